import { describe, expect, it } from 'vitest';
import type { Duty, SimulationScenario } from '../../../models/simulation/scenario.ts';
import { simulate } from '../../../models/simulation/simulate.ts';
import { simulateSteady } from '../../../models/simulation/simulate-steady.ts';
import { expectNear } from './near.ts';
import { chat, duty, queue, task } from './scenarios.ts';

const hours = [60, 120, 60];

const team = (duties: readonly Duty[], rest: Partial<SimulationScenario> = {}): SimulationScenario => ({
  intervalSeconds: 3600,
  intervalCount: hours.length,
  queues: ['pre-sales', 'orders'].map((name) => queue({ name, contactsPerInterval: hours })),
  agents: duties.map((one) => ({ schedule: hours.map(() => one) })),
  departure: 'finish-chats',
  ...rest,
});

const repeat = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);

describe('skills', () => {
  it.each([4, 5, 7])('%d agents per queue do no better than with some who serve both', (agents) => {
    const options = { seed: 12, replications: 40 };
    const dedicated = simulate(
      team([...repeat(agents, duty(0)), ...repeat(agents, duty(1))]),
      options,
    ).overall;
    for (const flexible of [1, 3, agents]) {
      const mixed = [
        ...repeat(agents - flexible, duty(0)),
        ...repeat(agents - flexible, duty(1)),
        ...repeat(2 * flexible, duty(0, 1)),
      ];
      const { overall } = simulate(team(mixed), options);
      expect(overall.abandoned).toBeLessThan(dedicated.abandoned);
      expect(overall.averageReplySeconds!.mean).toBeLessThan(dedicated.averageReplySeconds!.mean);
    }
  });

  it('make no difference when everybody has them all: two queues are one', () => {
    const options = { seed: 5, replications: 60 };
    const two = simulate(team(repeat(9, duty(0, 1))), options).overall;
    const one = simulate(
      team(repeat(9, duty(0)), { queues: [queue({ contactsPerInterval: hours.map((hour) => 2 * hour) })] }),
      { ...options, seed: 6 },
    ).overall;
    expectNear(two.averageReplySeconds, one.averageReplySeconds!.mean, 0.05);
    expectNear(two.threeMinuteReplyRate, one.threeMinuteReplyRate!.mean, 0.01);
  });

  it('keep agents away from queues they lack', () => {
    const { queues } = simulate(team(repeat(5, duty(0))), { seed: 1, replications: 2 });
    expect(queues[1].overall.answered).toBe(0);
    expect(queues[1].overall.abandoned).toBe(queues[1].overall.offered);
    expect(queues[0].overall.answered).toBeGreaterThan(0);
  });

  it('spare the flexible agents while a dedicated one is as free', () => {
    // Queue 1 can only be served by the flexible agent: a task that finds the dedicated one idle must not take her.
    const queues = [0, 1].map((index) =>
      queue({
        name: String(index),
        contactsPerInterval: hours.map((hour) => hour / 4),
        handling: task({ averageHandleSeconds: 60 }),
      }),
    );
    const dedicatedFirst = simulate(team([duty(0, 1), duty(0)], { queues }), { seed: 3, replications: 50 });
    const bothFlexible = simulate(team([duty(0, 1)], { queues }), { seed: 3, replications: 50 });
    const wait = (result: typeof dedicatedFirst): number => result.queues[1].overall.slotWaitSeconds!.mean;
    expect(wait(dedicatedFirst)).toBeLessThan(wait(bothFlexible) / 2);
  });
});

describe('the occupancy of a queue', () => {
  const options = { seed: 7, replications: 5 };

  it('is that of the agents who serve it alone, as if the queue were alone in the shop', () => {
    const { queues, overall } = simulate(team([...repeat(5, duty(0)), ...repeat(7, duty(1))]), options);
    const alone = simulate(
      team(repeat(5, duty(0)), { queues: [queue({ contactsPerInterval: hours })] }),
      options,
    );
    expect(queues[0].overall.occupancy).toEqual(alone.overall.occupancy);
    expect(queues[0].overall.contactsPerAgent).toEqual(alone.overall.contactsPerAgent);
    const mean = (5 * queues[0].overall.occupancy!.mean + 7 * queues[1].overall.occupancy!.mean) / 12;
    expect(overall.occupancy!.mean).toBeCloseTo(mean, 9);
  });

  it('is unknown where everybody serves several', () => {
    const { queues, overall } = simulate(team(repeat(9, duty(0, 1))), options);
    expect(queues.map(({ overall: one }) => one.occupancy)).toEqual([undefined, undefined]);
    expect(overall.occupancy!.mean).toBeGreaterThan(0.2);
  });
});

describe('priority', () => {
  it('makes the queues wait as Cobham says', () => {
    // Cobham 1954, Operations Research 2: n servers, classes with the same exponential handling, no interruption.
    const agents = 6;
    const handle = 100;
    const erlangs = 5;
    let blocking = 1;
    for (let k = 1; k <= agents; k += 1) blocking = (erlangs * blocking) / (k + erlangs * blocking);
    const waits = (agents * blocking) / (agents - erlangs * (1 - blocking));
    const freeAgain = (waits * handle) / agents;
    const utilised = erlangs / agents;
    const { queues } = simulateSteady(
      {
        queues: [0, 1].map((priority) => ({
          name: String(priority),
          contactsPerSecond: erlangs / handle / 2,
          handling: task({ averageHandleSeconds: handle }),
          priority,
        })),
        agents: [{ count: agents, duty: duty(0, 1) }],
      },
      { seed: 3, maximumReplies: 400_000 },
    );
    expectNear(queues[0].slotWaitSeconds, freeAgain / (1 - utilised / 2), 0.05);
    expectNear(queues[1].slotWaitSeconds, freeAgain / ((1 - utilised / 2) * (1 - utilised)), 0.1);
  });

  it('of equal number serves in the order of arrival, whatever the queue', () => {
    const { queues } = simulate(team(repeat(8, duty(0, 1))), { seed: 2, replications: 30 });
    const [first, second] = queues.map(({ overall }) => overall.slotWaitSeconds!.mean);
    expect(Math.abs(first / second - 1)).toBeLessThan(0.1);
  });
});

describe('buffer agents', () => {
  const buffer: Duty = { queues: [0], standing: 'buffer' };
  const queues = [
    queue({ contactsPerInterval: hours.map((hour) => hour / 2), handling: task({ patienceSeconds: 100 }) }),
  ];

  it('are as good as regular ones where only the number of free agents matters', () => {
    const options = { seed: 4, replications: 40 };
    const mixed = simulate(team([...repeat(4, duty(0)), ...repeat(2, buffer)], { queues }), options).overall;
    const regular = simulate(team(repeat(6, duty(0)), { queues }), options).overall;
    expect(mixed).toEqual(regular);
  });

  it('stay free as long as a regular agent has a slot', () => {
    // Up to 50 chats per regular agent: they never run out, so the buffer changes nothing but the time present.
    const many = [queue({ contactsPerInterval: hours, handling: chat({ concurrency: 50 }) })];
    const options = { seed: 4, replications: 5 };
    const without = simulate(team(repeat(8, duty(0)), { queues: many }), options).overall;
    const withBuffer = simulate(
      team([...repeat(8, duty(0)), ...repeat(8, buffer)], { queues: many }),
      options,
    ).overall;
    expect(withBuffer.averageReplySeconds).toEqual(without.averageReplySeconds);
    expect(withBuffer.occupancy!.mean).toBeCloseTo(without.occupancy!.mean / 2, 9);
  });
});

describe('caps', () => {
  it('of the agent bind where they are lower than the queue’s', () => {
    const overload = [
      queue({ contactsPerInterval: hours.map((hour) => 20 * hour), handling: chat({ concurrency: 5 }) }),
    ];
    const scenario = team([duty(0)], { queues: overload });
    const held = (concurrency: number): number =>
      simulate(
        { ...scenario, agents: scenario.agents.map((agent) => ({ ...agent, concurrency })) },
        { seed: 1, replications: 1 },
      ).intervals[1].contactsPerAgent!.mean;
    expect(held(2)).toBeCloseTo(2, 1);
    expect(held(9)).toBeCloseTo(5, 1);
  });

  it('keep a task and chats apart on one agent', () => {
    const queues = [
      queue({ contactsPerInterval: hours, handling: chat({ concurrency: 4 }) }),
      queue({
        name: 'telephone',
        contactsPerInterval: hours.map((hour) => hour / 4),
        handling: task({ patienceSeconds: 60 }),
      }),
    ];
    const { overall, queues: results } = simulate(team(repeat(6, duty(0, 1)), { queues }), {
      seed: 1,
      replications: 5,
    });
    expect(results[1].overall.answered).toBeGreaterThan(5);
    // A task takes the whole agent, so it is never slowed down: its answer is the moment it is taken up.
    expect(results[1].overall.firstReplySeconds).toEqual(results[1].overall.slotWaitSeconds);
    expect(overall.occupancy!.mean).toBeLessThan(1);
  });
});
