import { describe, expect, test } from 'vitest';
import { evaluateQueue } from '../../../models/queueing/performance.ts';
import { evaluateTransient } from '../../../models/queueing/transient.ts';
import { expectNear } from '../../models/simulation/near.ts';
import { estimate, simulated, steadyDay } from './simulated.ts';

const chat = {
  kind: 'chat',
  agentSecondsPerReply: 20,
  customerSecondsPerMessage: 45,
  repliesPerChat: 8,
  concurrency: 4,
  patienceSeconds: 90,
};

describe('a curve that does not move', () => {
  // Mandelbaum & Zeltyn 2007: 3.1 % abandon, digits computed.
  const handling = { kind: 'task', averageHandleSeconds: 60, patienceSeconds: 120 } as const;
  const { overall } = simulated(
    steadyDay(handling, 48 * 60, 50, { replications: 10, withinSeconds: [10], halfWidthSeconds: 0.01 }),
  );
  const exact = evaluateQueue({ contactsPerSecond: 0.8, handling }, 50, { withinSeconds: 10 });

  test('abandons, waits and works as Erlang A says', () => {
    expectNear(estimate(overall.abandonment), 0.0309122, 0.05);
    expectNear(estimate(overall.averageResponseSeconds), exact.averageResponseSeconds, 0.05);
    expectNear(estimate(overall.firstResponseSeconds), exact.firstResponseSeconds, 0.05);
    expectNear(estimate(overall.answeredWithin[0].share), exact.answeredWithinShare, 0.01);
    expectNear(estimate(overall.occupancy), exact.occupancy, 0.01);
    expect(overall.answeredWithin[0].seconds).toBe(10);
  });

  test('is told the same overall, for its only queue and its only band', () => {
    const { queues, bands, ...rest } = simulated(
      steadyDay(handling, 48 * 60, 50, { replications: 2, withinSeconds: [10], halfWidthSeconds: 0.01 }),
    );
    const [{ queue, intervals, ...ofQueue }] = queues;
    const [{ band, queues: ofBand, ...inBand }] = bands;
    expect([queue, band, intervals.length]).toEqual(['q', 'all hours', 24]);
    expect(ofQueue).toEqual(rest.overall);
    expect(inBand).toEqual(rest.overall);
    expect(ofBand).toEqual([{ queue: 'q', ...rest.overall }]);
  });
});

describe('reply times', () => {
  const art = (replyTime?: object): number => {
    const options = {
      maximumReplies: 700_000,
      halfWidthSeconds: 0.01,
      intervals: 'none',
      ...(replyTime && { replyTime }),
    };
    return simulated(steadyDay(chat, 570, 30, options)).overall.averageResponseSeconds!.mean;
  };
  const exponential = art();

  test('that are exponential give what the chat model says', () => {
    const handling = { ...chat, kind: 'chat', idleTailSeconds: 0 } as const;
    const model = evaluateQueue({ contactsPerSecond: 570 / 3600, handling }, 30);
    // The model itself is up to two per cent off.
    expect(Math.abs(exponential / model.averageResponseSeconds - 1)).toBeLessThan(0.025);
    // Another simulation of this team gave 42 s.
    expect(Math.abs(exponential - 42)).toBeLessThan(1);
  });

  test('with a heavy tail make customers wait longer', () => {
    // The other simulation gave 48 s.
    expect(Math.abs(art({ kind: 'lognormal', coefficientOfVariation: 2 }) - 48)).toBeLessThan(1);
  });

  test('that never vary are the same however they are written, and make them wait less', () => {
    const fixed = art({ kind: 'lognormal', coefficientOfVariation: 0 });
    expect(art({ kind: 'empirical', seconds: [7] })).toBe(fixed);
    expect(fixed).toBeLessThan(exponential - 2);
  });
});

test('a curve that moves with a live peak gives what the transient chain says, quarter by quarter', () => {
  const handling = { kind: 'task', averageHandleSeconds: 240, patienceSeconds: 100 } as const;
  const contacts = [20, 20, 20, 60, 120, 120, 60, 20, 20, 20, 20, 20];
  const agents = [8, 8, 8, 10, 24, 30, 26, 12, 8, 6, 6, 8];
  const day = (values: readonly number[]): number[] => [
    ...new Array<number>(80).fill(0),
    ...values,
    0,
    0,
    0,
    0,
  ];
  const { intervals } = simulated({
    shop: { openingHours: { from: '20:00', to: '23:00' } },
    queues: [{ id: 'q', skill: 's', handling }],
    forecast: [{ kind: 'intervals', queue: 'q', contacts: day(contacts) }],
    targets: { bands: [], always: { answeredWithin: { share: 0.8, seconds: 30 } } },
    staffing: { kind: 'curve', queues: [{ queue: 'q', agents: day(agents) }] },
    simulation: { replications: 400, halfWidthSeconds: 0.01, departure: 'at-once' },
  });
  const demand = { intervalSeconds: 900, contactsPerSecond: contacts.map((volume) => volume / 900) };
  const chain = evaluateTransient(handling, demand, agents, {
    start: 'empty',
    staffDrop: 'at-once',
    withinSeconds: 30,
  });
  expect(intervals.map(({ start }) => start.slice(11, 16))).toEqual(
    contacts.map(
      (_, quarter) => `${20 + Math.floor(quarter / 4)}:${String((quarter % 4) * 15).padStart(2, '0')}`,
    ),
  );
  const shares = intervals.map(({ answeredWithin }) => answeredWithin[0].share!);
  shares.forEach(({ mean, halfWidth }, quarter) => {
    const exact = chain[quarter].performance.answeredWithinShare;
    expect(Math.abs(mean - exact), intervals[quarter].start).toBeLessThan(1.6 * halfWidth! + 0.01);
  });
  // The peak is felt: this would not be seen by a model that forgets what each quarter leaves over.
  expect(Math.min(...shares.map(({ mean }) => mean))).toBeLessThan(0.5);
});

describe('the same request', () => {
  test('has the same answer', () => {
    expect(simulated()).toEqual(simulated());
    expect(simulated({ simulation: { seed: 2 } }).overall).not.toEqual(simulated().overall);
  });

  test('as people who serve all day is the same as a curve', () => {
    const people = ['a', 'b'].map((id) => ({
      id,
      skills: ['chat'],
      assignments: [{ start: '2026-11-23T09:00', end: '2026-11-23T18:00' }],
    }));
    expect(simulated({ staffing: { kind: 'roster', people } })).toEqual(simulated());
  });
});

describe('settings', () => {
  const busy = (simulation: object): ReturnType<typeof simulated> =>
    simulated({
      forecast: [{ kind: 'daily', queue: 'chat', contactsPerDay: [600] }],
      capacity: { uncertainty: { dayVariation: 0.4 } },
      simulation: { replications: 30, halfWidthSeconds: 0.01, intervals: 'none', ...simulation },
    });

  test('a bot settles its share, and of one queue another share', () => {
    const [none, some, own] = [
      {},
      { deflectedShare: 0.4 },
      { deflectedShare: 0.4, queues: [{ queue: 'chat', deflectedShare: 0.1 }] },
    ].map((options) => busy(options).overall);
    expect(none.deflected).toBe(0);
    expect(some.offered + some.deflected).toBeCloseTo(none.offered, 3);
    expect(some.deflected / none.offered).toBeCloseTo(0.4, 1);
    expect(own.deflected / none.offered).toBeCloseTo(0.1, 1);
    expect(some.averageResponseSeconds!.mean).toBeLessThan(none.averageResponseSeconds!.mean);
  });

  test('days that differ from the forecast make waits less certain', () => {
    const exact = simulated({
      forecast: [{ kind: 'daily', queue: 'chat', contactsPerDay: [600] }],
      simulation: { replications: 30, halfWidthSeconds: 0.01, intervals: 'none' },
    }).overall;
    expect(busy({}).overall.averageResponseSeconds!.halfWidth!).toBeGreaterThan(
      2 * exact.averageResponseSeconds!.halfWidth!,
    );
  });

  test('agents who go at once leave chats behind', () => {
    const agents = [
      { from: '09:00', to: '13:00', agents: 6 },
      { from: '13:00', to: '18:00', agents: 1 },
    ];
    const [finish, atOnce] = ['finish-chats', 'at-once'].map((departure) => {
      const handling = { ...chat, patienceSeconds: 60 };
      return simulated({
        queues: [{ id: 'chat', skill: 'chat', handling }],
        forecast: [{ kind: 'daily', queue: 'chat', contactsPerDay: [2000] }],
        staffing: { kind: 'curve', queues: [{ queue: 'chat', agents }] },
        simulation: { departure, replications: 10, intervals: 'none' },
      }).overall;
    });
    expect(finish.dropped).toBe(0);
    expect(atOnce.dropped).toBeGreaterThan(0.5);
  });

  test('the queue of the lower priority number is served first', () => {
    const queues = ['first', 'second'].map((id) => ({
      id,
      skill: 's',
      handling: { kind: 'task', averageHandleSeconds: 300, patienceSeconds: 600 },
    }));
    const waits = (simulation: object): number[] =>
      simulated({
        queues,
        forecast: queues.map(({ id }) => ({ kind: 'daily', queue: id, contactsPerDay: [150] })),
        staffing: {
          kind: 'roster',
          people: ['a', 'b', 'c'].map((id) => ({
            id,
            skills: ['s'],
            assignments: [{ start: '2026-11-23T09:00', end: '2026-11-23T18:00' }],
          })),
        },
        simulation: { replications: 30, halfWidthSeconds: 0.01, ...simulation },
      }).queues.map(({ averageResponseSeconds }) => averageResponseSeconds!.mean);
    const [equalFirst, equalSecond] = waits({});
    const [first, second] = waits({ queues: [{ queue: 'second', priority: 1 }] });
    expect(Math.abs(equalFirst / equalSecond - 1)).toBeLessThan(0.2);
    expect(first).toBeLessThan(0.6 * second);
  });

  test.each([
    ['queues', 36, 36],
    ['team', 36, 0],
    ['none', 0, 0],
  ])('intervals: %s', (intervals, ofTeam, ofQueue) => {
    const simulation = simulated({ simulation: { intervals, replications: 2 } });
    expect(simulation.intervals).toHaveLength(ofTeam);
    expect(simulation.queues[0].intervals).toHaveLength(ofQueue);
  });
});

describe('how it ends', () => {
  const day = { forecast: [{ kind: 'daily', queue: 'chat', contactsPerDay: [300] }] };

  test.each([
    ['precise', { halfWidthSeconds: 3 }],
    ['replications', { replications: 6, halfWidthSeconds: 0.001 }],
    ['replies', { maximumReplies: 20_000, halfWidthSeconds: 0.001 }],
  ])('%s', (ended, simulation) => {
    const done = simulated({ ...day, simulation });
    expect(done.ended).toBe(ended);
    expect(done.warnings.join()).not.toMatch(/budget|machine/);
    expect(done.replies / done.replications).toBeCloseTo(done.overall.replies, 1);
  });

  test('with too small a budget to know how sure it is', () => {
    const { replications, overall, targets, warnings } = simulated({
      ...day,
      simulation: { maximumReplies: 1 },
    });
    expect(replications).toBe(1);
    expect(overall.averageResponseSeconds!.halfWidth).toBeNull();
    expect(targets.map(({ verdict }) => verdict)).toEqual(['undecided', 'undecided', 'undecided']);
    expect(warnings.join()).toContain('Replications played: 1.');
  });

  test('by time, with what was finished by then', () => {
    let asked = 0;
    const { ended, replications, warnings } = simulated(day, () => (asked++ > 250 ? 16_000 : 0));
    expect(ended).toBe('time');
    // Time is asked for at the start and once in each of the 96 intervals.
    expect(replications).toBe(2);
    expect(warnings.join()).toContain('depends on the machine');
  });

  test('by time before anything was finished', () => {
    let asked = 0;
    const { ended, replications, overall } = simulated(day, () => (asked++ === 0 ? 0 : 16_000));
    expect([ended, replications, overall.offered]).toEqual(['time', 0, 0]);
    expect(overall.averageResponseSeconds).toBeNull();
  });
});

describe('at the edge', () => {
  test('nobody writes: agents are idle and no target is judged', () => {
    const { overall, targets, bands } = simulated({
      forecast: [{ kind: 'daily', queue: 'chat', contactsPerDay: [0] }],
    });
    expect(overall).toMatchObject({ offered: 0, averageResponseSeconds: null, abandonment: null });
    expect(overall.occupancy).toEqual({ mean: 0, halfWidth: 0 });
    expect(targets).toEqual([]);
    expect(bands.map(({ band }) => band)).toEqual(['09:00–12:00', '12:00–14:00', 'other hours']);
  });

  const nobody = { kind: 'curve', queues: [{ queue: 'chat', agents: new Array<number>(96).fill(0) }] };

  test('nobody on duty: everybody leaves, and every target is missed', () => {
    const handling = { ...chat, patienceSeconds: 120 };
    const { overall, targets } = simulated({
      queues: [{ id: 'chat', skill: 'chat', handling, targets: { maximumAbandonment: 0.1 } }],
      staffing: nobody,
    });
    expect(overall.abandoned).toBe(overall.offered);
    expect(overall).toMatchObject({ averageResponseSeconds: null, occupancy: null, unanswered: 0 });
    expect(overall.abandonment).toEqual({ mean: 1, halfWidth: 0 });
    expect(targets).toHaveLength(6);
    expect(targets.map(({ verdict }) => verdict)).toEqual(new Array(6).fill('missed'));
  });

  test('nobody on duty and nobody leaves: they stay unanswered, and it says so', () => {
    const { overall, warnings, targets } = simulated({ staffing: nobody });
    expect(overall).toMatchObject({ abandoned: 0, answered: 0 });
    expect(overall.unanswered).toBe(overall.offered);
    expect(warnings.join()).toMatch(/of queue “chat” are never answered.*patience/);
    expect(targets.map(({ verdict }) => verdict)).toEqual(['missed', 'missed', 'missed']);
  });

  test('those who stay unanswered are not hidden by those who were answered', () => {
    const agents = [{ from: '09:00', to: '14:30', agents: 9 }];
    const { bands, targets } = simulated({
      staffing: { kind: 'curve', queues: [{ queue: 'chat', agents }] },
    });
    const other = bands.findIndex(({ band }) => band === 'other hours');
    expect(bands[other].averageResponseSeconds!.mean).toBeLessThan(30);
    expect(bands[other].unanswered).toBeGreaterThan(1);
    expect(targets.map(({ verdict }) => verdict)).toEqual(['held', 'held', 'missed']);
  });

  test.each([
    ['24:00', 0],
    // Nine hours of writing and one after closing are 3000 replies at most, 600 chats of the 6644.
    ['18:00', 6644 - 600],
  ])('far too much work for one agent until %s, and nobody leaves: it ends', (to, unanswered) => {
    const { overall, ended } = simulated({
      forecast: [{ kind: 'daily', queue: 'chat', contactsPerDay: [12_000] }],
      staffing: { kind: 'curve', queues: [{ queue: 'chat', agents: [{ from: '09:00', to, agents: 1 }] }] },
      simulation: { replications: 5, intervals: 'none' },
    });
    expect(ended).toBe('replications');
    expect(overall.averageResponseSeconds!.mean).toBeGreaterThan(1800);
    // The team of the last interval stays until nobody waits.
    expect(overall.unanswered).toBeGreaterThanOrEqual(unanswered);
    expect(overall.unanswered).toBeLessThanOrEqual(1.09 * unanswered);
  });

  test('one agent for one contact at a time is Pollaczek and Khinchine', () => {
    const options = {
      replications: 60,
      halfWidthSeconds: 0.01,
      replyTime: { kind: 'lognormal', coefficientOfVariation: 0.5 },
    };
    const { overall } = simulated(steadyDay({ kind: 'task', averageHandleSeconds: 100 }, 18, 1, options));
    expectNear(estimate(overall.averageResponseSeconds), 100 * ((1 + 0.25) / 2), 0.15);
  });

  test('a team of a thousand stays within its budget of replies', () => {
    const options = { maximumReplies: 100_000, halfWidthSeconds: 0.001, intervals: 'none' };
    const { ended, replies, replications, overall } = simulated(
      steadyDay({ kind: 'task', averageHandleSeconds: 600 }, 5700, 1000, options),
    );
    expect(ended).toBe('replies');
    expect(replications).toBe(1);
    expect(replies).toBeGreaterThan(100_000);
    expect(overall.occupancy!.mean).toBeCloseTo(0.95, 1);
  });
});
