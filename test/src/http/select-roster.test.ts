import { describe, expect, test } from 'vitest';
import { Roster } from '../../../src/domain/roster.ts';
import { selectRoster } from '../../../src/http/select-roster.ts';
import { sampleRoster } from '../samples.ts';

describe('selecting from a roster', () => {
  test('nothing asked for is everything', () => {
    expect(selectRoster(sampleRoster, {})).toEqual(sampleRoster);
  });

  test('people: their shifts and breaches stay, coverage and gaps are everybody’s', () => {
    const selected = selectRoster(sampleRoster, { agents: ['a02'] });
    expect(selected.people).toEqual([sampleRoster.people[1]]);
    expect(selected.violations).toEqual([]);
    expect(selected.coverage).toEqual(sampleRoster.coverage);
    expect(selected.gaps).toEqual(sampleRoster.gaps);
    expect(selectRoster(sampleRoster, { agents: ['a01'] }).violations).toEqual(sampleRoster.violations);
  });

  test('dates: both ends are included, and people without a shift stay listed', () => {
    const monday = selectRoster(sampleRoster, { to: '2026-11-23' });
    expect(monday.people.map(({ assignments }) => assignments.map(({ date }) => date))).toEqual([
      ['2026-11-23'],
      ['2026-11-23'],
    ]);
    expect([monday.coverage.queues, monday.coverage.team].map(({ length }) => length)).toEqual([1, 1]);
    expect([monday.gaps, monday.violations]).toEqual([[], []]);
    expect(selectRoster(sampleRoster, { from: '2026-11-24', to: '2026-11-24' }).gaps).toEqual(
      sampleRoster.gaps,
    );
    const later = selectRoster(sampleRoster, { from: '2026-12-01' });
    expect(later.people.map(({ assignments }) => assignments)).toEqual([[], []]);
    expect(Roster.parse(later).certificate).toEqual(sampleRoster.certificate);
  });
});
