import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildShiftDesign, keepOpenShifts } from '../../../../models/covering/shift-design/build.ts';
import { checkShiftDesign } from '../../../../models/covering/shift-design/check.ts';
import { slotsOf } from '../../../../models/covering/shift-design/data.ts';
import { decodeShiftDesign, type ShiftDesign } from '../../../../models/covering/shift-design/decode.ts';
import { evaluate } from '../../../../models/linear/evaluate.ts';
import { smallInstances } from './instances.ts';

test('every design within the caps keeps every row, at the cost that the check finds', () => {
  const seen = { rows: 0 };
  fc.assert(
    fc.property(smallInstances(), fc.infiniteStream(fc.nat(3)), (data, numbers) => {
      const built = buildShiftDesign(data, 'whole');
      const { columns, model } = built;
      const design: ShiftDesign = columns.cap.map((byDay) =>
        byDay.map((cap) => Math.min(cap, Number(numbers.next().value))),
      );
      const values = new Float64Array(model.columnCount);
      const present = data.demand.map(() => 0);
      design.forEach((byDay, shift) => {
        values[columns.open[shift]] = byDay.some((people) => people > 0) ? 1 : 0;
        byDay.forEach((people, day) => {
          values[columns.people[shift][day]] = people;
          for (const slot of slotsOf(data, day, data.shifts[shift])) present[slot] += people;
        });
      });
      data.demand.forEach((demand, slot) => {
        values[columns.short[slot]] = Math.max(0, demand - present[slot]);
        values[columns.over[slot]] = Math.max(0, present[slot] - demand);
      });
      seen.rows += model.rowNames.filter((name) => name.startsWith('rise') || name.startsWith('fall')).length;

      const { objective, violation, where } = evaluate(model, values);
      expect([violation, where]).toEqual([0, undefined]);
      expect(decodeShiftDesign(data, columns, values)).toEqual(design);
      expect(checkShiftDesign(data, design)).toMatchObject({ errors: [], cost: objective });
      expect(evaluate(keepOpenShifts(built, values), values).violation).toBe(0);
    }),
    { numRuns: 1000, seed: 20261101 },
  );
  expect(seen.rows).toBeGreaterThan(1000);
});
