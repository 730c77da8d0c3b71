import { expect, test } from 'vitest';
import { checkShiftDesign } from '../../../../models/covering/shift-design/check.ts';
import { costStep, type ShiftDesignData } from '../../../../models/covering/shift-design/data.ts';

const data: ShiftDesignData = {
  slotsPerDay: 3,
  days: 2,
  demand: [1, 2, 2, 0, 3, 1],
  shifts: [
    { start: 0, length: 2 },
    { start: 2, length: 2 },
  ],
  costs: { shortage: 30, excess: 20, shift: 50 },
};

test('counts people round the end of the week, and what is short, too much and used', () => {
  // Present: 2+1, 2, 1, 1, 0, 1 with one person of the last day's late shift working into the first slot.
  const design = [
    [2, 0],
    [1, 1],
  ];
  expect(checkShiftDesign(data, design)).toEqual({
    errors: [],
    shortage: 1 + 3,
    excess: 2 + 1,
    shifts: 2,
    cost: 30 * 4 + 20 * 3 + 50 * 2,
  });
});

test('a shift that nobody works costs nothing', () => {
  const idle = [
    [0, 0],
    [0, 0],
  ];
  expect(checkShiftDesign(data, idle)).toMatchObject({ errors: [], shifts: 0, excess: 0, cost: 30 * 9 });
});

test('names what cannot be worked', () => {
  expect(checkShiftDesign(data, [[0.5, -1], [0]]).errors).toEqual([
    '0.5 people on shift 0, day 0',
    '-1 people on shift 0, day 1',
    'shift 1 has 1 days of 2',
  ]);
  expect(checkShiftDesign(data, [[0, 0]]).errors).toEqual(['1 shifts of 2']);
});

test('costs move in steps of their greatest common divisor', () => {
  expect(costStep({ shortage: 30, excess: 30, shift: 60 })).toBe(30);
  expect(costStep({ shortage: 0, excess: 4, shift: 6 })).toBe(2);
  expect(costStep({ shortage: 0.5, excess: 1, shift: 1 })).toBe(0);
  expect(costStep({ shortage: 0, excess: 0, shift: 0 })).toBe(0);
});
