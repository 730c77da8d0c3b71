import fc from 'fast-check';
import type { ShiftDesignData } from '../../../../models/covering/shift-design/data.ts';

/** Two days of four slots, three of the shifts that fit, little demand: small enough to try every design. */
export function smallInstances(): fc.Arbitrary<ShiftDesignData> {
  const shift = fc.record({ start: fc.nat(3), length: fc.integer({ min: 1, max: 4 }) });
  return fc.record({
    slotsPerDay: fc.constant(4),
    days: fc.constant(2),
    demand: fc.array(fc.nat(3), { minLength: 8, maxLength: 8 }),
    shifts: fc.uniqueArray(shift, {
      minLength: 1,
      maxLength: 3,
      selector: ({ start, length }) => `${start}+${length}`,
    }),
    costs: fc.record({
      shortage: fc.constantFrom(0, 1, 2, 3),
      excess: fc.constantFrom(0, 1, 2),
      shift: fc.constantFrom(0, 1, 2, 5),
    }),
  });
}
