import { expect, test } from 'vitest';
import { parseShiftDesign } from '../../../bench/covering/instance.ts';

const text = `interval = 60;
days = 2;
demand = [1,2,0,
  3,1,1];
shiftTypes = 2;
minStart = [0, 1];
maxStart = [1, 2];
minLength = [2, 2];
maxLength = [2, 3];
minDuties = 3;
weightUnderCover = 1;
weightOverCover = 2;
weightShiftInstances = 60;
`;

test('reads demand, costs in minutes, and each start and length of overlapping shift types once', () => {
  expect(parseShiftDesign(text)).toEqual({
    days: 2,
    slotsPerDay: 3,
    demand: [1, 2, 0, 3, 1, 1],
    shifts: [
      { start: 0, length: 2 },
      { start: 1, length: 2 },
      { start: 1, length: 3 },
      { start: 2, length: 2 },
      { start: 2, length: 3 },
    ],
    costs: { shortage: 60, excess: 120, shift: 60 },
  });
});

test('says what an instance lacks', () => {
  expect(() => parseShiftDesign(text.replace('interval', 'step'))).toThrow('The instance has no "interval"');
});
