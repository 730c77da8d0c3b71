import { describe, expect, test } from 'vitest';
import type { Replan, ReplanAction } from '../../../src/domain/replan.ts';
import type { ShiftChange } from '../../../src/domain/roster-diff.ts';
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

  test('what a replan changed: its people and dates, and what was done on the dates for gaps', () => {
    const change = (agent: string, date: string): ShiftChange => ({
      agent,
      date,
      kind: 'removed',
      before: null,
      after: null,
      minutes: -480,
    });
    const action = (date: string): ReplanAction => ({
      gap: {
        kind: 'queue',
        queue: 'chat',
        start: `${date}T09:00:00+08:00`,
        end: `${date}T10:00:00+08:00`,
        missing: 1,
        agentMinutes: 60,
      },
      did: 'buffer',
      people: ['a02'],
      agentMinutes: 60,
      words: 'a02 stands by as buffer and serves chat.',
    });
    const [monday, tuesday] = ['2026-11-23', '2026-11-24'];
    const moment = `${monday}T00:00:00+08:00`;
    const replan: Replan = {
      plan: null,
      now: moment,
      freezeUntil: moment,
      absentShifts: 3,
      changesBeyondAbsences: 0,
      changes: {
        firstDay: monday,
        lastDay: tuesday,
        kept: 0,
        moved: 0,
        added: 0,
        removed: 3,
        otherTemplate: 0,
        people: 2,
        minutes: -1440,
        changes: [change('a01', monday), change('a02', monday), change('a02', tuesday)],
      },
      actions: [action(monday), action(tuesday)],
    };
    const selected = selectRoster({ ...sampleRoster, replan }, { agents: ['a02'], to: monday }).replan!;
    expect(selected.changes).toEqual({ ...replan.changes, changes: [change('a02', monday)] });
    expect(selected.actions).toEqual([action(monday)]);
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
