import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MissingAgents } from '../../../models/rostering/missing-agents.ts';
import type { DutyClass, DutyNeeds } from '../../../models/rostering/missing-agents.ts';

/** The fewest agents missing by trying every way to give people to skills. */
function fewestMissing(required: readonly number[], masks: readonly number[]): number {
  if (masks.length === 0) return required.reduce((sum, agents) => sum + agents, 0);
  const [mask, ...others] = masks;
  const choices = required.flatMap((agents, skill) =>
    agents > 0 && (mask & (1 << skill)) !== 0
      ? [fewestMissing(required.with(skill, agents - 1), others)]
      : [],
  );
  return Math.min(fewestMissing(required, others), ...choices);
}

function needsOf(required: readonly number[], parts: Partial<DutyNeeds> = {}): DutyNeeds {
  return {
    required: required.map((agents) => Int32Array.of(agents)),
    liveExtra: Int32Array.of(0),
    buffer: Int32Array.of(0),
    floors: [],
    weights: { liveExtra: 0.1, buffer: 0.01 },
    ...parts,
  };
}

describe('agents missing', () => {
  it('from skills are those that no way to give people out can avoid', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(3), { minLength: 1, maxLength: 4 }),
        fc.array(fc.integer({ min: 0, max: 15 }), { maxLength: 5 }),
        (required, people) => {
          const classes = Array.from({ length: 16 }, (_, skillMask): DutyClass => ({
            skillMask,
            floors: [],
          }));
          const missing = new MissingAgents(needsOf(required), classes);
          for (const mask of people) missing.change(mask, 0, 1);
          expect(missing.fromSkills(0)).toBe(fewestMissing(required, people));
        },
      ),
      { seed: 1, numRuns: 300 },
    );
  });

  it('of more than ten skills are still known where everybody has one', () => {
    const required = new Array<number>(12).fill(1);
    const classes = required.map((_, skill): DutyClass => ({ skillMask: 1 << skill, floors: [] }));
    const missing = new MissingAgents(needsOf(required), classes);
    for (let skill = 0; skill < 12; skill++) missing.change(skill, 0, 1);
    expect(missing.fromSkills(0)).toBe(0);
    missing.change(3, 0, -1);
    expect(missing.fromSkills(0)).toBe(1);
  });

  it('are missing from the skills first, then from the buffer, then from live extra, then from floors', () => {
    const missing = new MissingAgents(
      needsOf([1], {
        liveExtra: Int32Array.of(1),
        buffer: Int32Array.of(1),
        floors: [{ required: Int32Array.of(1), weight: 0.5 }],
      }),
      [
        { skillMask: 1, floors: [] },
        { skillMask: 1, floors: [0] },
      ],
    );
    const steps = [missing.weighed(0)];
    for (const dutyClass of [0, 0, 0, 1]) {
      const expected = missing.relief(dutyClass, 0, 1);
      missing.change(dutyClass, 0, 1);
      steps.push(missing.weighed(0));
      expect(steps.at(-2)! - steps.at(-1)!).toBeCloseTo(expected);
    }
    [1.61, 0.61, 0.51, 0.5, 0].forEach((weighed, k) => expect(steps[k]).toBeCloseTo(weighed));
  });
});
