import { describe, expect, it } from 'vitest';
import type { QueueLoad } from '../../../models/queueing/handling.ts';
import { evaluateQueue } from '../../../models/queueing/performance.ts';
import { requiredAgents } from '../../../models/queueing/requirement.ts';
import {
  chanceOfKeeping,
  performanceOverDays,
  requiredAgentsOverDays,
  requiredAgentsWithChance,
} from '../../../models/queueing/uncertain-demand.ts';
import { dayFactorDraws } from './gamma-draws.ts';
import { seededRandom } from './reply-level-simulation.ts';

const load: QueueLoad = {
  contactsPerSecond: 0.12,
  handling: {
    kind: 'chat',
    agentSecondsPerReply: 20,
    customerSecondsPerMessage: 45,
    repliesPerChat: 8,
    idleTailSeconds: 0,
    concurrency: 4,
    patienceSeconds: 90,
  },
};
const shape = 25;
const variation = 1 / Math.sqrt(shape);
const targets = { averageResponseSeconds: 40, maximumAbandonment: 0.05 };
const times = (factor: number): QueueLoad => ({
  ...load,
  contactsPerSecond: load.contactsPerSecond * factor,
});

describe('uncertain demand', () => {
  const factors = dayFactorDraws(shape, 4000, seededRandom(3));

  it('is averaged over contacts and replies, as drawn days show', () => {
    const agents = 26;
    const days = factors.map((factor) => ({ factor, day: evaluateQueue(times(factor), agents) }));
    const mean = (
      value: (d: (typeof days)[number]) => number,
      weight: (d: (typeof days)[number]) => number,
    ) => days.reduce((sum, d) => sum + weight(d) * value(d), 0) / days.reduce((sum, d) => sum + weight(d), 0);
    const expected = performanceOverDays(load, agents, variation);
    const contacts = ({ factor }: { factor: number }) => factor;
    expect(expected.abandonment).toBeCloseTo(
      mean(({ day }) => day.abandonment, contacts),
      2,
    );
    expect(expected.answeredWithinShare).toBeCloseTo(
      mean(({ day }) => day.answeredWithinShare, contacts),
      2,
    );
    const response = mean(
      ({ day }) => day.averageResponseSeconds,
      ({ day }) => day.repliesPerSecond,
    );
    expect(expected.averageResponseSeconds / response).toBeCloseTo(1, 2);
    expect(expected.occupancy).toBeCloseTo(
      mean(
        ({ day }) => day.occupancy,
        () => 1,
      ),
      2,
    );
  });

  it('asks for more agents than a certain forecast, and a chance constraint for more still', () => {
    const strict = { averageResponseSeconds: 45, maximumAbandonment: 0.005 };
    const certain = requiredAgents(load, strict);
    const average = requiredAgentsOverDays(load, strict, variation);
    const safe = requiredAgentsWithChance(load, strict, variation, 0.95);
    if (certain.status !== 'met' || average.status !== 'met' || safe.status !== 'met')
      throw new Error('in reach');
    expect(average.agents).toBeGreaterThan(certain.agents);
    expect(safe.agents).toBeGreaterThan(average.agents);
    const { abandonment, averageResponseSeconds } = average.performance;
    expect(averageResponseSeconds).toBeLessThanOrEqual(45 * (1 + 1e-9));
    expect(abandonment).toBeLessThanOrEqual(0.005);
    const fewer = performanceOverDays(load, average.agents - 1, variation);
    expect(fewer.averageResponseSeconds > 45 || fewer.abandonment > 0.005).toBe(true);
  });

  it('keeps the targets on as many days as promised', () => {
    const safe = requiredAgentsWithChance(load, targets, variation, 0.9);
    if (safe.status !== 'met') throw new Error('in reach');
    for (const agents of [safe.agents - 2, safe.agents - 1, safe.agents]) {
      const kept = factors.filter((factor) => {
        const { averageResponseSeconds, abandonment } = evaluateQueue(times(factor), agents);
        return averageResponseSeconds <= 40 && abandonment <= 0.05;
      }).length;
      const chance = chanceOfKeeping(load, targets, agents, variation);
      expect(Math.abs(chance - kept / factors.length)).toBeLessThan(0.02);
      expect(chance >= 0.9 - 1e-4).toBe(agents === safe.agents);
    }
  });

  it('is no uncertainty without variation or demand', () => {
    expect(performanceOverDays(load, 26, 0)).toEqual(evaluateQueue(load, 26));
    expect(requiredAgentsWithChance(load, targets, 0, 0.99)).toEqual(requiredAgents(load, targets));
    expect(requiredAgentsOverDays(load, targets, 0)).toEqual(requiredAgents(load, targets));
    expect(chanceOfKeeping(load, targets, 26, 0)).toBe(1);
    expect(chanceOfKeeping(load, targets, 5, 0)).toBe(0);
    expect(chanceOfKeeping(times(0), targets, 0, variation)).toBe(1);
  });

  it('has no NaN where some days drown', () => {
    const patient: QueueLoad = {
      contactsPerSecond: 0.1,
      handling: { kind: 'task', averageHandleSeconds: 100, patienceSeconds: Infinity },
    };
    const performance = performanceOverDays(patient, 11, 0.3);
    expect(performance.averageResponseSeconds).toBe(Infinity);
    expect(performance.answeredWithinShare).toBeGreaterThan(0);
    expect(performanceOverDays(patient, 0, 0.3)).toMatchObject({
      averageResponseSeconds: Infinity,
      threeMinuteReplyRate: 0,
      repliesPerSecond: 0,
    });
  });
});
