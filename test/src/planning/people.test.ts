import { expect, test } from 'vitest';
import { buildGrid } from '../../../src/domain/grid.ts';
import { layCalendars } from '../../../src/planning/calendars.ts';
import {
  authorityRank,
  groupPeople,
  needsRestDayInSeven,
  personDaysInWeek,
  weekLimits,
  workableDays,
} from '../../../src/planning/people.ts';
import { shiftCandidates } from '../../../src/planning/shifts.ts';
import { sampleResolved } from '../samples.ts';
import { queue, teamOf } from './admission/refused.ts';

/** Nine days from a Thursday: four of one week, five of the next. */
const nineDays = {
  horizon: { firstDay: '2026-11-26', days: 9 },
  forecast: [{ kind: 'daily', queue: 'chat', contactsPerDay: new Array(9).fill(20) }],
};

function planned(change: object) {
  const request = sampleResolved(change);
  const grid = buildGrid(request.horizon, request.shop.timeZone);
  const candidates = shiftCandidates(request, grid, layCalendars(request, grid));
  return { request, grid, candidates, groups: groupPeople(request, grid, candidates) };
}
const names = (change: object): string[] =>
  planned(change).groups.map((group) => `${group.name}×${group.maximumPeople}`);

test('people who are alike are one group, whatever leave, wishes and pins they have', () => {
  const different = [
    { leave: [{ firstDay: '2026-11-23', lastDay: '2026-11-23' }] },
    { daysOffWanted: ['2026-11-23'] },
    { pins: [{ kind: 'off', date: '2026-11-23' }] },
    { skills: ['chat', 'juggling'] },
  ];
  expect(names(teamOf({}, ...different))).toEqual(['a1×5']);
});

test.each([
  ['contract', { contractClass: 'part-time' }],
  ['authority', { authority: 'supervisor' }],
  ['availability', { availability: [{ weekdays: ['monday'], from: '09:00', to: '18:00' }] }],
  ['protection', { protections: ['nursing'] }],
  ['age', { protections: ['minor'] }],
])('people of another %s are another group', (_, other) => {
  expect(names(teamOf({}, other, {}))).toEqual(['a1×2', 'a2×1']);
});

test('people with other skills that queues ask for are another group, in whatever order they list them', () => {
  const two = {
    queues: [queue(), queue({ id: 'care', skill: 'care' })],
    forecast: ['chat', 'care'].map((id) => ({ kind: 'daily', queue: id, contactsPerDay: [10] })),
    ...teamOf({ skills: ['chat', 'care'] }, { skills: ['care', 'chat'] }, { skills: ['care'] }),
  };
  expect(names(two)).toEqual(['a1×2', 'a3×1']);
});

test('levels make another group only where some queue tells them apart', () => {
  const two = {
    queues: [queue(), queue({ id: 'vip', minimumLevel: 2 })],
    forecast: ['chat', 'vip'].map((id) => ({ kind: 'daily', queue: id, contactsPerDay: [10] })),
    ...teamOf({}, ...[1, 2, 3].map((level) => ({ skills: [{ skill: 'chat', level }] }))),
  };
  expect(names(two)).toEqual(['a1×2', 'a3×2']);
});

test('a hiring plan opens a group per contract class and skill set', () => {
  const hiring = { team: undefined, hiring: { maximumPeople: 30 } };
  expect(names(hiring)).toEqual(['full-time:chat×30', 'part-time:chat×30']);
  const classes = [{ id: 'full-time', maximumPeople: 4 }, { id: 'part-time' }];
  expect(names({ ...hiring, shifts: { contractClasses: classes } })).toEqual([
    'full-time:chat×4',
    'part-time:chat×30',
  ]);
});

test('a group’s shifts are those of its class that availability and law allow', () => {
  const startHours = (agent: object): string[] => {
    const { groups, candidates, grid } = planned(teamOf(agent));
    return groups[0].shifts.map((index) => {
      const { start, end } = candidates[index];
      return [start, end].map((t) => (grid.clockMinute[t] ?? 0) / 60).join('–');
    });
  };
  expect(startHours({})).toEqual(['9–18']);
  const noon = { availability: [{ weekdays: ['monday'], from: '12:00', to: '17:00' }] };
  expect(startHours({ contractClass: 'part-time', ...noon })).toEqual(['12–16', '12–17', '13–17']);
});

test('a shift longer than the week of the contract is none of the group’s', () => {
  const { groups, candidates } = planned({
    ...teamOf({ contractClass: 'part-time' }),
    shifts: {
      contractClasses: [{ id: 'part-time', maximumMinutesPerWeek: 300 }],
      templates: ['part-time-4-6h'],
    },
  });
  const lengths = new Set(groups[0].shifts.map((shift) => candidates[shift].workMinutes));
  expect([...lengths].sort()).toEqual([240, 300]);
  expect(candidates.some(({ workMinutes }) => workMinutes === 360)).toBe(true);
});

test('week limits: contract and required rules, whichever allows less', () => {
  const limits = (contract: object, rules: object, protections: ('nursing' | 'minor')[] = []): unknown => {
    const { request } = planned({ shifts: { contractClasses: [{ id: 'full-time', ...contract }] }, rules });
    return weekLimits(request, request.contractClasses[0], { protections });
  };
  const loose = { maximumDaysPerWeek: 7, maximumMinutesPerWeek: 4000 };
  expect(limits({}, {})).toEqual({ days: 5, minutes: 2400 });
  expect(limits(loose, {})).toEqual({ days: 6, minutes: 2400 });
  expect(limits(loose, { overrides: { 'weekly-rest-day': { limit: 2 } } })).toEqual({
    days: 5,
    minutes: 2400,
  });
  expect(limits(loose, { pack: 'eu' })).toEqual({ days: 6, minutes: 2880 });
  expect(limits(loose, { pack: 'none' })).toEqual({ days: 7, minutes: 4000 });
  const overtime = { maximumMinutesPerWeek: 1440, overtime: { maximumMinutesPerWeek: 300 } };
  expect(limits(overtime, {})).toEqual({ days: 5, minutes: 1740 });
  expect(limits(overtime, {}, ['nursing'])).toEqual({ days: 5, minutes: 1440 });
  expect(limits(loose, { pack: 'eu' }, ['minor'])).toEqual({ days: 5, minutes: 2400 });
  expect(limits(overtime, {}, ['minor'])).toEqual({ days: 5, minutes: 1740 });
  const averaged = { comprehensiveHours: { period: 'month', approvalRef: 'approval 7' } };
  expect(limits({ ...loose, ...averaged }, {})).toEqual({ days: 6, minutes: 4000 });
});

test('a day off in seven is asked for by either weekly rest', () => {
  const asked = (rules: object): boolean => needsRestDayInSeven(planned({ rules }).request);
  expect([asked({}), asked({ pack: 'eu' }), asked({ pack: 'none' })]).toEqual([true, true, false]);
});

test('workable days: no leave, no pinned day off, and no wish that must be kept', () => {
  const busy = {
    ...nineDays,
    ...teamOf({
      leave: [{ firstDay: '2026-11-27', lastDay: '2026-11-28' }],
      pins: [{ kind: 'off', date: '2026-12-01' }],
      daysOffWanted: ['2026-12-03'],
    }),
  };
  const days = (rules: object): number[] => {
    const { request, groups, grid } = planned({ ...busy, rules });
    return [...workableDays(request, groups[0].members[0], grid)];
  };
  expect(days({})).toEqual([1, 0, 0, 1, 1, 0, 1, 1, 1]);
  expect(days({ overrides: { 'day-off-wanted': { level: 'required' } } })).toEqual([
    1, 0, 0, 1, 1, 0, 1, 0, 1,
  ]);
});

test('six days worked before the horizon leave its first off, where one day in seven is', () => {
  const days = (daysWorkedInARow: number, rules: object): number => {
    const { request, groups, grid } = planned({
      ...nineDays,
      ...teamOf({ history: { daysWorkedInARow } }),
      rules,
    });
    return workableDays(request, groups[0].members[0], grid)[0];
  };
  expect([days(5, {}), days(6, {}), days(9, {}), days(6, { pack: 'none' })]).toEqual([1, 0, 0, 1]);
});

test('person-days of the first week: less by what was worked in it before the horizon', () => {
  const team = teamOf({ history: { daysThisWeek: 3 } }, { history: { daysThisWeek: 1 } }, {});
  const { request, groups, grid } = planned({ ...nineDays, ...team });
  expect([...personDaysInWeek(request, groups[0], grid)]).toEqual([2 + 4 + 4, 15]);
});

test('person-days of a week: each member’s workable days, at most the limit', () => {
  const leave = [{ firstDay: '2026-11-26', lastDay: '2026-11-28' }];
  const { request, groups, grid } = planned({ ...nineDays, ...teamOf({}, { leave }, {}) });
  // Four days of the first week and one after leave; five of the second for each.
  expect([...personDaysInWeek(request, groups[0], grid)]).toEqual([4 + 1 + 4, 15]);
});

test('authority ranks rise', () => {
  expect((['agent', 'supervisor', 'shop-manager'] as const).map(authorityRank)).toEqual([0, 1, 2]);
});

test('a rest day and a half a week leave five whole days to work', () => {
  const rules = { pack: 'none', overrides: { 'weekly-rest-day': { level: 'required', limit: 1.5 } } };
  const contractClasses = [{ id: 'full-time', maximumDaysPerWeek: 7 }];
  const request = sampleResolved({ rules, shifts: { contractClasses } } as object);
  expect(weekLimits(request, request.contractClasses[0], { protections: [] }).days).toBe(5);
});
