import { describe, expect, it } from 'vitest';
import { bufferStaff } from '../../../models/queueing/buffer.ts';
import { rosteredForChance, rosteredForNeed } from '../../../models/queueing/chance-roster.ts';
import { rosteredForPresent } from '../../../models/queueing/absence.ts';
import type { QueueLoad } from '../../../models/queueing/handling.ts';
import { evaluateQueue } from '../../../models/queueing/performance.ts';
import { requiredAgents } from '../../../models/queueing/requirement.ts';
import { dayFactorDraws } from './gamma-draws.ts';
import { seededRandom } from './reply-level-simulation.ts';

const load: QueueLoad = {
  contactsPerSecond: 0.05,
  handling: { kind: 'task', averageHandleSeconds: 240, patienceSeconds: 120 },
};
const targets = { answeredWithin: { share: 0.8, seconds: 30 } };

describe('people rostered for a chance of keeping the targets', () => {
  it('keep them on as many days as promised, as drawn days show', () => {
    const [shape, absenceRate, probability] = [25, 0.12, 0.9];
    const risk = { variation: 1 / Math.sqrt(shape), absenceRate, probability };
    const roster = rosteredForChance(load, targets, risk);
    if (roster.status !== 'met') throw new Error('within reach');
    const random = seededRandom(17);
    const days = dayFactorDraws(shape, 20_000, random);
    const keptWith = (rostered: number) =>
      days.filter((factor) => {
        let present = 0;
        for (let person = 0; person < rostered; person++) if (random() >= absenceRate) present += 1;
        return served(factor, present) >= 0.8;
      }).length / days.length;
    expect(Math.abs(keptWith(roster.rostered) - roster.probability)).toBeLessThan(0.012);
    expect(keptWith(roster.rostered - 1)).toBeLessThan(probability + 0.006);
    expect(roster.probability).toBeGreaterThanOrEqual(probability);
  });

  it('are those for absence alone when the demand is certain', () => {
    const required = requiredAgents(load, targets);
    if (required.status !== 'met') throw new Error('within reach');
    const roster = rosteredForChance(load, targets, { variation: 0, absenceRate: 0.1, probability: 0.95 });
    expect(roster).toMatchObject({
      present: required.agents,
      rostered: rosteredForPresent(required.agents, 0.1, 0.95),
    });
  });

  it('are those for demand alone when nobody is absent', () => {
    const roster = rosteredForChance(load, targets, { variation: 0.2, absenceRate: 0, probability: 0.95 });
    if (roster.status !== 'met') throw new Error('within reach');
    expect(roster.rostered).toBe(roster.present);
  });

  it('do not exist for a target out of reach', () => {
    const risk = { variation: 0.2, absenceRate: 0.1, probability: 0.95 };
    expect(rosteredForChance(load, { answeredWithin: { share: 1.1, seconds: 30 } }, risk)).toMatchObject({
      status: 'unreachable',
      target: 'answeredWithin',
    });
  });
});

const known = new Map<string, number>();

/** Share answered in time on a day, to a hundredth of the factor. */
function served(factor: number, present: number): number {
  const rounded = Math.round(factor * 200) / 200;
  const key = `${rounded} ${present}`;
  const share =
    known.get(key) ??
    evaluateQueue({ ...load, contactsPerSecond: load.contactsPerSecond * rounded }, present)
      .answeredWithinShare;
  known.set(key, share);
  return share;
}

describe('people rostered for a need that follows the day', () => {
  const risk = { variation: 0.2, absenceRate: 0.1, probability: 0.9 };

  it('are, for a single queue, those rostered for its targets', () => {
    const needed = (factor: number): number => {
      const contactsPerSecond = load.contactsPerSecond * factor;
      const requirement = requiredAgents({ ...load, contactsPerSecond }, targets);
      return requirement.status === 'met' ? requirement.agents : NaN;
    };
    for (const absenceRate of [0, 0.05, 0.2]) {
      const single = rosteredForChance(load, targets, { ...risk, absenceRate });
      if (single.status !== 'met') throw new Error('within reach');
      const team = rosteredForNeed(needed, { ...risk, absenceRate });
      expect(team).toMatchObject({ present: single.present, rostered: single.rostered });
      expect(team.probability).toBeLessThan(single.probability + 1e-4);
    }
  });

  it('come in number on as many days as promised, and one fewer does not, as drawn days show', () => {
    const needed = (factor: number): number => Math.ceil(12 * factor) + Math.ceil(5 * factor);
    const team = rosteredForNeed(needed, risk);
    const random = seededRandom(23);
    const days = dayFactorDraws(25, 40_000, random);
    const enough = (rostered: number): number =>
      days.filter((factor) => {
        let present = 0;
        for (let person = 0; person < rostered; person++) if (random() >= risk.absenceRate) present += 1;
        return present >= needed(factor);
      }).length / days.length;
    expect(Math.abs(enough(team.rostered) - team.probability)).toBeLessThan(0.008);
    expect(enough(team.rostered - 1)).toBeLessThan(risk.probability);
    expect(team.rostered).toBeGreaterThan(team.present);
  });
});

describe('buffer staff', () => {
  it('is the larger of both rules, and says which one binds', () => {
    expect(bufferStaff(40, { share: 0.05, minimum: 1 })).toEqual({
      agents: 2,
      flat: 2,
      chance: undefined,
      binding: 'share',
    });
    expect(bufferStaff(30, { share: 0.05, minimum: 1 }, { absenceRate: 0.1, confidence: 0.95 })).toEqual({
      agents: 7,
      flat: 2,
      chance: 7,
      binding: 'chance',
    });
    expect(bufferStaff(100, { share: 0.2, minimum: 1 }, { rostered: 110 })).toMatchObject({
      agents: 20,
      chance: 10,
      binding: 'share',
    });
    expect(bufferStaff(4, { share: 0.05, minimum: 2 }, { rostered: 6 })).toMatchObject({
      agents: 2,
      binding: 'minimum',
    });
    expect(bufferStaff(0, { share: 0.05, minimum: 1 })).toMatchObject({ agents: 1, binding: 'minimum' });
  });

  it('rounds up, but not for the sake of a rounding error', () => {
    expect(0.07 * 100).toBeGreaterThan(7);
    expect(bufferStaff(100, { share: 0.07, minimum: 0 }).agents).toBe(7);
    expect(bufferStaff(20, { share: 0.05, minimum: 0 }).agents).toBe(1);
    expect(bufferStaff(21, { share: 0.05, minimum: 0 }).agents).toBe(2);
  });
});
