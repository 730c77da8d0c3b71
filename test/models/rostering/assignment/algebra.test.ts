import { expect, test } from 'vitest';
import { toAlgebra } from '../../../../models/linear/algebra.ts';
import { buildAssignment } from '../../../../models/rostering/assignment/build.ts';
import type { AssignmentData } from '../../../../models/rostering/assignment/data.ts';
import { assignment, member, shift } from './instances.ts';

/** The rows of an assignment model that begin with one of these names. */
function lines(data: AssignmentData, ...names: string[]): string[] {
  return toAlgebra(buildAssignment(data).model)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => names.some((name) => line.startsWith(`${name}[`) && line.includes(']: ')));
}

const rest = (intervals: number, level: 'required' | 'preferred') => ({ intervals, level, weight: 20 });

test('the smallest model, whole: a pinned member, one who may not, a wish and a missing hour', () => {
  const data = assignment(1, 2, [shift(0, 0, 2)], {
    dayOffWeight: 5,
    people: [
      member('ann', 1, 1, { pinned: [0], wantsOff: Uint8Array.of(1) }),
      member('bob', 1, 1, { allowed: Uint8Array.of(0) }),
    ],
  });
  expect(toAlgebra(buildAssignment(data).model)).toBe(`minimise
  5 works[ann#0,0] + 2000 missing[0] + most[shifts] - least[shifts]
subject to
  demand[0]: works[ann#0,0] + missing[0] = 1
  days-in-week[0,0]: works[ann#0,0] <= 7
  fairness[most,shifts,0]: works[ann#0,0] - most[shifts] <= 0
  fairness[least,shifts,0]: works[ann#0,0] - least[shifts] >= 0
  fairness[most,shifts,1]: -most[shifts] <= 0
  fairness[least,shifts,1]: -least[shifts] >= 0
bounds
  works[ann#0,0] = 1
  0 <= missing[0] <= 1
  0 <= most[shifts] <= 1
  0 <= least[shifts] <= 1
integers
  works[ann#0,0]
`);
});

test('demand: everybody who may, and those missing', () => {
  const data = assignment(1, 2, [shift(0, 0, 4, 2), shift(0, 4, 8)]);
  expect(lines(data, 'demand', 'one-shift-a-day')).toEqual([
    'demand[0]: works[m0#0,0] + works[m1#1,0] + missing[0] = 2',
    'demand[1]: works[m0#0,1] + works[m1#1,1] + missing[1] = 1',
    'one-shift-a-day[0,0]: works[m0#0,0] + works[m0#0,1] <= 1',
    'one-shift-a-day[1,0]: works[m1#1,0] + works[m1#1,1] <= 1',
  ]);
});

test('night-share: per member, pinned nights aside, one too many at a cost where it is preferred', () => {
  const night = (day: number) => shift(day, 6, 10, 1, ['night']);
  const data = assignment(3, 2, [night(0), shift(1, 0, 4), night(2)], {
    people: [member('ann', 3, 3, { pinned: [0] }), member('bob', 3, 3)],
    nightShare: { numerator: 1, denominator: 2, level: 'required', weight: 4 },
  });
  expect(lines(data, 'night-share')).toEqual([
    'night-share[0]: works[ann#0,0] + works[ann#0,2] - works[ann#0,1] <= 3',
    'night-share[1]: works[bob#1,0] + works[bob#1,2] - works[bob#1,1] <= 1',
  ]);
  const preferred = { ...data, nightShare: { ...data.nightShare!, level: 'preferred' as const } };
  expect(lines(preferred, 'night-share')[1]).toBe(
    'night-share[1]: works[bob#1,0] + works[bob#1,2] - works[bob#1,1] - 2 nights-too-many[1] <= 1',
  );
});

test('days-in-week and minutes-in-week: per member and calendar week', () => {
  const data = assignment(2, 1, [shift(0, 0, 4), shift(1, 0, 5)], {
    weekOfDay: Int32Array.of(0, 1),
    maximumDaysPerWeek: 5,
    maximumMinutesPerWeek: 280,
  });
  expect(lines(data, 'days-in-week', 'minutes-in-week')).toEqual([
    'days-in-week[0,0]: works[m0#0,0] <= 5',
    'days-in-week[0,1]: works[m0#0,1] <= 5',
    'minutes-in-week[0,0]: 240 works[m0#0,0] <= 280',
    'minutes-in-week[0,1]: 300 works[m0#0,1] <= 280',
  ]);
});

test('minutes-in-period: per member over the days of a limit, what each shift has above its base', () => {
  const data = assignment(3, 2, [shift(0, 0, 4), shift(1, 0, 6), shift(2, 0, 6)], {
    periodLimits: [
      { name: 'overtime', firstDay: 0, lastDay: 1, aboveMinutes: 300, maximumMinutes: 90 },
      { name: 'none', firstDay: 0, lastDay: 0, aboveMinutes: 300, maximumMinutes: 90 },
    ],
  });
  expect(lines(data, 'minutes-in-period')).toEqual([
    'minutes-in-period[0,overtime]: 60 works[m0#0,1] <= 90',
    'minutes-in-period[1,overtime]: 60 works[m1#1,1] <= 90',
  ]);
});

test('rest-day-in-seven: over every seven days', () => {
  const everyDay = Array.from({ length: 8 }, (_, day) => shift(day, 0, 4));
  const data = assignment(8, 1, everyDay, { restDayInSeven: true });
  expect(lines(data, 'rest-day-in-seven')).toEqual([
    'rest-day-in-seven[0,0]: works[m0#0,0] + works[m0#0,1] + works[m0#0,2] + works[m0#0,3] + works[m0#0,4] + works[m0#0,5] + works[m0#0,6] <= 6',
    'rest-day-in-seven[0,1]: works[m0#0,1] + works[m0#0,2] + works[m0#0,3] + works[m0#0,4] + works[m0#0,5] + works[m0#0,6] + works[m0#0,7] <= 6',
  ]);
});

const overMidnight = [shift(0, 2, 8), shift(0, 8, 14), shift(1, 1, 6), shift(1, 4, 8)];

test('one-shift-at-a-time: what runs past midnight bars what begins before its end', () => {
  expect(lines(assignment(2, 1, overMidnight), 'one-shift-at-a-time')).toEqual([
    'one-shift-at-a-time[0,0,14]: works[m0#0,1] + works[m0#0,2] <= 1',
  ]);
  const required = assignment(2, 1, overMidnight, { dailyRest: rest(4, 'required') });
  expect(lines(required, 'one-shift-at-a-time')).toEqual([]);
});

test('daily-rest: required it bars, preferred it costs, once for both rows', () => {
  const required = assignment(2, 1, overMidnight, { dailyRest: rest(9, 'required') });
  expect(lines(required, 'daily-rest')).toEqual([
    'daily-rest[0,0,8]: works[m0#0,0] + works[m0#0,1] + works[m0#0,2] + works[m0#0,3] <= 1',
    'daily-rest[0,0,14]: works[m0#0,1] + works[m0#0,2] + works[m0#0,3] <= 1',
  ]);
  const preferred = assignment(2, 1, overMidnight, { dailyRest: rest(9, 'preferred') });
  expect(lines(preferred, 'daily-rest')).toEqual([
    'daily-rest[0,0,8]: works[m0#0,0] + works[m0#0,1] + works[m0#0,2] + works[m0#0,3] - short-rest[daily-rest,0,0] <= 1',
    'daily-rest[0,0,14]: works[m0#0,1] + works[m0#0,2] + works[m0#0,3] - short-rest[daily-rest,0,0] <= 1',
  ]);
});

test('weekly-rest: long around a day off, nothing where the day between is worked', () => {
  const data = assignment(3, 1, [shift(0, 4, 10), shift(1, 0, 4), shift(2, 2, 8)], {
    weeklyRest: rest(18, 'required'),
  });
  expect(lines(data, 'weekly-rest')).toEqual([
    'weekly-rest[0,0,10]: works[m0#0,0] + works[m0#0,2] - works[m0#0,1] <= 1',
  ]);
});

test('rest-day-inside: where weekly rest is required, one of the five days between the first and the last is off', () => {
  const everyDay = Array.from({ length: 9 }, (_, day) => shift(day, 0, 4));
  const inside = (level: 'required' | 'preferred'): string[] =>
    lines(assignment(9, 1, everyDay, { weeklyRest: rest(20, level) }), 'rest-day-inside');
  expect(inside('required')).toEqual([
    'rest-day-inside[0,0]: works[m0#0,1] + works[m0#0,2] + works[m0#0,3] + works[m0#0,4] + works[m0#0,5] <= 4',
  ]);
  expect(inside('preferred')).toEqual([]);
});

test('used and fairness: at most so many members, and shares among those', () => {
  const data = assignment(2, 2, [shift(0, 0, 4, 1, ['night']), shift(1, 0, 4)], { maximumPeople: 1 });
  expect(lines(data, 'used', 'fairness')).toEqual([
    'used[0]: works[m0#0,0] + works[m0#0,1] - 2 used[m0#0] <= 0',
    'used[1]: works[m1#1,0] + works[m1#1,1] - 2 used[m1#1] <= 0',
    'used[all]: used[m0#0] + used[m1#1] <= 1',
    'fairness[night]: most[night] - least[night] >= 0',
    'fairness[most,night,0]: works[m0#0,0] - most[night] <= 0',
    'fairness[least,night,0]: works[m0#0,0] - least[night] - 2 used[m0#0] >= -2',
    'fairness[most,night,1]: works[m1#1,0] - most[night] <= 0',
    'fairness[least,night,1]: works[m1#1,0] - least[night] - 2 used[m1#1] >= -2',
    'fairness[shifts]: most[shifts] - least[shifts] >= 0',
    'fairness[most,shifts,0]: works[m0#0,0] + works[m0#0,1] - most[shifts] <= 0',
    'fairness[least,shifts,0]: works[m0#0,0] + works[m0#0,1] - least[shifts] - 2 used[m0#0] >= -2',
    'fairness[most,shifts,1]: works[m1#1,0] + works[m1#1,1] - most[shifts] <= 0',
    'fairness[least,shifts,1]: works[m1#1,0] + works[m1#1,1] - least[shifts] - 2 used[m1#1] >= -2',
  ]);
});

test('fairness among all members when all may be used', () => {
  const data = assignment(1, 2, [shift(0, 0, 4, 1, ['live'])]);
  expect(lines(data, 'used', 'fairness')).toEqual([
    'fairness[most,live,0]: works[m0#0,0] - most[live] <= 0',
    'fairness[least,live,0]: works[m0#0,0] - least[live] >= 0',
    'fairness[most,live,1]: works[m1#1,0] - most[live] <= 0',
    'fairness[least,live,1]: works[m1#1,0] - least[live] >= 0',
    'fairness[most,shifts,0]: works[m0#0,0] - most[shifts] <= 0',
    'fairness[least,shifts,0]: works[m0#0,0] - least[shifts] >= 0',
    'fairness[most,shifts,1]: works[m1#1,0] - most[shifts] <= 0',
    'fairness[least,shifts,1]: works[m1#1,0] - least[shifts] >= 0',
  ]);
});

test('at-work: so many are to be used, each with a shift', () => {
  const data = assignment(1, 2, [shift(0, 0, 4)], { minimumPeople: 2 });
  expect(lines(data, 'at-work', 'used')).toEqual([
    'used[0]: works[m0#0,0] - used[m0#0] <= 0',
    'used[1]: works[m1#1,0] - used[m1#1] <= 0',
    'used[all]: used[m0#0] + used[m1#1] <= 2',
    'at-work[0]: works[m0#0,0] - used[m0#0] >= 0',
    'at-work[1]: works[m1#1,0] - used[m1#1] >= 0',
    'at-work[all]: used[m0#0] + used[m1#1] + idle >= 2',
  ]);
  expect(toAlgebra(buildAssignment(data).model)).toContain('500 idle');
});

test('least-minutes-in-week: what is owed to whoever is used, week by week', () => {
  const shifts = [shift(0, 0, 4), shift(1, 0, 5)];
  const data = assignment(2, 1, shifts, {
    weekOfDay: Int32Array.of(0, 1),
    people: [member('ann', 2, 2, { leastMinutes: Int32Array.of(0, 200) })],
  });
  expect(lines(data, 'least-minutes-in-week')).toEqual([
    'least-minutes-in-week[0,1]: 300 works[ann#0,1] + minutes-short[0,1] - 200 used[ann#0] >= 0',
  ]);
});
