import { expect, test } from 'vitest';
import { linesDataOf, parseShiftScheduling } from '../../../bench/rostering/instance.ts';

const text = `# comment
SECTION_HORIZON
# days
8

SECTION_SHIFTS
E,480,
L,600,E
SECTION_STAFF
# ID, MaxShifts, ...
Ann,E=8|L=2,2400,960,5,2,3,1
Bo,E=0|L=8,3000,0,4,1,2,0
SECTION_DAYS_OFF
Ann,0,3
SECTION_SHIFT_ON_REQUESTS
Ann,1,E,2
SECTION_SHIFT_OFF_REQUESTS
Bo,1,L,3
SECTION_COVER
0,E,1,100,1
6,L,2,50,4
`.replace(/\n/g, '\r\n');

test('an instance becomes data of the lines model', () => {
  const data = linesDataOf(parseShiftScheduling(text));
  expect(data.days).toBe(8);
  expect(data.weekends).toEqual([[5, 6]]);
  expect(data.shifts).toEqual([
    { name: 'E', minutes: 480, barredNextDay: [] },
    { name: 'L', minutes: 600, barredNextDay: [0] },
  ]);
  const [ann, bo] = data.people;
  expect(ann.rules).toEqual({
    minimumMinutes: 960,
    maximumMinutes: 2400,
    maximumConsecutiveShifts: 5,
    minimumConsecutiveShifts: 2,
    minimumConsecutiveDaysOff: 3,
    maximumWeekends: 1,
    counts: [
      { shifts: [0], most: 8 },
      { shifts: [1], most: 2 },
    ],
  });
  expect([ann.daysOff, bo.daysOff]).toEqual([[0, 3], []]);
  // A wish for E on day 1 costs 2 with a day off or L, one against L costs 3 with L.
  expect([...ann.costs.subarray(3, 6)]).toEqual([2, 0, 2]);
  expect([...bo.costs.subarray(3, 6)]).toEqual([0, 0, 3]);
  expect(ann.costs.reduce((sum, cost) => sum + cost, 0)).toBe(4);
  expect(data.cover).toEqual([
    { day: 0, shifts: [0], required: 1, shortageCost: 100, excessCost: 1 },
    { day: 6, shifts: [1], required: 2, shortageCost: 50, excessCost: 4 },
  ]);
});

test('a last Saturday without its Sunday is a weekend', () => {
  const data = linesDataOf(parseShiftScheduling(text.replace('\r\n8\r\n', '\r\n13\r\n')));
  expect(data.weekends).toEqual([[5, 6], [12]]);
});

test('a section that is missing is named', () => {
  expect(() => parseShiftScheduling(text.replace('SECTION_COVER', 'SECTION_ELSE'))).toThrow('SECTION_COVER');
});
