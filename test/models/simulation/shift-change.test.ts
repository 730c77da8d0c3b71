import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ChatTeam } from '../../../models/simulation/chat-team.ts';
import { compileScenario } from '../../../models/simulation/compiled-scenario.ts';
import type { Counter } from '../../../models/simulation/tally.ts';
import type { Duty, SimulationScenario } from '../../../models/simulation/scenario.ts';
import { simulate } from '../../../models/simulation/simulate.ts';
import { expectNear } from './near.ts';
import { agentsAlways, chat, duty, queue, task } from './scenarios.ts';

const once = (scenario: SimulationScenario, seed = 1) => simulate(scenario, { seed, replications: 1 });

/** One agent over intervals of 100 s; contacts come in the first one only and wait for ever. */
const oneAgent = (
  schedule: readonly (Duty | 'absent')[],
  rest: Partial<SimulationScenario>,
): SimulationScenario => ({
  intervalSeconds: 100,
  intervalCount: schedule.length,
  queues: [queue({ contactsPerInterval: schedule.map((_, interval) => (interval === 0 ? 10 : 0)) })],
  agents: [{ schedule }],
  departure: 'finish-chats',
  ...rest,
});

describe('an agent who leaves', () => {
  const longTask = queue({
    contactsPerInterval: [10, 0, 0],
    handling: task({ averageHandleSeconds: 130 }),
    serviceShape: { kind: 'empirical', samples: [1] },
  });

  it('finishes the task at hand, takes no other, and the time is booked as staying on', () => {
    const scenario = oneAgent([duty(0), 'absent', 'absent'], { queues: [longTask] });
    const { overall, intervals, contactsLeft } = once(scenario);
    expect(overall.answered).toBe(1);
    expect(overall.finished).toBe(1);
    expect(contactsLeft).toBe(overall.offered - 1);
    // Busy all the time it is there: from its start some seconds before 100 until 130 s later.
    expect(intervals[1].occupancy!.mean).toBeCloseTo(1, 9);
    expect(intervals[2].occupancy).toBeUndefined();
  });

  it('hands the task back at once if the rule says so, and another agent starts it anew', () => {
    const scenario = oneAgent([duty(0), 'absent', 'absent'], {
      queues: [longTask],
      departure: 'at-once',
      agents: [{ schedule: [duty(0), 'absent', 'absent'] }, { schedule: ['absent', 'absent', duty(0)] }],
    });
    const { overall, intervals, contactsLeft } = once(scenario);
    expect(intervals[1].occupancy).toBeUndefined();
    expect(contactsLeft).toBe(0);
    expect(overall.finished).toBe(overall.offered);
    // The first answer counts once, though the task was started twice.
    expect(overall.replies).toBe(overall.offered);
  });

  it('goes on replying to the chats held, but to no others', () => {
    const handling = chat({ concurrency: 2, patienceSeconds: Infinity });
    const schedule = [duty(0), ...Array.from({ length: 40 }, () => 'absent' as const)];
    const contactsPerInterval = schedule.map((_, interval) => (interval === 0 ? 10 : 0));
    const { overall, intervals, contactsLeft } = once(
      oneAgent(schedule, { queues: [queue({ contactsPerInterval, handling })] }),
    );
    expect(intervals[2].replies).toBeGreaterThan(0);
    expect(intervals[1].contactsPerAgent!.mean).toBeLessThanOrEqual(2);
    expect(overall.finished + contactsLeft).toBe(overall.offered);
    expect(contactsLeft).toBeGreaterThan(0);
  });

  it('leaves chats to wait at the head of the queue, where a reply may come or the customer go', () => {
    const handling = chat({ concurrency: 3, patienceSeconds: 200, customerSecondsPerMessage: 20 });
    const schedule = [duty(0), 'absent', 'absent', duty(0), duty(0)] as const;
    const scenario = oneAgent(schedule, {
      queues: [queue({ contactsPerInterval: [2, 0, 0, 0, 0], handling })],
      departure: 'at-once',
    });
    const { overall, intervals } = simulate(scenario, { seed: 3, replications: 400 });
    expect(intervals[1].occupancy).toBeUndefined();
    expect(overall.dropped).toBeGreaterThan(0.1);
    expect(overall.finished).toBeGreaterThan(0.5);
    expect(overall.finished + overall.abandoned + overall.dropped).toBeCloseTo(overall.offered, 9);
  });

  it('changes nothing for memoryless work when another comes at the same moment', () => {
    const intervalCount = 400;
    const contactsPerInterval = Array.from({ length: intervalCount }, () => 4);
    const handling = chat({
      concurrency: 3,
      patienceSeconds: 60,
      agentSecondsPerReply: 15,
      repliesPerChat: 3,
    });
    const pair = [0, 1].map((parity) => ({
      schedule: contactsPerInterval.map((_, interval) =>
        interval % 2 === parity ? duty(0) : ('absent' as const),
      ),
    }));
    const base = {
      intervalSeconds: 200,
      intervalCount,
      queues: [queue({ contactsPerInterval, handling })],
      departure: 'at-once',
    } as const;
    const relayed = simulate({ ...base, agents: pair }, { seed: 8, replications: 60 }).overall;
    const steady = simulate(
      { ...base, agents: agentsAlways(1, intervalCount) },
      { seed: 9, replications: 60 },
    ).overall;
    expectNear(relayed.averageReplySeconds, steady.averageReplySeconds!.mean, 0.02);
    expectNear(relayed.abandonedShare, steady.abandonedShare!.mean, 0.05);
    expectNear(relayed.occupancy, steady.occupancy!.mean, 0.02);
    expect(relayed.dropped).toBe(0);
  });

  it('hands back only the chats of the queue taken away, and turns to the others at once', () => {
    // Nobody writes twice, and a reply takes longer than there is time: whatever is typed in interval 1 began there.
    const handling = chat({
      concurrency: 30,
      patienceSeconds: Infinity,
      repliesPerChat: 1e6,
      agentSecondsPerReply: 1000,
      customerSecondsPerMessage: 1e9,
    });
    const queues = ['a', 'b'].map((name) =>
      queue({
        name,
        handling,
        serviceShape: { kind: 'empirical', samples: [1] },
        contactsPerInterval: [3, 0, 0],
      }),
    );
    const team = new ChatTeam(
      compileScenario(oneAgent([duty(0, 1), duty(1), duty(0, 1)], { queues, departure: 'at-once' })),
      24,
    );
    for (let interval = 0; interval < 3; interval += 1) {
      if (interval > 0) team.beginInterval(interval);
      team.runUntil((interval + 1) * 100);
    }
    const row = (counter: Counter, queue: number): number[] => [
      ...team.tally.view(counter).subarray(queue * team.tally.columns, (queue + 1) * team.tally.columns - 1),
    ];
    const [chatsA, chatsB] = [0, 1].map((queue) => row('offered', queue)[0]);
    const close = (seconds: number): number => expect.closeTo(seconds, 6) as number;
    expect(chatsA).toBeGreaterThan(0);
    expect(chatsB).toBeGreaterThan(0);
    // While the agent serves b alone its time is that of b, before and after that of both.
    const [both, b] = [2, 1];
    expect(row('typingSeconds', both)).toEqual([expect.any(Number), 0, close(100)]);
    expect(row('typingSeconds', both)[0]).toBeGreaterThan(0);
    expect(row('typingSeconds', b)).toEqual([0, close(100), 0]);
    expect(row('heldSeconds', b).slice(1)).toEqual([close(100 * chatsB), 0]);
    expect(row('waitingSeconds', 0).slice(1)).toEqual([close(100 * chatsA), 0]);
    expect(row('heldSeconds', both).slice(1)).toEqual([0, close(100 * (chatsA + chatsB))]);
    expect(row('servingSeconds', both)).toEqual([close(100), 0, close(100)]);
    expect(row('servingSeconds', b)).toEqual([0, close(100), 0]);
  });

  it('does not disturb those who stay', () => {
    const handling = task({ averageHandleSeconds: 150 });
    const queues = [
      queue({
        handling,
        serviceShape: { kind: 'empirical', samples: [1] },
        contactsPerInterval: [30, 0, 0, 0, 0, 0],
      }),
      queue({ name: 'other', contactsPerInterval: [0, 0, 0, 0, 0, 0] }),
    ];
    const toggled = [duty(1), 'absent', duty(1), 'absent', duty(1), 'absent'] as const;
    const scenario = oneAgent(toggled, { queues, departure: 'at-once' });
    const { overall } = once({ ...scenario, agents: [...scenario.agents, ...agentsAlways(1, 6)] });
    // Always busy with tasks of exactly 150 s, and after the horizon until all are done: n tasks answered 150 s apart.
    const { offered, averageReplySeconds, finished } = overall;
    expect(finished).toBe(offered);
    expect(Math.abs(averageReplySeconds!.mean - (150 * (offered - 1)) / 2 + 50)).toBeLessThan(20);
  });
});

describe('an agent who comes', () => {
  it('answers what waited, and the replies count for the interval of the message', () => {
    const handling = chat({ repliesPerChat: 1, concurrency: 30, patienceSeconds: Infinity });
    const { intervals, overall } = once(
      oneAgent(['absent', 'absent', duty(0), duty(0)], {
        queues: [queue({ contactsPerInterval: [10, 0, 0, 0], handling })],
      }),
    );
    expect(overall.offered).toBeGreaterThan(3);
    expect(intervals.map(({ replies }) => replies)).toEqual([overall.offered, 0, 0, 0]);
    expect(intervals[0].averageReplySeconds!.mean).toBeGreaterThan(100);
    expect(intervals[0].occupancy).toBeUndefined();
    expect(intervals[2].occupancy!.mean).toBeGreaterThan(0.5);
  });

  it('shares those who wait with whoever comes at the same moment', () => {
    const handling = chat({
      repliesPerChat: 1,
      concurrency: 30,
      patienceSeconds: Infinity,
      agentSecondsPerReply: 10,
    });
    const art = (agents: number): number =>
      once({
        intervalSeconds: 1000,
        intervalCount: 2,
        queues: [queue({ contactsPerInterval: [30, 0], handling })],
        agents: Array.from({ length: agents }, () => ({ schedule: ['absent' as const, duty(0)] })),
        departure: 'finish-chats',
      }).overall.firstReplySeconds!.mean;
    // 30 replies of 10 s: the last after about 300 s with one agent, 30 s with ten.
    expect(art(1) - art(10)).toBeGreaterThan(80);
  });

  it('goes on with the chats kept over a break', () => {
    const handling = chat({ concurrency: 3, patienceSeconds: 50 });
    const intervals = Array.from({ length: 60 }, (_, interval) => interval);
    const scenario: SimulationScenario = {
      intervalSeconds: 100,
      intervalCount: 60,
      queues: [queue({ contactsPerInterval: intervals.map(() => 3), handling })],
      agents: [{ schedule: intervals.map((interval) => (interval % 3 === 1 ? 'absent' : duty(0))) }],
      departure: 'finish-chats',
    };
    const { overall, intervals: measured, contactsLeft } = once(scenario);
    expect(contactsLeft).toBe(0);
    expect(overall.dropped).toBe(0);
    for (const { contactsPerAgent } of measured) {
      if (contactsPerAgent) expect(contactsPerAgent.mean).toBeLessThanOrEqual(3 + 1e-9);
    }
  });
});

describe('any roster', () => {
  const schedule = fc.array(fc.constantFrom('absent' as const, duty(0), duty(1), duty(0, 1)), {
    minLength: 6,
    maxLength: 6,
  });
  const handling = fc.constantFrom(
    chat({ patienceSeconds: 100, idleTailSeconds: 30 }),
    chat({ patienceSeconds: Infinity, concurrency: 1 }),
    chat({ patienceSeconds: 0 }),
    task({ patienceSeconds: 100 }),
    task(),
  );
  it('loses no contact and serves nobody without agents', () => {
    fc.assert(
      fc.property(
        fc.array(schedule, { maxLength: 6 }),
        handling,
        handling,
        fc.constantFrom('finish-chats' as const, 'at-once' as const),
        fc.nat(1000),
        (schedules, first, second, departure, seed) => {
          const contactsPerInterval = [5, 10, 5, 10, 5, 0];
          const result = once(
            {
              intervalSeconds: 300,
              intervalCount: 6,
              queues: [first, second].map((one, index) =>
                queue({ name: String(index), handling: one, contactsPerInterval, priority: index }),
              ),
              agents: schedules.map((one) => ({ schedule: one })),
              departure,
            },
            seed,
          );
          const { offered, finished, abandoned, dropped } = result.overall;
          expect(finished + abandoned + dropped + result.contactsLeft).toBe(offered);
          const measured = [...result.intervals, ...result.queues.flatMap(({ intervals }) => intervals)];
          measured.forEach(({ occupancy, contactsPerAgent }) => {
            expect(occupancy?.mean ?? 0).toBeLessThanOrEqual(1 + 1e-9);
            expect(contactsPerAgent?.mean ?? 0).toBeLessThanOrEqual(3 + 1e-9);
          });
          if (departure === 'finish-chats') expect(dropped).toBe(0);
          const served = [0, 1].map((index) =>
            schedules.some((one) => one.some((duty) => duty !== 'absent' && duty.queues.includes(index))),
          );
          served.forEach((isServed, index) => {
            if (!isServed) expect(result.queues[index].overall.replies).toBe(0);
          });
        },
      ),
      { numRuns: 300 },
    );
  });
});
