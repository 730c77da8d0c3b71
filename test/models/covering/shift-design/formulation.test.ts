import { expect, test } from 'vitest';
import { buildShiftDesign } from '../../../../models/covering/shift-design/build.ts';
import { CONSTRAINT_FAMILIES } from '../../../../models/covering/shift-design/constraints.ts';
import type { ShiftDesignData } from '../../../../models/covering/shift-design/data.ts';
import { toAlgebra } from '../../../../models/linear/algebra.ts';
import { constraintNames } from '../../../support/formulation.ts';

test('code and formulation name the same constraints', () => {
  expect(constraintNames('covering/shift-design')).toEqual(Object.keys(CONSTRAINT_FAMILIES).sort());
});

test('the model of two days of three slots, as algebra', () => {
  const data: ShiftDesignData = {
    slotsPerDay: 3,
    days: 2,
    demand: [1, 2, 2, 0, 3, 1],
    shifts: [
      { start: 0, length: 3 },
      { start: 1, length: 2 },
    ],
    costs: { shortage: 30, excess: 30, shift: 60 },
  };
  expect(toAlgebra(buildShiftDesign(data, 'whole').model)).toBe(`minimise
  60 open[0+3] + 60 open[1+2] + 30 short[0] + 30 short[1] + 30 short[2] + 30 short[3] + 30 short[4] + 30 short[5] + 30 over[0] + 30 over[1] + 30 over[2] + 30 over[3] + 30 over[4] + 30 over[5]
subject to
  coverage[0]: people[0,0+3] + short[0] - over[0] = 1
  balance[1]: people[0,1+2] + short[1] - over[1] - short[0] + over[0] = 1
  balance[2]: short[2] - over[2] - short[1] + over[1] = 0
  balance[3]: people[1,0+3] - people[0,0+3] - people[0,1+2] + short[3] - over[3] - short[2] + over[2] = -2
  balance[4]: people[1,1+2] + short[4] - over[4] - short[3] + over[3] = 3
  balance[5]: short[5] - over[5] - short[4] + over[4] = -2
  opening[0,0+3]: people[0,0+3] - 2 open[0+3] <= 0
  opening[1,0+3]: people[1,0+3] - open[0+3] <= 0
  opening[0,1+2]: people[0,1+2] - 2 open[1+2] <= 0
  opening[1,1+2]: people[1,1+2] - open[1+2] <= 0
  rise[1]: open[1+2] + short[1] + over[0] >= 1
  rise[4]: open[1+2] + short[4] + over[3] >= 3
  fall[3]: 2 open[0+3] + 2 open[1+2] + short[2] + over[3] >= 2
  fall[5]: short[4] + over[5] >= 2
bounds
  0 <= open[0+3] <= 1
  0 <= open[1+2] <= 1
  0 <= people[0,0+3] <= 2
  0 <= people[1,0+3] <= 1
  0 <= people[0,1+2] <= 2
  0 <= people[1,1+2] <= 1
  0 <= short[0] <= 1
  0 <= short[1] <= 2
  0 <= short[2] <= 2
  short[3] = 0
  0 <= short[4] <= 3
  0 <= short[5] <= 1
integers
  open[0+3]
  open[1+2]
  people[0,0+3]
  people[1,0+3]
  people[0,1+2]
  people[1,1+2]
`);
});
