import { expect, test } from 'vitest';
import { checkCovering } from '../../../models/covering/check.ts';
import type { PeopleGroup } from '../../../models/covering/data.ts';
import type { BreakBegin, Covering } from '../../../models/covering/decode.ts';
import { group, instance, shift } from './instances.ts';

const meal = (...begins: number[]) => ({ pool: 'meal', intervals: 1, begins });
/** Two days: an early and a late shift on the first, an early and a midday one on the second. */
const shifts = [shift(0, 5, meal(1, 2)), shift(2, 8, meal(3, 4)), shift(8, 12), shift(11, 15)];

function errorsOf(
  covering: { people?: number; shifts: [number, number][]; breaks?: BreakBegin[] },
  parts: Partial<PeopleGroup> = {},
): string[] {
  const all = [0, 1, 2, 3];
  const data = instance(2, {
    shifts,
    groups: [group('g', { shifts: all, ...parts }, 2)],
    breakBarred: Uint8Array.from({ length: 16 }, (_, t) => (t === 4 ? 1 : 0)),
  });
  const whole: Covering = {
    people: [covering.people ?? 2],
    shifts: [new Map(covering.shifts)],
    breaks: [covering.breaks ?? []],
  };
  return checkCovering(data, whole);
}

const begin = (at: number, people = 1): BreakBegin => ({ pool: 'meal', begin: at, people });

test('a covering that keeps everything', () => {
  const shiftsWorked: [number, number][] = [
    [0, 1],
    [1, 1],
    [3, 2],
  ];
  expect(errorsOf({ shifts: shiftsWorked, breaks: [begin(2), begin(3)] }, { restIntervals: 3 })).toEqual([]);
  expect(errorsOf({ people: 0, shifts: [] })).toEqual([]);
});

test.each<[string, Parameters<typeof errorsOf>, string]>([
  ['half a person', [{ shifts: [[3, 0.5]] }], 'g: 0.5 is no number of people'],
  ['a negative number', [{ shifts: [[3, -1]] }], 'g: -1 is no number of people'],
  ['more than there are', [{ people: 4, shifts: [] }], 'g: 4 people work; there are 3 at most'],
  [
    'a shift nobody may work',
    [{ shifts: [[3, 1]] }, { shifts: [2] }],
    'g: nobody of the group may work shift 3 of 4',
  ],
  [
    'a pinned shift left out',
    [{ shifts: [[2, 1]] }, { pinned: new Map([[3, 1]]) }],
    'g: 0 people on shift 3, pinned 1',
  ],
  [
    'two shifts a day each',
    [
      {
        shifts: [
          [2, 2],
          [3, 1],
        ],
      },
    ],
    'g: 3 shifts on day 1 for 2 people',
  ],
  [
    'people who are away',
    [{ shifts: [[3, 2]] }, { peopleOnDay: Int32Array.of(3, 1) }],
    'g: 2 shifts on day 1 for 1 people',
  ],
  [
    'too many days a week',
    [
      {
        people: 1,
        shifts: [
          [0, 1],
          [3, 1],
        ],
        breaks: [begin(1)],
      },
      { maximumDaysPerWeek: 1 },
    ],
    'g: 2 working days in week 0; 1 people have 1',
  ],
  [
    'more days than all members have',
    [
      {
        shifts: [
          [2, 1],
          [0, 1],
        ],
        breaks: [begin(1)],
      },
      { personDaysInWeek: Int32Array.of(1) },
    ],
    'g: 2 working days in week 0; 2 people have 1',
  ],
  [
    'too many minutes',
    [{ people: 1, shifts: [[3, 1]] }, { maximumMinutesPerWeek: 200 }],
    'g: 240 minutes in week 0 are too many for 1 people',
  ],
  [
    'one person with too short a rest',
    [
      {
        people: 1,
        shifts: [
          [1, 1],
          [3, 1],
        ],
        breaks: [begin(3)],
      },
      { restIntervals: 4 },
    ],
    'g: days 0 and 1 take 2 people with their rest; 1 work',
  ],
  [
    'a break at a barred time',
    [{ shifts: [[1, 1]], breaks: [begin(4)] }],
    'g: a break begins at 4, where none may',
  ],
  ['no break', [{ shifts: [[1, 1]] }], 'g: 0 breaks of pool meal for 1 people'],
  [
    'a break too many',
    [{ shifts: [[1, 1]], breaks: [begin(3, 2)] }],
    'g: 2 breaks of pool meal for 1 people',
  ],
  [
    'a break outside the window',
    [{ shifts: [[1, 1]], breaks: [begin(1)] }],
    'g: 1 people of pool meal find no break in their window',
  ],
])('notices %s', (_, [covering, parts], error) => {
  expect(errorsOf(covering, parts)).toContain(error);
});

test('notices seven days in a row', () => {
  const days = 8;
  const data = instance(days, {
    weekOfDay: Int32Array.of(0, 0, 0, 0, 1, 1, 1, 1),
    shifts: Array.from({ length: days }, (_, day) => shift(8 * day, 8 * day + 4)),
    groups: [group('g', { shifts: [...Array(days).keys()], restDayInSeven: true }, days)],
  });
  const worked = (...off: number[]): Covering => ({
    people: [1],
    shifts: [new Map([...Array(days).keys()].filter((day) => !off.includes(day)).map((day) => [day, 1]))],
    breaks: [[]],
  });
  expect(checkCovering(data, worked(0))).toEqual(['g: 7 working days in the seven from day 1']);
  expect(checkCovering(data, worked(3))).toEqual([]);
});

test('pairs people with the rest they have: who comes early must have gone early', () => {
  const counts: [number, number][] = [
    [0, 1],
    [1, 1],
    [2, 1],
    [3, 1],
  ];
  const breaks = [begin(2), begin(3)];
  expect(errorsOf({ people: 2, shifts: counts, breaks }, { restIntervals: 3 })).toEqual([]);
  expect(errorsOf({ people: 2, shifts: counts, breaks }, { restIntervals: 4 })).toEqual([
    'g: days 0 and 1 take 3 people with their rest; 2 work',
  ]);
});

test('notices groups that have more people together than they can', () => {
  const data = instance(1, {
    shifts: [shift(0, 4)],
    groups: [group('a', { shifts: [0] }), group('b', { shifts: [0] })],
    peopleLimits: [{ name: 'both', groups: [0, 1], minimumPeople: 0, maximumPeople: 4 }],
  });
  const people = (...counts: number[]): Covering => ({
    people: counts,
    shifts: [new Map(), new Map()],
    breaks: [[], []],
  });
  expect(checkCovering(data, people(2, 2))).toEqual([]);
  expect(checkCovering(data, people(2, 3))).toEqual(['both: 5 people work; 4 may together']);
});

test('notices people who work, in several groups, more than the same people can or less than they are pinned to', () => {
  const data = instance(1, {
    shifts: [shift(0, 4), shift(4, 8)],
    groups: [group('a', { shifts: [0, 1] }), group('b', { shifts: [0, 1] })],
    sharedPeople: [
      {
        name: 'same',
        groups: [0, 1],
        maximumPeople: 3,
        peopleOnDay: Int32Array.of(2),
        personDaysInWeek: Int32Array.of(1),
        pinned: new Map([[1, 2]]),
      },
    ],
  });
  const working = (a: [number, number][], b: [number, number][]): Covering => ({
    people: [1, 2],
    shifts: [new Map(a), new Map(b)],
    breaks: [[], []],
  });
  expect(checkCovering(data, working([[0, 1]], [[1, 2]]))).toEqual([
    'same: 3 shifts on day 0 for 2 people',
    'same: 3 working days in week 0; they have 1',
  ]);
  expect(checkCovering(data, working([], [[1, 1]]))).toEqual(['same: fewer than 2 people on shift 1']);
});
