import { expect, test } from 'vitest';
import { buildCovering } from '../../../models/covering/build.ts';
import type { CoveringData } from '../../../models/covering/data.ts';
import { toAlgebra } from '../../../models/linear/algebra.ts';
import { group, instance, need, shift } from './instances.ts';

/** The lines of a covering model that begin with one of these names. */
function lines(data: CoveringData, ...names: string[]): string[] {
  return toAlgebra(buildCovering(data).model)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => names.some((name) => line.startsWith(`${name}[`)));
}

const bothHalves = [shift(0, 4), shift(4, 8)];

test('the smallest model, whole: one group, one shift, one hour required', () => {
  const data = instance(1, {
    required: [need(1, { 1: 2 })],
    shifts: [shift(0, 4)],
    groups: [group('all', { shifts: [0] })],
  });
  expect(toAlgebra(buildCovering(data).model)).toBe(`minimise
  0
subject to
  cover[chat,1]: shift[all,0-4#0] + shortage[chat,1] >= 2
  one-shift-a-day[all,0]: shift[all,0-4#0] - people[all] <= 0
bounds
  0 <= people[all] <= 3
  0 <= shift[all,0-4#0] <= 3
  0 <= shortage[chat,1] <= 2
integers
  people[all]
  shift[all,0-4#0]
`);
});

test('cover: every set of skills that some group links gets a row', () => {
  const data = instance(1, {
    skills: ['sales', 'care'],
    required: [need(1, { 0: 2, 5: 1 }), need(1, { 0: 1 })],
    shifts: bothHalves,
    groups: [
      group('sellers', { skillMask: 1, shifts: [0, 1] }),
      group('carers', { skillMask: 2, shifts: [0] }),
      group('both', { skillMask: 3, shifts: [0, 1] }),
    ],
  });
  expect(lines(data, 'cover')).toEqual([
    'cover[sales,0]: shift[sellers,0-4#0] + shift[both,0-4#0] + shortage[sales,0] >= 2',
    'cover[care,0]: shift[carers,0-4#0] + shift[both,0-4#0] + shortage[care,0] >= 1',
    'cover[sales+care,0]: shift[sellers,0-4#0] + shift[carers,0-4#0] + shift[both,0-4#0] + shortage[sales,0] + shortage[care,0] >= 3',
    'cover[sales,5]: shift[sellers,4-8#1] + shift[both,4-8#1] + shortage[sales,5] >= 1',
  ]);
});

test('team-floor: what serves, live extra and buffer together', () => {
  const data = instance(1, {
    skills: ['sales', 'care'],
    required: [need(1, { 0: 2 }), need(1, { 0: 1, 6: 1 })],
    liveExtra: need(1, { 0: 2 }),
    buffer: need(1, { 0: 1, 4: 1 }),
    shifts: bothHalves,
    groups: [group('all', { skillMask: 3, shifts: [0, 1] })],
  });
  expect(lines(data, 'team-floor')).toEqual([
    'team-floor[0]: shift[all,0-4#0] + live-shortage[0] + buffer-shortage[0] + shortage[sales,0] + shortage[care,0] >= 6',
    'team-floor[4]: shift[all,4-8#1] + buffer-shortage[4] >= 1',
  ]);
});

const meal = (...begins: number[]) => ({ pool: 'meal', intervals: 1, begins });

test('break-stock and break-deadline: a network of people who wait for their break', () => {
  const data = instance(1, {
    shifts: [shift(0, 5, meal(1, 2)), shift(1, 6, meal(2, 3)), shift(2, 6)],
    groups: [group('all', { shifts: [0, 1, 2] })],
    breakBarred: Uint8Array.of(0, 0, 1, 0, 0, 0, 0, 0),
  });
  expect(lines(data, 'break-stock', 'break-deadline')).toEqual([
    'break-stock[all,meal,1]: waiting[all,meal,1] + break[all,meal,1] - shift[all,0-5#0] = 0',
    'break-stock[all,meal,2]: waiting[all,meal,2] + break[all,meal,2] - waiting[all,meal,1] - shift[all,1-6#1] = 0',
    'break-stock[all,meal,3]: waiting[all,meal,3] + break[all,meal,3] - waiting[all,meal,2] = 0',
    'break-deadline[all,meal,1]: waiting[all,meal,1] - shift[all,0-5#0] <= 0',
    'break-deadline[all,meal,2]: waiting[all,meal,2] - shift[all,1-6#1] <= 0',
    'break-deadline[all,meal,3]: waiting[all,meal,3] <= 0',
  ]);
});

test('a meal and a rest: each shift waits in two pools, and both take people off duty', () => {
  const rest = { pool: 'rest', intervals: 1, begins: [4, 5] };
  const data = instance(1, {
    required: [need(1, { 2: 1, 4: 2 })],
    shifts: [shift(0, 7, meal(1, 2), rest), shift(1, 6, meal(2, 3))],
    groups: [group('all', { shifts: [0, 1] })],
  });
  expect(lines(data, 'cover', 'break-stock', 'break-deadline')).toEqual([
    'cover[chat,2]: shift[all,0-7#0] + shift[all,1-6#1] - break[all,meal,2] + shortage[chat,2] >= 1',
    'cover[chat,4]: shift[all,0-7#0] + shift[all,1-6#1] - break[all,rest,4] + shortage[chat,4] >= 2',
    'break-stock[all,meal,1]: waiting[all,meal,1] + break[all,meal,1] - shift[all,0-7#0] = 0',
    'break-stock[all,meal,2]: waiting[all,meal,2] + break[all,meal,2] - waiting[all,meal,1] - shift[all,1-6#1] = 0',
    'break-stock[all,meal,3]: waiting[all,meal,3] + break[all,meal,3] - waiting[all,meal,2] = 0',
    'break-stock[all,rest,4]: waiting[all,rest,4] + break[all,rest,4] - shift[all,0-7#0] = 0',
    'break-stock[all,rest,5]: waiting[all,rest,5] + break[all,rest,5] - waiting[all,rest,4] = 0',
    'break-deadline[all,meal,1]: waiting[all,meal,1] - shift[all,0-7#0] <= 0',
    'break-deadline[all,meal,2]: waiting[all,meal,2] - shift[all,1-6#1] <= 0',
    'break-deadline[all,meal,3]: waiting[all,meal,3] <= 0',
    'break-deadline[all,rest,4]: waiting[all,rest,4] - shift[all,0-7#0] <= 0',
    'break-deadline[all,rest,5]: waiting[all,rest,5] <= 0',
  ]);
});

test('a break that is barred has no room, and a break takes people off duty', () => {
  const data = instance(1, {
    required: [need(1, { 2: 1 })],
    shifts: [shift(0, 5, meal(1, 2))],
    groups: [group('all', { shifts: [0] })],
    breakBarred: Uint8Array.of(0, 0, 1, 0, 0, 0, 0, 0),
  });
  expect(lines(data, 'cover')).toEqual([
    'cover[chat,2]: shift[all,0-5#0] - break[all,meal,2] + shortage[chat,2] >= 1',
  ]);
  expect(toAlgebra(buildCovering(data).model)).toContain('break[all,meal,2] = 0');
});

test('one-shift-a-day, people-on-day: per day, the second where fewer than all are there', () => {
  const data = instance(2, {
    shifts: [shift(0, 4), shift(4, 8), shift(8, 12)],
    groups: [group('all', { shifts: [0, 1, 2], peopleOnDay: Int32Array.of(3, 2) }, 2)],
  });
  expect(lines(data, 'one-shift-a-day', 'people-on-day')).toEqual([
    'one-shift-a-day[all,0]: shift[all,0-4#0] + shift[all,4-8#1] - people[all] <= 0',
    'one-shift-a-day[all,1]: shift[all,8-12#2] - people[all] <= 0',
    'people-on-day[all,1]: shift[all,8-12#2] <= 2',
  ]);
});

test('days-in-week, person-days, minutes-in-week: per calendar week', () => {
  const data = instance(3, {
    weekOfDay: Int32Array.of(0, 0, 1),
    shifts: [shift(0, 4), shift(8, 12), shift(16, 20)],
    groups: [
      group(
        'all',
        {
          shifts: [0, 1, 2],
          maximumDaysPerWeek: 1,
          personDaysInWeek: Int32Array.of(2, 3),
          maximumMinutesPerWeek: 200,
        },
        3,
      ),
    ],
  });
  expect(lines(data, 'days-in-week', 'person-days', 'minutes-in-week')).toEqual([
    'days-in-week[all,0]: shift[all,0-4#0] + shift[all,8-12#1] - people[all] <= 0',
    'person-days[all,0]: shift[all,0-4#0] + shift[all,8-12#1] <= 2',
    'minutes-in-week[all,0]: 240 shift[all,0-4#0] + 240 shift[all,8-12#1] - 200 people[all] <= 0',
    'minutes-in-week[all,1]: 240 shift[all,16-20#2] - 200 people[all] <= 0',
  ]);
});

test('minutes-in-period: over the days of a limit, what each shift has above its base', () => {
  const overtime = (name: string, firstDay: number, lastDay: number) => {
    return { name, firstDay, lastDay, aboveMinutes: 180, maximumMinutes: 100 };
  };
  const data = instance(3, {
    shifts: [shift(0, 4), shift(8, 13), shift(13, 16), shift(16, 20)],
    groups: [
      group(
        'all',
        { shifts: [0, 1, 2, 3], periodLimits: [overtime('first', 0, 1), overtime('last', 2, 2)] },
        3,
      ),
    ],
  });
  expect(lines(data, 'minutes-in-period')).toEqual([
    'minutes-in-period[all,first]: 60 shift[all,0-4#0] + 120 shift[all,8-13#1] - 100 people[all] <= 0',
    'minutes-in-period[all,last]: 60 shift[all,16-20#3] - 100 people[all] <= 0',
  ]);
});

test('rest-day-in-seven: over every seven days that calendar weeks do not limit', () => {
  const data = instance(8, {
    weekOfDay: Int32Array.of(0, 0, 0, 1, 1, 1, 1, 1),
    shifts: Array.from({ length: 8 }, (_, day) => shift(8 * day, 8 * day + 4)),
    groups: [group('all', { shifts: [0, 1, 2, 3, 4, 5, 6, 7], restDayInSeven: true }, 8)],
  });
  expect(lines(data, 'rest-day-in-seven')).toEqual([
    'rest-day-in-seven[all,0]: shift[all,0-4#0] + shift[all,8-12#1] + shift[all,16-20#2] + shift[all,24-28#3] + shift[all,32-36#4] + shift[all,40-44#5] + shift[all,48-52#6] - 6 people[all] <= 0',
    'rest-day-in-seven[all,1]: shift[all,8-12#1] + shift[all,16-20#2] + shift[all,24-28#3] + shift[all,32-36#4] + shift[all,40-44#5] + shift[all,48-52#6] + shift[all,56-60#7] - 6 people[all] <= 0',
  ]);
  const oneWeek = { ...data, weekOfDay: new Int32Array(8) };
  const six = { ...oneWeek, groups: data.groups.map((one) => ({ ...one, maximumDaysPerWeek: 6 })) };
  expect(lines(six, 'rest-day-in-seven')).toEqual([]);
});

test('daily-rest: late shifts of a day and early ones of the next are for different people', () => {
  const data = instance(2, {
    shifts: [shift(0, 4), shift(2, 6), shift(8, 12), shift(11, 15)],
    groups: [group('all', { shifts: [0, 1, 2, 3], restIntervals: 5 }, 2)],
  });
  expect(lines(data, 'daily-rest')).toEqual([
    'daily-rest[all,0,4]: shift[all,0-4#0] + shift[all,2-6#1] + shift[all,8-12#2] - people[all] <= 0',
    'daily-rest[all,0,6]: shift[all,2-6#1] + shift[all,8-12#2] - people[all] <= 0',
  ]);
});

test('daily-rest without a rest still keeps one person from two shifts at once', () => {
  const overMidnight = { ...shift(4, 10), day: 0 };
  const data = instance(2, {
    shifts: [shift(0, 4), overMidnight, shift(8, 12), shift(10, 14)],
    groups: [group('all', { shifts: [0, 1, 2, 3] }, 2)],
  });
  expect(lines(data, 'daily-rest')).toEqual([
    'daily-rest[all,0,10]: shift[all,4-10#1] + shift[all,8-12#2] - people[all] <= 0',
  ]);
});

test('preferred-rest: a longer rest may be cut short, at a price counted once a day', () => {
  const data = instance(2, {
    shifts: [shift(0, 4), shift(2, 6), shift(8, 12), shift(11, 15)],
    groups: [group('all', { shifts: [0, 1, 2, 3], preferredRest: { intervals: 5, weight: 20 } }, 2)],
  });
  expect(lines(data, 'preferred-rest', 'daily-rest')).toEqual([
    'preferred-rest[all,0,4]: shift[all,0-4#0] + shift[all,2-6#1] + shift[all,8-12#2] - people[all] - short-rest[all,0] <= 0',
    'preferred-rest[all,0,6]: shift[all,2-6#1] + shift[all,8-12#2] - people[all] - short-rest[all,0] <= 0',
  ]);
});

test('people-limit: groups that can have so many together, where they could have more', () => {
  const groups = ['first', 'second', 'third'].map((name) => group(name, { shifts: [0] }));
  const limit = (name: string, indices: number[], maximumPeople: number) => ({
    name,
    groups: indices,
    minimumPeople: 0,
    maximumPeople,
  });
  const data = instance(1, {
    shifts: bothHalves,
    groups,
    peopleLimits: [limit('all', [0, 1, 2], 5), limit('two', [0, 2], 6)],
  });
  expect(lines(data, 'people-limit')).toEqual([
    'people-limit[all]: people[first] + people[second] + people[third] <= 5',
  ]);
});

test('authority-floor: somebody of the authority in each window', () => {
  const data = instance(1, {
    shifts: bothHalves,
    groups: [
      group('agents', { shifts: [0, 1] }),
      group('supervisors', { shifts: [0, 1], authority: 1 }),
      group('managers', { shifts: [1], authority: 2 }),
    ],
    authorityFloors: [
      {
        name: 'supervisor',
        authority: 1,
        windows: [
          [0, 1],
          [3, 4],
        ],
        level: 'required',
        weight: 7,
      },
    ],
  });
  expect(lines(data, 'authority-floor')).toEqual([
    'authority-floor[supervisor,0-0]: shift[supervisors,0-4#0] + authority-shortage[supervisor,0-0] >= 1',
    'authority-floor[supervisor,0-1]: shift[supervisors,0-4#0] + shift[supervisors,4-8#1] + shift[managers,4-8#1] + authority-shortage[supervisor,0-1] >= 1',
  ]);
});

const falling = { lines: [{ interceptSeconds: 100, secondsPerAgent: -20 }], leastSeconds: 12, mostAgents: 4 };

test('response and band-average: each line of each interval, and their mean by share of replies', () => {
  const data = instance(1, {
    required: [need(1, { 1: 2, 2: 3 })],
    shifts: [shift(0, 4)],
    groups: [group('all', { shifts: [0] })],
    responseBands: [
      {
        name: 'day',
        skill: 0,
        targetSeconds: 30,
        excessWeight: 5,
        intervals: [
          { interval: 1, share: 0.25, curve: falling },
          {
            interval: 2,
            share: 0.75,
            curve: {
              lines: [
                { interceptSeconds: 150, secondsPerAgent: -30 },
                { interceptSeconds: 90, secondsPerAgent: -10 },
              ],
              leastSeconds: 12,
              mostAgents: 3,
            },
          },
        ],
      },
    ],
  });
  const rows = lines(data, 'response', 'band-average').filter((line) => line.includes(': '));
  expect(rows).toEqual([
    'response[day,1,0]: response[day,1] + 20 above[chat,1] - 20 shortage[chat,1] >= 60',
    'response[day,2,0]: response[day,2] - 30 shortage[chat,2] >= 60',
    'response[day,2,1]: response[day,2] - 10 shortage[chat,2] >= 60',
    'band-average[day]: 0.25 response[day,1] + 0.75 response[day,2] - 30 response-excess[day] <= 30',
  ]);
  const algebra = toAlgebra(buildCovering(data).model);
  expect(algebra).toContain('0 <= above[chat,1] <= 2');
  expect(algebra).not.toContain('above[chat,2]');
  expect(algebra).toContain('response[day,1] >= 12');
});

test('agents above the requirement on whom an average counts are required in cover and team-floor', () => {
  const data = instance(1, {
    required: [need(1, { 1: 2 })],
    buffer: need(1, { 1: 1 }),
    shifts: [shift(0, 4)],
    groups: [group('all', { shifts: [0] })],
    responseBands: [
      {
        name: 'day',
        skill: 0,
        targetSeconds: 30,
        excessWeight: 5,
        intervals: [{ interval: 1, share: 1, curve: falling }],
      },
    ],
  });
  expect(lines(data, 'cover', 'team-floor')).toEqual([
    'cover[chat,1]: shift[all,0-4#0] + shortage[chat,1] - above[chat,1] >= 2',
    'team-floor[1]: shift[all,0-4#0] + buffer-shortage[1] + shortage[chat,1] - above[chat,1] >= 3',
  ]);
});

test('start-used and distinct-starts: one start for shifts of any length, more where pins need more', () => {
  const data = instance(2, {
    shifts: [shift(0, 4), shift(0, 6), shift(2, 6), shift(8, 12)],
    groups: [group('all', { shifts: [0, 1, 2, 3] }, 2)],
    startLimit: { maximumStarts: 1, startOfShift: Int32Array.of(0, 0, 1, 0) },
  });
  expect(lines(data, 'start-used', 'distinct-starts').filter((line) => line.includes(']: '))).toEqual([
    'start-used[all,0,0]: shift[all,0-4#0] + shift[all,0-6#1] - 3 start-used[0] <= 0',
    'start-used[all,0,1]: shift[all,2-6#2] - 3 start-used[1] <= 0',
    'start-used[all,1,0]: shift[all,8-12#3] - 3 start-used[0] <= 0',
    'distinct-starts[all]: start-used[0] + start-used[1] <= 1',
  ]);
  const pins = new Map([
    [0, 1],
    [2, 1],
  ]);
  const pinned = { ...data, groups: [{ ...data.groups[0], pinned: pins }] };
  expect(lines(pinned, 'distinct-starts')).toEqual([
    'distinct-starts[all]: start-used[0] + start-used[1] <= 2',
  ]);
});

test('night-share: at most one in two, and one more of an odd number for everybody', () => {
  const data = instance(2, {
    shifts: [shift(0, 4), shift(4, 8), shift(12, 16)],
    groups: [
      group('all', { shifts: [0, 1, 2], pinned: new Map([[2, 1]]) }, 2),
      group('days', { shifts: [0] }, 2),
    ],
    nightShare: { numerator: 1, denominator: 2, isNight: Uint8Array.of(0, 1, 1) },
  });
  expect(lines(data, 'night-share')).toEqual([
    'night-share[all]: -shift[all,0-4#0] + shift[all,4-8#1] + shift[all,12-16#2] - people[all] <= 2',
  ]);
});

test('staggered-ends: those who leave against those on duty before', () => {
  const data = instance(1, {
    shifts: [shift(0, 4), shift(1, 5), shift(2, 4), shift(4, 8)],
    groups: [group('some', { shifts: [0, 1] }), group('others', { shifts: [2, 3] })],
    endStaggering: { oneIn: 3, intervals: [4, 6], level: 'preferred', weight: 5 },
  });
  expect(lines(data, 'staggered-ends')).toEqual([
    'staggered-ends[4]: 2 shift[some,0-4#0] - shift[some,1-5#1] + 2 shift[others,2-4#2] - 3 leaving-together[4] <= 2',
  ]);
});

test('shared people: the same people work in one group or the other', () => {
  const data = instance(1, {
    shifts: bothHalves,
    groups: [group('one', { shifts: [0, 1] }), group('other', { shifts: [1] })],
    sharedPeople: [
      {
        name: 'same',
        groups: [0, 1],
        maximumPeople: 3,
        peopleOnDay: Int32Array.of(2),
        personDaysInWeek: Int32Array.of(4),
        pinned: new Map([[1, 1]]),
      },
    ],
  });
  expect(lines(data, 'shared-people-on-day', 'shared-person-days', 'shared-pinned')).toEqual([
    'shared-people-on-day[same,0]: shift[one,0-4#0] + shift[one,4-8#1] + shift[other,4-8#1] <= 2',
    'shared-person-days[same,0]: shift[one,0-4#0] + shift[one,4-8#1] + shift[other,4-8#1] <= 4',
    'shared-pinned[same,1]: shift[one,4-8#1] + shift[other,4-8#1] >= 1',
  ]);
});
