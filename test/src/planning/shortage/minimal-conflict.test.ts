import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { minimalConflict } from '../../../../src/planning/shortage/minimal-conflict.ts';

const facts = [...Array(12).keys()];
/** Facts conflict where they hold all of one of these sets. */
const causes = fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 11 }), { maxLength: 5 }), {
  minLength: 1,
  maxLength: 4,
});
const conflicts = (sets: readonly number[][], held: readonly number[]): boolean =>
  sets.some((set) => set.every((fact) => held.includes(fact)));

test('what is left is a conflict of which every part is needed, whatever the causes', () => {
  fc.assert(
    fc.property(causes, (sets) => {
      const { facts: kept, isIrreducible } = minimalConflict(facts, (held) =>
        conflicts(sets, held) ? 'conflict' : 'no-conflict',
      );
      expect(isIrreducible).toBe(true);
      expect(conflicts(sets, kept)).toBe(true);
      for (const fact of kept) expect(conflicts(sets, kept.filter((one) => one !== fact))).toBe(false); // prettier-ignore
    }),
  );
});

test('a single fact that is not needed goes too, and what comes last stays', () => {
  expect(minimalConflict(['only'], () => 'conflict').facts).toEqual([]);
  const either = minimalConflict(['first', 'second'], (held) =>
    held.length > 0 ? 'conflict' : 'no-conflict',
  );
  expect(either.facts).toEqual(['second']);
});

test('where a verdict is missing, nothing is left out and nothing is claimed', () => {
  const { facts: kept, isIrreducible } = minimalConflict([1, 2, 3], (held) =>
    held.includes(3) ? 'unknown' : 'no-conflict',
  );
  expect(kept).toEqual([1, 2, 3]);
  expect(isIrreducible).toBe(false);
});
