import { describe, expect, it } from 'vitest';
import { ChatTeam } from '../../../models/simulation/chat-team.ts';
import { compileScenario } from '../../../models/simulation/compiled-scenario.ts';
import type { SimulationScenario } from '../../../models/simulation/scenario.ts';
import { simulate } from '../../../models/simulation/simulate.ts';
import { simulateSteady } from '../../../models/simulation/simulate-steady.ts';
import { agentsAlways, chat, duty, queue } from './scenarios.ts';

const scenario: SimulationScenario = {
  intervalSeconds: 900,
  intervalCount: 4,
  queues: [queue({ contactsPerInterval: [30, 60, 60, 30] })],
  agents: agentsAlways(12, 4),
  departure: 'finish-chats',
};

describe('a simulation', () => {
  it('ends when the response time is known as well as asked, not before five replications', () => {
    const result = simulate(scenario, { seed: 1, replications: 10_000, artHalfWidthSeconds: 0.5 });
    expect(result.ended).toBe('precise');
    expect(result.overall.averageReplySeconds!.halfWidth).toBeLessThanOrEqual(0.5);
    expect(simulate(scenario, { seed: 1, replications: 99, artHalfWidthSeconds: 1e9 }).replications).toBe(5);
  });

  it('ends at its budget of replications or replies', () => {
    expect(simulate(scenario, { seed: 1, replications: 7 })).toMatchObject({
      ended: 'replications',
      replications: 7,
    });
    const bounded = simulate(scenario, { seed: 1, replications: 1000, maximumReplies: 5000 });
    expect(bounded.ended).toBe('reply-budget');
    const replies = bounded.overall.replies * bounded.replications;
    expect(replies).toBeGreaterThanOrEqual(5000);
    expect(replies - bounded.overall.replies).toBeLessThan(5600);
  });

  it('plays as few replications as asked for whatever the number of replies', () => {
    const least = { seed: 1, replications: 1000, maximumReplies: 1, leastReplications: 3 };
    expect(simulate(scenario, least)).toMatchObject({ ended: 'reply-budget', replications: 3 });
    expect(simulate(scenario, { ...least, replications: 2 })).toMatchObject({ replications: 2 });
  });

  it.each<[string, Partial<SimulationScenario>]>([
    ['leave unanswered', { agents: [] }],
    ['are settled by a bot', { queues: [{ ...scenario.queues[0], deflectedShare: 1 }] }],
  ])('spends its budget of replies on contacts that %s, too', (_, rest) => {
    const { ended, replications, overall } = simulate(
      { ...scenario, ...rest },
      { seed: 1, replications: 1000, maximumReplies: 5000 },
    );
    expect(ended).toBe('reply-budget');
    const contacts = (overall.offered + overall.deflected) * replications;
    expect(contacts).toBeGreaterThanOrEqual(5000);
    expect(contacts).toBeLessThan(5000 + 300);
  });

  it('ends when told to, without the replication under way', () => {
    let calls = 0;
    const result = simulate(scenario, { seed: 1, replications: 100, shouldStop: () => (calls += 1) > 10 });
    expect(result).toMatchObject({ ended: 'stopped', replications: 2 });
    expect(result.overall).toEqual(simulate(scenario, { seed: 1, replications: 2 }).overall);
    const none = simulate(scenario, { seed: 1, replications: 100, shouldStop: () => true });
    expect(none).toMatchObject({ ended: 'stopped', replications: 0 });
    expect(none.overall.averageReplySeconds).toBeUndefined();
    expect(none.overall.offered).toBe(0);
  });

  it('has an interval that covers the long-run value', () => {
    const truth = simulate(scenario, { seed: 999, replications: 1500 }).overall.averageReplySeconds!.mean;
    const covered = Array.from({ length: 60 }, (_, seed) => {
      const { mean, halfWidth } = simulate(scenario, { seed, replications: 10 }).overall.averageReplySeconds!;
      return Math.abs(mean - truth) <= halfWidth ? 1 : 0;
    }).reduce<number>((sum, value) => sum + value, 0);
    // 57 expected; standard error 1.7.
    expect(covered).toBeGreaterThan(52);
  });

  it('reports bands as the sum of their intervals', () => {
    const { bands, intervals, queues } = simulate(
      { ...scenario, bands: [{ name: 'noon', intervals: [1, 2] }] },
      { seed: 1, replications: 3 },
    );
    const [noon] = bands;
    expect(noon.name).toBe('noon');
    expect(noon.overall.replies).toBeCloseTo(intervals[1].replies + intervals[2].replies, 9);
    const seconds = [1, 2].reduce(
      (sum, interval) => sum + intervals[interval].replies * intervals[interval].averageReplySeconds!.mean,
      0,
    );
    expect(noon.overall.averageReplySeconds!.mean).toBeCloseTo(seconds / noon.overall.replies, 9);
    expect(noon.queues[0].averageReplySeconds).toEqual(noon.overall.averageReplySeconds);
    expect(queues[0].overall.averageReplySeconds).toEqual(
      expect.objectContaining({ mean: expect.any(Number) as number }),
    );
  });
});

describe('nothing', () => {
  it('of agents: everybody waits and leaves after the mean patience', () => {
    const { overall } = simulate({ ...scenario, agents: [] }, { seed: 1, replications: 50 });
    expect(overall.abandoned).toBe(overall.offered);
    expect(overall.replies).toBe(0);
    expect(overall.averageReplySeconds).toBeUndefined();
    expect(overall.threeMinuteReplyRate).toBeUndefined();
    expect(overall.occupancy).toBeUndefined();
    expect(overall.waitedShare!.mean).toBe(1);
    expect(Math.abs(overall.slotWaitOfOfferedSeconds!.mean - 120)).toBeLessThan(5);
  });

  it('of agents and endless patience: everybody is left', () => {
    const waitForEver = [
      queue({ contactsPerInterval: [5, 5, 5, 5], handling: chat({ patienceSeconds: Infinity }) }),
    ];
    const result = simulate({ ...scenario, agents: [], queues: waitForEver }, { seed: 1, replications: 5 });
    expect(result.contactsLeft).toBe(result.overall.offered * 5);
  });

  it('of demand: idle agents and no estimates', () => {
    const { overall } = simulate(
      { ...scenario, queues: [queue({ contactsPerInterval: [0, 0, 0, 0] })] },
      { seed: 1, replications: 3 },
    );
    expect(overall.offered).toBe(0);
    expect(overall.averageReplySeconds).toBeUndefined();
    expect(overall.occupancy).toEqual({ mean: 0, halfWidth: 0 });
  });

  it('of queues and agents at all', () => {
    expect(
      simulate({ ...scenario, queues: [], agents: [] }, { seed: 1, replications: 2 }).overall.offered,
    ).toBe(0);
  });
});

describe('demand', () => {
  const offered = (rest: Partial<SimulationScenario>, seed: number): number[] =>
    simulate({ ...scenario, agents: [], ...rest }, { seed, replications: 1 }).queues.map(
      ({ overall }) => overall.offered,
    );
  const seeds = Array.from({ length: 300 }, (_, seed) => seed);
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const covariance = (a: readonly number[], b: readonly number[]): number =>
    mean(a.map((value, index) => (value - mean(a)) * (b[index] - mean(b))));

  it('is Poisson in each interval', () => {
    const queues = [queue({ contactsPerInterval: [0, 40, 3, 0] })];
    const counts = seeds.map((seed) =>
      simulate({ ...scenario, agents: [], queues }, { seed, replications: 1 }).intervals.map(
        (one) => one.offered,
      ),
    );
    expect(counts.every((one) => one[0] === 0 && one[3] === 0)).toBe(true);
    for (const [interval, expected] of [
      [1, 40],
      [2, 3],
    ]) {
      const values = counts.map((one) => one[interval]);
      expect(Math.abs(mean(values) - expected)).toBeLessThan(3.5 * Math.sqrt(expected / 300));
      // Variance of a Poisson's sample variance: about 2λ²/n + λ/n.
      const error = Math.sqrt((2 * expected ** 2 + expected) / 300);
      expect(Math.abs(covariance(values, values) - expected)).toBeLessThan(3.5 * error);
    }
  });

  it('varies with the day factor, together over all queues of a day and independently between days', () => {
    const contactsPerInterval = [500, 500, 500, 500];
    const queues = ['a', 'b'].map((name) => queue({ name, contactsPerInterval }));
    const days = (seed: number): number[] => {
      const result = simulate(
        {
          ...scenario,
          agents: [],
          queues,
          dayFactor: { coefficientOfVariation: 0.3, dayOfInterval: [0, 0, 1, 1] },
        },
        { seed, replications: 1 },
      );
      return result.queues.flatMap(({ intervals }) => [
        intervals[0].offered + intervals[1].offered,
        intervals[2].offered + intervals[3].offered,
      ]);
    };
    const samples = seeds.map(days);
    const [a1, a2, b1] = [0, 1, 2].map((place) => samples.map((sample) => sample[place]));
    // Poisson variance plus that of the factor: 1000 + (0.3·1000)² = 91000; shared part 90000.
    expect(Math.abs(mean(a1) - 1000)).toBeLessThan(60);
    expect(covariance(a1, a1) / 91_000).toBeCloseTo(1, 0);
    expect(covariance(a1, b1) / 90_000).toBeGreaterThan(0.7);
    expect(Math.abs(covariance(a1, a2)) / 90_000).toBeLessThan(0.2);
  });

  it('shares a day factor by the day of each interval, however long the days are', () => {
    const queues = [queue({ contactsPerInterval: [2000, 2000, 2000, 2000] })];
    const dayFactor = { coefficientOfVariation: 0.3, dayOfInterval: [0, 1, 1, 1] };
    const days = seeds
      .slice(0, 40)
      .map((seed) =>
        simulate({ ...scenario, agents: [], queues, dayFactor }, { seed, replications: 1 }).intervals.map(
          (one) => one.offered,
        ),
      );
    const differs = days.filter(([first, second]) => Math.abs(first - second) > 300).length;
    expect(differs).toBeGreaterThan(20);
    // Poisson noise alone: five standard deviations of a difference are 316.
    for (const [, second, third, fourth] of days) {
      expect(Math.abs(second - third)).toBeLessThan(450);
      expect(Math.abs(third - fourth)).toBeLessThan(450);
    }
  });

  it('that a bot settles never reaches the team and is counted apart', () => {
    const result = (deflectedShare: number) =>
      simulate(
        { ...scenario, queues: [queue({ contactsPerInterval: [30, 60, 60, 30], deflectedShare })] },
        { seed: 1, replications: 20 },
      ).overall;
    const [none, some, all] = [0, 0.4, 1].map(result);
    expect(some.offered + some.deflected).toBeCloseTo(none.offered, 9);
    expect(some.deflected / none.offered).toBeCloseTo(0.4, 1);
    expect(all.offered).toBe(0);
    expect(some.averageReplySeconds!.mean).toBeLessThan(none.averageReplySeconds!.mean);
    expect(offered({ queues: [queue({ deflectedShare: 1, contactsPerInterval: [9, 9, 9, 9] })] }, 1)).toEqual(
      [0],
    );
  });
});

describe('a steady run', () => {
  const steady = {
    queues: [{ name: 'q', contactsPerSecond: 2.5 / 60, handling: chat() }],
    agents: [{ count: 10, duty: duty(0) }],
  };

  it('agrees with replications of a long day', () => {
    const { overall } = simulateSteady(steady, { seed: 1, maximumReplies: 400_000 });
    const hours = Array.from({ length: 100 }, () => 150);
    const day = simulate(
      {
        intervalSeconds: 3600,
        intervalCount: 100,
        queues: [queue({ contactsPerInterval: hours })],
        agents: agentsAlways(10, 100),
        departure: 'finish-chats',
      },
      { seed: 2, replications: 5 },
    ).overall;
    const [a, b] = [overall.averageReplySeconds!, day.averageReplySeconds!];
    expect(Math.abs(a.mean - b.mean)).toBeLessThan(1.5 * Math.hypot(a.halfWidth, b.halfWidth));
  });

  it('has an interval that covers the long-run value', () => {
    // 37.02 s from 10 million replies, half-width 0.05 s.
    const covered = Array.from({ length: 40 }, (_, seed) => {
      const { overall } = simulateSteady(steady, { seed, maximumReplies: 60_000 });
      const { mean, halfWidth } = overall.averageReplySeconds!;
      return Math.abs(mean - 37.02) <= halfWidth + 0.05 ? 1 : 0;
    }).reduce<number>((sum, value) => sum + value, 0);
    expect(covered).toBeGreaterThan(34);
  });

  it('ends when precise, when its budget is spent, or when told to', () => {
    const precise = simulateSteady(steady, { seed: 1, maximumReplies: 1e9, artHalfWidthSeconds: 1 });
    expect(precise.ended).toBe('precise');
    expect(precise.overall.averageReplySeconds!.halfWidth).toBeLessThanOrEqual(1);
    expect(precise.batches).toBeGreaterThanOrEqual(32);
    expect(precise.batchCorrelation).toBeLessThanOrEqual(0.3);
    expect(simulateSteady(steady, { seed: 1, maximumReplies: 1000 }).ended).toBe('reply-budget');
    expect(simulateSteady(steady, { seed: 1, maximumReplies: 1e9, shouldStop: () => true })).toMatchObject({
      ended: 'stopped',
      batches: 1,
    });
  });

  it('keeps the number of batches and the memory bounded', () => {
    const result = simulateSteady(steady, { seed: 1, maximumReplies: 200_000, warmUpSeconds: 0 });
    expect(result.batches).toBeLessThanOrEqual(64);
    const compiled = compileScenario({
      ...scenario,
      intervalSeconds: 5e6,
      intervalCount: 1,
      queues: [queue({ contactsPerInterval: [2e5] })],
      agents: agentsAlways(10, 1),
    });
    const team = new ChatTeam(compiled, 1);
    team.runUntil(5e6);
    expect(team.tally.view('finished')[0]).toBeGreaterThan(1.5e5);
    expect(team.contactCapacity).toBe(1024);
  });
});

describe('a scenario that means nothing', () => {
  const refuse = (rest: Partial<SimulationScenario>, words: RegExp): void => {
    expect(() => simulate({ ...scenario, ...rest }, { seed: 1, replications: 1 })).toThrow(words);
  };
  it('is refused with a word on what is wrong', () => {
    refuse({ intervalSeconds: 0 }, /intervalSeconds/);
    refuse({ intervalCount: 1.5 }, /intervalCount/);
    refuse({ queues: [queue({ contactsPerInterval: [1] })] }, /one number per interval/);
    refuse({ queues: [queue({ contactsPerInterval: [1, 1, -1, 1] })] }, /contacts must be/);
    refuse({ queues: [queue({ contactsPerInterval: [1, 1, 1, 1], deflectedShare: 2 })] }, /deflectedShare/);
    refuse({ queues: [queue({ contactsPerInterval: [1, 1, 1, 1], priority: NaN })] }, /priority/);
    refuse(
      { queues: [queue({ contactsPerInterval: [1, 1, 1, 1], handling: chat({ concurrency: 0 }) })] },
      /concurrency/,
    );
    refuse({ agents: [{ schedule: ['absent'] }] }, /one duty per interval/);
    refuse({ agents: agentsAlways(1, 4, duty(1)) }, /unknown queue/);
    refuse({ agents: agentsAlways(1, 4, duty(0, 0)) }, /twice/);
    refuse({ agents: [{ ...agentsAlways(1, 4)[0], concurrency: 0 }] }, /concurrency/);
    refuse({ bands: [{ name: 'x', intervals: [4] }] }, /band x/);
    refuse({ withinSeconds: [-1] }, /withinSeconds/);
    refuse(
      { dayFactor: { coefficientOfVariation: -1, dayOfInterval: [0, 0, 0, 0] } },
      /coefficientOfVariation/,
    );
    for (const dayOfInterval of [[0], [0, 0, 0, 0.5], [0, 0, -1, 0]]) {
      refuse({ dayFactor: { coefficientOfVariation: 1, dayOfInterval } }, /dayOfInterval/);
    }
    expect(() => simulate(scenario, { seed: 1, replications: 0 })).toThrow(/replications/);
  });
});
