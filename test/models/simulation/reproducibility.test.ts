import { describe, expect, it } from 'vitest';
import { ChatTeam } from '../../../models/simulation/chat-team.ts';
import { compileScenario } from '../../../models/simulation/compiled-scenario.ts';
import type { SimulationScenario } from '../../../models/simulation/scenario.ts';
import { simulate } from '../../../models/simulation/simulate.ts';
import { agentsAlways, chat, duty, queue } from './scenarios.ts';

const team = (agents: number): SimulationScenario => ({
  intervalSeconds: 900,
  intervalCount: 4,
  queues: [
    queue({
      contactsPerInterval: [60, 80, 80, 40],
      serviceShape: { kind: 'lognormal', coefficientOfVariation: 1.5 },
    }),
    queue({ name: 'orders', contactsPerInterval: [20, 20, 20, 20], handling: chat({ concurrency: 2 }) }),
  ],
  agents: agentsAlways(agents, 4, duty(0, 1)),
  departure: 'at-once',
  dayFactor: { coefficientOfVariation: 0.2, dayOfInterval: [0, 0, 0, 0] },
});

describe('a seed', () => {
  it('gives the same result every time', () => {
    const first = simulate(team(20), { seed: 5, replications: 6 });
    expect(simulate(team(20), { seed: 5, replications: 6 })).toEqual(first);
    expect(simulate(team(20), { seed: 6, replications: 6 })).not.toEqual(first);
  });

  it('gives these numbers on every machine, to the last bit', () => {
    const { overall } = simulate(team(20), { seed: 5, replications: 6 });
    expect(overall.replies * 6).toBe(10_495);
    expect(overall.averageReplySeconds).toEqual({
      mean: 37.886891979249846,
      halfWidth: 1.6518727973815805,
    });
  });

  it('forgets all that went before when a replication starts', () => {
    const compiled = compileScenario(team(5));
    const fresh = new ChatTeam(compiled, 5);
    const used = new ChatTeam(compiled, 5);
    used.start(3);
    used.runUntil(900);
    expect(used.contactsInSystem).toBeGreaterThan(10);
    for (const one of [fresh, used]) {
      one.start(1);
      one.runUntil(900);
    }
    expect(used.tally.values).toEqual(fresh.tally.values);
  });

  it('may be any safe integer, and differs in its upper half too', () => {
    const art = (seed: number) =>
      simulate(team(20), { seed, replications: 1 }).overall.averageReplySeconds!.mean;
    expect(new Set([0, -1, 1, 2 ** 32, 2 ** 40 + 1, Number.MAX_SAFE_INTEGER].map(art)).size).toBe(6);
    expect(() => art(0.5)).toThrow(RangeError);
  });
});

describe('common random numbers', () => {
  it('show every team the same customers, however they are served', () => {
    // Two intervals without arrivals, so that every chat ends, and with it all its replies, inside the horizon.
    const show = (agents: number) => {
      const { queues, ...rest } = team(agents);
      const quiet = queues.map((one) => ({ ...one, contactsPerInterval: [60, 60, 0, 0] }));
      return simulate({ ...rest, queues: quiet, intervalSeconds: 3600 }, { seed: 9, replications: 3 });
    };
    const few = show(3);
    const many = show(30);
    expect(few.intervals.map(({ offered }) => offered)).toEqual(many.intervals.map(({ offered }) => offered));
    expect(few.overall.abandoned).toBeGreaterThan(many.overall.abandoned);
    // Nobody leaves the larger team, so every chat has its full number of replies; a doubled team changes none.
    expect(many.overall.abandoned).toBe(0);
    expect(show(60).overall.replies).toBe(many.overall.replies);
  });

  it('shrink the variance of the difference between two teams', () => {
    const art = (agents: number, seed: number): number =>
      simulate(team(agents), { seed, replications: 1 }).overall.averageReplySeconds!.mean;
    const seeds = Array.from({ length: 40 }, (_, index) => index);
    const variance = (values: readonly number[]): number => {
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
    };
    const common = seeds.map((seed) => art(20, seed) - art(21, seed));
    const independent = seeds.map((seed) => art(20, seed) - art(21, seed + 1000));
    expect(variance(common)).toBeLessThan(variance(independent) / 4);
    expect(common.reduce((sum, value) => sum + value, 0)).toBeGreaterThan(0);
  });
});
