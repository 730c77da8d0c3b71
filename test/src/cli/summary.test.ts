import { expect, test } from 'vitest';
import { summaryLines } from '../../../src/cli/summary.ts';
import { displayWidth } from '../../../src/cli/text-table.ts';
import { sampleRoster } from '../samples.ts';

test('a roster in short', () => {
  expect(summaryLines(sampleRoster, 'roster.json').join('\n')).toBe(
    `Corner Shop, 2026-11-23 to 2026-11-24 (Asia/Shanghai)

Headcount      2 people; proven: not fewer than 2 (gap 0.0 %)
Cost           960: base 960
Rule of thumb  3 people; misses a target in 2 of 36 intervals
Shop tier      Inside the suggestion.
Shortage       4 agent intervals; proven: 2.5 weighed, not fewer than 2
Search         proven gap reached after 0.3 s
Replay         promises missed where agents are missing in round 1, 4 of 36 queue intervals missed; simulated 20 times (precise)
Audit          passed: 2 checks, 38 cases looked at
Roster         roster.json

Band         Contacts  ART predicted     Simulated  Target  Met  By rule of thumb  Buffer  Target set by
09:00–12:00      10.8         13.3 s  13.4 ± 0.2 s    45 s  yes            14.5 s     0–1  band 09:00–12:00
other hours        20      unbounded             –       –  –                   –       1  none

Stand-by (2)
  Date        Band         Skill  Called in this order
  2026-11-23  12:00–14:00  chat   1 a01 13:00–14:00; 2 a02 13:00–14:00
  2026-11-24  12:00–14:00  chat   1 a01 13:00–14:00; 2 a02 13:00–14:00

Why
  Why two people work.
  What 09:00 takes.
  What 10:00 takes.
  What 11:00 takes.
  What sets how many agents a queue needs: an answer in time, 100 % of the time.
  Nobody too many.

Broken rules (1)
  daily-rest, preferred, once: 11 hours between shifts
    a01 2026-11-24: rest of 10 h 30 min, at least 11 h

Gaps (1)
  2026-11-24 13:00–14:00 queue chat: 1 missing

Warnings (1)
  The holiday calendar has no year 2027.`,
  );
});

test('what there is none of is not mentioned, and what could not be solved is said', () => {
  const { certificate } = sampleRoster;
  const lines = summaryLines(
    {
      ...sampleRoster,
      violations: [],
      gaps: [],
      warnings: [],
      certificate: {
        ...certificate,
        headcount: 1,
        ended: 'stop',
        objective: { minimise: 'cost', value: 1200, bound: 1100.5, gap: 0.0829 },
        shortage: { agentIntervals: 0, weighted: null, weightedBound: 0 },
        ruleOfThumb: { ...certificate.ruleOfThumb, headcount: null, headcountBound: null },
        audit: { ...certificate.audit, passed: false },
        bands: certificate.bands.map((band) => ({ ...band, met: false })),
      },
    },
    undefined,
  );
  const text = lines.join('\n');
  expect(text).toContain('1 person;');
  expect(text).toContain('Rule of thumb  not solved; misses');
  expect(text).toContain('Shortage       none');
  expect(text).toContain('stopped on request after 0.3 s; cost 1200, not less than 1100.5 (gap 8.3 %)');
  expect(text).toContain('FAILED: 2 checks');
  expect(text).toMatch(/45 s {2}NO /);
  expect(text).not.toMatch(/Broken rules|Gaps|Warnings|Roster/);
});

test('a cost names the parts that it has, and no cost is not mentioned', () => {
  const { cost } = sampleRoster;
  const lineOf = (change: Partial<typeof cost>): string | undefined =>
    summaryLines({ ...sampleRoster, cost: { ...cost, ...change } }, undefined).find((line) =>
      line.startsWith('Cost '),
    );
  expect(lineOf({ total: 2702.5, overtimePremium: 22.5, holidayPremium: 720, hiring: 1000 })).toBe(
    'Cost           2702.5: base 960, overtime 22.5, holidays 720, hiring 1000',
  );
  expect(lineOf({ total: 1680, holidayPremium: 720 })).toBe('Cost           1680: base 960, holidays 720');
  expect(lineOf({ total: 0, base: 0 })).toBeUndefined();
});

test('a proof still open is shown with what is known', () => {
  const { certificate } = sampleRoster;
  const shortage = { agentIntervals: 3, weighted: null, weightedBound: 1.25 };
  const ruleOfThumb = { ...certificate.ruleOfThumb, headcount: 5, headcountBound: 4 };
  const text = summaryLines(
    { ...sampleRoster, certificate: { ...certificate, shortage, ruleOfThumb } },
    'x',
  ).join('\n');
  expect(text).toContain('3 agent intervals; proven: not fewer than 1.3 weighed');
  expect(text).toContain('5 people (not fewer than 4); misses');
});

test('where no hour has a price, the explanation says why', () => {
  const { explanation } = sampleRoster;
  const drivers = { stretches: [], note: 'No price is known.' };
  const lines = summaryLines({ ...sampleRoster, explanation: { ...explanation, drivers } }, undefined);
  expect(lines).toContain('  No price is known.');
});

test('many breaches and gaps are cut, rule by rule', () => {
  const [violation] = sampleRoster.violations;
  const [gap] = sampleRoster.gaps;
  const other = { ...violation, rule: 'weekly-rest-day', person: undefined, date: undefined };
  const lines = summaryLines(
    {
      ...sampleRoster,
      violations: [...Array<typeof violation>(9).fill(violation), other],
      gaps: Array<typeof gap>(15).fill(gap),
    },
    undefined,
  );
  const from = lines.indexOf('Broken rules (10)');
  expect(lines[from + 1]).toBe('  daily-rest, preferred, 9 times: 11 hours between shifts');
  expect(lines[from + 5]).toBe('    … and 6 more');
  expect(lines[from + 6]).toBe('  weekly-rest-day, preferred, once: 11 hours between shifts');
  expect(lines[from + 7]).toBe('    rest of 10 h 30 min, at least 11 h');
  expect(lines).toContain('  … and 3 more');
});

test('several queues are named, and what misses a target is told although another replay keeps it', () => {
  const { certificate } = sampleRoster;
  const [first] = certificate.bands;
  const [target] = first.targets;
  const care = {
    ...first,
    queue: 'after-sales',
    targets: [
      { ...target, simulated: { mean: 47.25, halfWidth: 0.5 }, met: false },
      {
        target: 'answeredWithin' as const,
        asked: 0.8,
        withinSeconds: 30,
        source: 'request',
        predicted: 0.7912,
        simulated: null,
        met: false,
      },
    ],
    met: false,
  };
  const replay = {
    ...certificate.replay,
    simulation: { ...certificate.replay.simulation, intervalsMissed: 3 },
  };
  const bands = [first, care];
  const lines = summaryLines({ ...sampleRoster, certificate: { ...certificate, bands, replay } }, undefined);
  const text = lines.join('\n');
  expect(text).toMatch(/Band +Queue +Contacts/);
  expect(text).toMatch(/09:00–12:00 {2}chat +10\.8 .* yes +14\.5 s/);
  expect(text).toMatch(/09:00–12:00 {2}after-sales +10\.8 .* NO +– /);
  expect(text).toContain('simulated 20 times (precise), missing 3 queue intervals');
  expect(lines.slice(lines.indexOf('Missed targets (2)') + 1)).toEqual(
    expect.arrayContaining([
      '  09:00–12:00, after-sales: averageResponseSeconds 45 s (band 09:00–12:00), predicted 13.3 s, simulated 47.3 ± 0.5 s',
      '  09:00–12:00, after-sales: answeredWithin 30 s 80.0 % (request), predicted 79.1 %, simulated –',
    ]),
  );
});

test('names cannot command the terminal', () => {
  const lines = summaryLines({ ...sampleRoster, shop: 'a\u001b[2Jb\r', warnings: ['x\ny'] }, undefined);
  expect(lines[0]).toMatch(/^a\uFFFD\[2Jb\uFFFD, /);
  expect(lines.at(-1)).toBe('  x\uFFFDy');
});

test('columns stay in line with Chinese names', () => {
  const [first, second] = sampleRoster.certificate.bands;
  const bands = [{ ...first, band: '晚高峰' }, second];
  const lines = summaryLines(
    { ...sampleRoster, certificate: { ...sampleRoster.certificate, bands } },
    undefined,
  );
  const table = lines.filter((line) => /^(Band|晚高峰|other)/.test(line));
  const columnOf = (line: string, cell: string): number =>
    displayWidth(line.slice(0, line.lastIndexOf(cell)));
  expect(columnOf(table[1], '  yes')).toBe(columnOf(table[0], '  Met'));
});

test.each([
  ['abc', 3],
  ['排班', 4],
  ['é', 1],
  ['e\u0301', 1],
  ['😀', 2],
  ['ａ', 2],
  ['', 0],
])('the width of %s is %i', (text, width) => {
  expect(displayWidth(text)).toBe(width);
});

test('where no least headcount is proven, none is claimed', () => {
  const certificate = { ...sampleRoster.certificate, headcountBound: 0, gap: 1 };
  const lines = summaryLines({ ...sampleRoster, certificate }, 'roster.json');
  expect(lines).toContain('Headcount      2 people; no least number is proven');
  expect(lines.join('\n')).not.toContain('not fewer than 0');
});
