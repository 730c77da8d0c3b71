import { describe, expect, it } from 'vitest';
import { RULE_NAMES, Rules } from '../../../src/domain/rules.ts';
import type { RuleName } from '../../../src/domain/rules.ts';
import { RULE_PACKS, resolveRules } from '../../../src/presets/rule-packs.ts';

/** What only a request that asks for it is judged by. */
const ASKED_FOR: [RuleName, 'required' | 'preferred', number, string][] = [
  ['forbidden-successions', 'required', 0, 'Shift settings'],
  ['shift-limits', 'required', 0, 'Contract classes'],
  ['day-off-wanted', 'preferred', 0, 'Wish'],
  ['shift-wanted', 'preferred', 0, 'Wish'],
  ['shift-unwanted', 'preferred', 0, 'Wish'],
  ['partner-wanted', 'preferred', 240, 'Wish'],
];

/** The levels and limits as the laws and the guide state them, written out once more by hand. */
const STATED: Record<string, [RuleName, 'required' | 'preferred', number, string][]> = {
  cn: [
    ['minutes-per-day', 'required', 8 * 60, 'art. 36'],
    ['minutes-per-week', 'required', 40 * 60, 'Decree 174'],
    ['overtime-per-day', 'required', 3 * 60, 'art. 41'],
    ['overtime-per-month', 'required', 36 * 60, 'art. 41'],
    ['weekly-rest-day', 'required', 1, 'art. 38'],
    ['daily-rest', 'preferred', 11 * 60, 'Good practice'],
    ['night-work-protection', 'required', 0, 'art. 61 and 63'],
    ['overtime-protection', 'required', 0, 'art. 61 and 63'],
    ['minor-minutes', 'required', 8 * 60, 'Protection of Minors art. 61'],
    ['minor-night-work', 'required', 0, 'Protection of Minors art. 61'],
    ['comprehensive-hours', 'required', 36 * 60, 'No. 503 of 1994'],
    ['supervisor-on-duty', 'preferred', 30, 'guide'],
    ['shop-manager-in-live', 'preferred', 0, 'guide'],
    ['night-share', 'preferred', 50, 'Good practice'],
    ['staggered-shift-ends', 'preferred', 2, 'guide'],
    ...ASKED_FOR,
  ],
  eu: [
    ['daily-rest', 'required', 11 * 60, '2003/88/EC art. 3'],
    ['break-in-long-shift', 'required', 6 * 60, '2003/88/EC art. 4'],
    ['weekly-rest-hours', 'required', (24 + 11) * 60, '2003/88/EC art. 5'],
    ['average-week', 'required', 48 * 60, '2003/88/EC art. 6'],
    ['night-minutes', 'required', 8 * 60, '2003/88/EC art. 8'],
    ['night-work-protection', 'required', 0, '92/85/EEC art. 7'],
    ['minor-minutes', 'required', 8 * 60, '94/33/EC art. 8'],
    ['minor-night-work', 'required', 0, '94/33/EC art. 9'],
    ['minor-daily-rest', 'required', 12 * 60, '94/33/EC art. 10'],
    ['minor-rest-days', 'required', 2, '94/33/EC art. 10'],
    ['minor-break', 'required', 270, '94/33/EC art. 12'],
    ['supervisor-on-duty', 'preferred', 30, 'guide'],
    ['shop-manager-in-live', 'preferred', 0, 'guide'],
    ['staggered-shift-ends', 'preferred', 2, 'guide'],
    ...ASKED_FOR,
  ],
  none: ASKED_FOR,
};

describe.each(['cn', 'eu', 'none'] as const)('rule pack %s', (pack) => {
  const book = RULE_PACKS[pack];

  it.each(STATED[pack])('%s is %s with limit %d (%s)', (name, level, limit, article) => {
    expect(book[name]).toMatchObject({ name, level, limit });
    expect(book[name].article).toContain(article);
  });

  it('has every rule, and those not stated are off', () => {
    expect(Object.keys(book).sort()).toEqual([...RULE_NAMES].sort());
    const stated = STATED[pack].map(([name]) => name);
    const on = RULE_NAMES.filter((name) => book[name].level !== 'off');
    expect(on.sort()).toEqual([...stated].sort());
  });

  it('gives a limit exactly to the rules that have a unit, and a source and a weight to all', () => {
    for (const name of RULE_NAMES) {
      const rule = book[name];
      expect(rule.limit > 0, name).toBe(rule.unit !== 'none');
      expect(rule.weight, name).toBeGreaterThan(0);
      expect(rule.article, name).not.toBe('');
    }
  });

  it('counts overtime from eight hours on', () => {
    expect(book['minutes-per-day'].limit).toBe(480);
  });
});

describe('resolveRules', () => {
  it('takes the Chinese pack when nothing is asked', () => {
    expect(resolveRules(Rules.parse({}))).toEqual(RULE_PACKS.cn);
  });

  it('puts overrides in one by one and leaves the pack as it was', () => {
    const before = structuredClone(RULE_PACKS.cn);
    const book = resolveRules(
      Rules.parse({
        pack: 'cn',
        overrides: {
          'daily-rest': { level: 'required', limit: 600 },
          'day-off-wanted': { weight: 0 },
          'weekly-rest-hours': { level: 'preferred' },
        },
      }),
    );
    expect(book['daily-rest']).toEqual({ ...before['daily-rest'], level: 'required', limit: 600 });
    expect(book['day-off-wanted']).toEqual({ ...before['day-off-wanted'], weight: 0 });
    expect(book['weekly-rest-hours']).toMatchObject({ level: 'preferred', limit: 2100, unit: 'minutes' });
    expect(book['minutes-per-day']).toEqual(before['minutes-per-day']);
    expect(RULE_PACKS.cn).toEqual(before);
  });
});
