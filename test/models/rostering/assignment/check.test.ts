import { expect, test } from 'vitest';
import { checkAssignment } from '../../../../models/rostering/assignment/check.ts';
import type { AssignmentData } from '../../../../models/rostering/assignment/data.ts';
import { assignment, member, shift } from './instances.ts';

/** Two early shifts, a late one past midnight, and three mornings. */
const shifts = [
  shift(0, 0, 4),
  shift(0, 2, 6),
  shift(0, 8, 14),
  shift(1, 1, 5),
  shift(1, 4, 8),
  shift(2, 0, 4),
];
const rest = (intervals: number, level: 'required' | 'preferred') => ({ intervals, level, weight: 1 });

function errorsOf(given: number[][], parts: Partial<AssignmentData> = {}): string[] {
  return checkAssignment(assignment(3, 2, shifts, parts), given);
}

test('an assignment that keeps everything, and one that leaves everything undone', () => {
  const rules = { dailyRest: rest(7, 'required'), weeklyRest: rest(12, 'required'), maximumDaysPerWeek: 3 };
  expect(errorsOf([[0, 3, 5], [1]], rules)).toEqual([]);
  expect(errorsOf([[], []], rules)).toEqual([]);
});

test('preferred rests may be short', () => {
  expect(errorsOf([[2, 4], []], { dailyRest: rest(9, 'preferred') })).toEqual([]);
});

test.each<[string, number[][], Partial<AssignmentData>, string]>([
  ['a shift that is none', [[6], []], {}, 'm0: there is no shift 6'],
  [
    'a shift not allowed',
    [[0], []],
    {
      people: [member('ann', 6, 3, { allowed: Uint8Array.of(0, 1, 1, 1, 1, 1) }), member('bob', 6, 3)],
    },
    'ann may not be given shift 0',
  ],
  [
    'a pin left out',
    [[0], []],
    { people: [member('ann', 6, 3, { pinned: [3] }), member('bob', 6, 3)] },
    'ann is not given pinned shift 3',
  ],
  ['two shifts a day', [[0, 1], []], {}, 'm0 has two shifts on day 0'],
  ['two shifts at once', [[2, 3], []], {}, 'm0 begins at 13 before the shift that ends at 14'],
  ['too many days', [[0, 3, 5], []], { maximumDaysPerWeek: 2 }, 'm0 works 3 days in week 0; at most 2'],
  [
    'too many minutes',
    [[0, 3, 5], []],
    { maximumMinutesPerWeek: 700 },
    'm0 works 720 minutes in week 0; at most 700',
  ],
  [
    'a short rest',
    [[2, 4], []],
    { dailyRest: rest(3, 'required') },
    'm0 rests 2 intervals before 16; at least 3',
  ],
  [
    'a short weekly rest',
    [[2, 5], []],
    { weeklyRest: rest(11, 'required') },
    'm0 rests 10 intervals before 24; at least 11',
  ],
  ['too many on a shift', [[0], [0]], {}, 'shift 0 is given to 2 members; 1 are wanted'],
  ['too many members', [[0], [1]], { maximumPeople: 1 }, '2 members work; at most 1 may'],
])('notices %s', (_, given, parts, error) => {
  expect(errorsOf(given, parts)).toContain(error);
});

test('notices seven days in a row over two weeks', () => {
  const daily = Array.from({ length: 9 }, (_, day) => shift(day, 0, 4));
  const data = assignment(9, 1, daily, {
    weekOfDay: Int32Array.of(0, 0, 0, 0, 1, 1, 1, 1, 1),
    restDayInSeven: true,
  });
  expect(checkAssignment(data, [[1, 2, 3, 4, 5, 6, 7]])).toEqual(['m0 works the seven days from day 1']);
  expect(checkAssignment(data, [[0, 1, 2, 3, 5, 6, 7, 8]])).toEqual([]);
});

test('notices a required weekly rest without a day off between the first and the last of seven', () => {
  const daily = Array.from({ length: 9 }, (_, day) => shift(day, 0, 4));
  const data = assignment(9, 1, daily, { weeklyRest: rest(20, 'required') });
  expect(checkAssignment(data, [[1, 2, 3, 4, 5, 8]])).toEqual([
    'm0 has no day off inside the seven from day 0',
  ]);
  expect(checkAssignment(data, [[0, 1, 2, 4, 5, 6, 8]])).toEqual([]);
});
