import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bindingSkillSets } from '../../../models/covering/skill-sets.ts';
import { transport } from '../../../models/covering/transport.ts';

test('people with one skill each need one row per skill', () => {
  expect(bindingSkillSets(0b111, [0b001, 0b010, 0b100])).toEqual([0b001, 0b010, 0b100]);
});

test('people with two skills need a third row, for both together', () => {
  expect(bindingSkillSets(0b11, [0b01, 0b10, 0b11])).toEqual([0b01, 0b10, 0b11]);
});

test('where everybody can do everything the sum is all that counts', () => {
  expect(bindingSkillSets(0b111, [0b111, 0b111])).toEqual([0b111]);
});

test('skills that are not needed now play no part', () => {
  expect(bindingSkillSets(0b001, [0b011, 0b110])).toEqual([0b001]);
  expect(bindingSkillSets(0, [0b011])).toEqual([]);
});

test('a skill that nobody has is short on its own account and hides no other', () => {
  expect(bindingSkillSets(0b111, [0b010])).toEqual([0b001, 0b010, 0b100]);
});

test('twenty skills with a person each are no work', () => {
  const singles = Array.from({ length: 20 }, (_, skill) => 1 << skill);
  expect(bindingSkillSets((1 << 20) - 1, singles)).toEqual(singles);
});

const mask = fc.integer({ min: 0, max: 31 });
const groups = fc.array(fc.record({ mask, people: fc.integer({ min: 0, max: 3 }) }), { maxLength: 6 });
const required = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 5, maxLength: 5 });

test('the rows hold exactly when a flow can put everybody needed in place', () => {
  const seen = { can: 0, cannot: 0 };
  fc.assert(
    fc.property(groups, required, (team, needs) => {
      const needed = needs.reduce((all, agents, skill) => (agents > 0 ? all | (1 << skill) : all), 0);
      const filled = transport(
        team.map((group) => group.people),
        needs,
        (group, skill) => (team[group].mask & (1 << skill)) !== 0,
      );
      const can = needs.every((agents, skill) => filled[skill] === agents);
      const sets = bindingSkillSets(
        needed,
        team.map((group) => group.mask),
      );
      const rowsHold = sets.every(
        (set) =>
          team.reduce((sum, group) => sum + ((group.mask & set) !== 0 ? group.people : 0), 0) >=
          needs.reduce((sum, agents, skill) => sum + ((set & (1 << skill)) !== 0 ? agents : 0), 0),
      );
      expect(rowsHold).toBe(can);
      seen[can ? 'can' : 'cannot']++;
    }),
    { numRuns: 3000, seed: 20261122 },
  );
  expect(Math.min(seen.can, seen.cannot)).toBeGreaterThan(300);
});

test('no row is implied by the others', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 3 }), (masks) => {
      const skills = [0, 1, 2].filter((skill) => masks.some((one) => (one & (1 << skill)) !== 0));
      const needed = skills.reduce((all, skill) => all | (1 << skill), 0);
      const sets = bindingSkillSets(needed, masks);
      for (const dropped of sets) expect(missedOnlyBy(dropped, sets, masks)).toBe(true);
    }),
    { numRuns: 100, seed: 20261122 },
  );
});

/** Whether some staffing keeps every row but this one. */
function missedOnlyBy(dropped: number, sets: readonly number[], masks: readonly number[]): boolean {
  const people = masks.map(() => 4);
  const skills = [0, 1, 2].filter((skill) => sets.some((set) => (set & (1 << skill)) !== 0));
  const most = 4 * masks.length + 1;
  const tryNeeds = (index: number, needs: readonly number[]): boolean => {
    if (index < skills.length) {
      for (let need = 1; need <= most; need++) if (tryNeeds(index + 1, [...needs, need])) return true;
      return false;
    }
    const slack = (set: number): number =>
      masks.reduce((sum, one, g) => sum + ((one & set) !== 0 ? people[g] : 0), 0) -
      skills.reduce((sum, skill, k) => sum + ((set & (1 << skill)) !== 0 ? needs[k] : 0), 0);
    return slack(dropped) < 0 && sets.every((set) => set === dropped || slack(set) >= 0);
  };
  return tryNeeds(0, []);
}
