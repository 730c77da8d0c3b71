import { describe, expect, test } from 'vitest';
import type { FieldError } from '../../../../src/domain/problem.ts';
import { admitStaffing } from '../../../../src/planning/admit.ts';
import { sampleDemand } from '../../samples.ts';
import { queue, refused } from './refused.ts';

function refusedStaffing(change: object = {}): readonly FieldError[] {
  const admission = admitStaffing({ ...sampleDemand(), ...change });
  return admission.status === 'refused' ? admission.errors : [];
}

const day = (contacts: number): object => ({
  forecast: [{ kind: 'daily', queue: 'chat', contactsPerDay: [contacts] }],
});
const call = { kind: 'task', averageHandleSeconds: 3600 };

describe('a request for staffing', () => {
  test('is the demand part of a plan request', () => {
    expect(refusedStaffing()).toEqual([]);
    expect(refusedStaffing({ team: { agents: [] }, rules: {}, surprise: 1 }).map(({ path }) => path)).toEqual(
      ['team', 'rules', 'surprise'],
    );
  });

  test.each<[string, object]>([
    ['no queue', { queues: [] }],
    ['a queue twice', { queues: [queue(), queue()] }],
    ['a forecast of an unknown queue', { forecast: [{ kind: 'daily', queue: 'x', contactsPerDay: [1] }] }],
    ['too many days of forecast', { forecast: [{ kind: 'daily', queue: 'chat', contactsPerDay: [1, 2] }] }],
    ['negative contacts', day(-1)],
    ['no patience at all', { queues: [queue({ handling: { ...queue().handling, patienceSeconds: 0 } })] }],
    [
      'a stream out of the horizon',
      { calendar: { liveStreams: [{ id: 'x', start: '2026-12-24T10:00', end: '2026-12-24T11:00' }] } },
    ],
    ['an average response below the typing time', { targets: { always: { averageResponseSeconds: 11.9 } } }],
    [
      'a share of replies that typing alone misses',
      { targets: { always: { threeMinuteReplyRate: 0.9999999 } } },
    ],
    ['a shop that is closed', { shop: { openingHours: { sunday: [{ from: '09:00', to: '18:00' }] } } }],
    ['a hundred thousand agents', { queues: [queue({ handling: call })], ...day(1_000_000) }],
    [
      'clocks that intervals do not fit',
      {
        shop: { timeZone: 'Australia/Lord_Howe' },
        horizon: { firstDay: '2026-10-04', days: 1, intervalMinutes: 60 },
      },
    ],
    [
      'a certainty that no day gives',
      { capacity: { uncertainty: { dayVariation: 0.1, targetsHold: { shareOfDays: 1 } } } },
    ],
    ['a variation of nothing', { capacity: { uncertainty: { dayVariation: 0 } } }],
  ])('with %s is refused as a plan is', (_what, change) => {
    const errors = refusedStaffing(change);
    expect(errors.length).toBeGreaterThan(0);
    // A plan may lack more: a closed shop has no shift either.
    expect(refused(change).slice(0, errors.length)).toEqual(errors);
  });

  test('beyond reach is told the best there is, and too much of it how much it would need', () => {
    expect(refusedStaffing({ targets: { always: { averageResponseSeconds: 11.9 } } })).toEqual([
      {
        path: 'targets.always.averageResponseSeconds',
        message: 'always asks 11.9 of queue “chat”; no number of agents gets better than 12.00',
      },
    ]);
    const [{ path, message }] = refusedStaffing({ queues: [queue({ handling: call })], ...day(1_000_000) });
    expect(path).toBe('forecast[0]');
    expect(message).toMatch(/needs at least 125001 agents at .*; at most 10000 can be planned/);
  });

  test('is as large as its busiest judged day', () => {
    const large = (uncertainty?: object): readonly FieldError[] =>
      refusedStaffing({
        queues: [queue({ handling: call })],
        ...day(75_000),
        ...(uncertainty && { capacity: { uncertainty } }),
      });
    expect(large()).toEqual([]);
    expect(large({ dayVariation: 0.2, targetsHold: { shareOfDays: 0.95 } })[0].path).toBe('forecast[0]');
  });

  test('asks what-if of known queues, at times the shop is open, within reason', () => {
    const asked = (...intervals: object[]): readonly FieldError[] =>
      refusedStaffing({ whatIf: { intervals } });
    expect(asked({ queue: 'chat', at: '2026-11-23T17:59' })).toEqual([]);
    expect(
      asked(
        { queue: 'x', at: '2026-11-23T09:00' },
        { queue: 'chat', at: '2026-11-23T18:00' },
        { queue: 'chat', at: '2026-11-24T09:00' },
        { queue: 'chat', at: '2026-11-22T23:59' },
      ),
    ).toEqual([
      { path: 'whatIf.intervals[0].queue', message: 'no queue “x”; the request has “chat”' },
      { path: 'whatIf.intervals[1].at', message: 'the shop is closed then' },
      { path: 'whatIf.intervals[2].at', message: 'must lie in the horizon, 2026-11-23 to 2026-11-23' },
      { path: 'whatIf.intervals[3].at', message: 'must lie in the horizon, 2026-11-23 to 2026-11-23' },
    ]);
    const range = (from: number, to: number): string[] =>
      refusedStaffing({ whatIf: { agents: { from, to } } }).map(({ message }) => message);
    expect(range(3, 2)).toEqual(['must not be less than `from`']);
    expect(range(0, 200)).toEqual(['must be less than `from` + 200']);
    expect(range(0, 199)).toEqual([]);
  });
});
