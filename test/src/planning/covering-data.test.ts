import { expect, test } from 'vitest';
import type { CoveringData } from '../../../models/covering/data.ts';
import { buildGrid } from '../../../src/domain/grid.ts';
import { layCalendars } from '../../../src/planning/calendars.ts';
import { coveringData } from '../../../src/planning/covering-data.ts';
import { forecastDemand } from '../../../src/planning/demand.ts';
import { floorsAbove } from '../../../src/planning/floors.ts';
import { groupPeople } from '../../../src/planning/people.ts';
import { shiftCandidates } from '../../../src/planning/shifts.ts';
import { deriveWorkload } from '../../../src/planning/workload.ts';
import { sampleResolved } from '../samples.ts';
import { queue, teamOf } from './admission/refused.ts';

/** Covering data of a request in which queue k requires k + 1 agents in every open interval. */
function dataOf(change: object): CoveringData {
  const request = sampleResolved({
    horizon: { firstDay: '2026-11-23', days: 1, intervalMinutes: 60 },
    ...change,
  });
  const grid = buildGrid(request.horizon, request.shop.timeZone);
  const calendars = layCalendars(request, grid);
  const workload = deriveWorkload(request, forecastDemand(request, grid, calendars));
  const requirement = request.queues.map((_, q) => ({
    required: Int32Array.from(calendars.open, (open) => open * (q + 1)),
    binding: [],
    targets: [],
  }));
  const candidates = shiftCandidates(request, grid, calendars);
  return coveringData({
    request,
    grid,
    calendars,
    workload,
    requirement,
    floors: floorsAbove(request, calendars, requirement),
    candidates,
    groups: groupPeople(request, grid, candidates),
    averages: [],
    work: [],
  });
}

const three = {
  queues: ['chat', 'care', 'mail'].map((id) => queue({ id, skill: id === 'mail' ? 'care' : id })),
  forecast: [10, 20, 30].map((contacts, k) => ({
    kind: 'hourly',
    queue: ['chat', 'care', 'mail'][k],
    contactsPerHour: new Array(24).fill(contacts),
  })),
  ...teamOf({ skills: ['chat'] }, { skills: ['care', 'chat'] }),
};

test('each level that a queue asks for is a bit of its own, and a higher level has the lower bits', () => {
  const { skills, required, groups } = dataOf({
    ...three,
    queues: [queue(), queue({ id: 'care', minimumLevel: 3 }), queue({ id: 'mail', minimumLevel: 2 })],
    ...teamOf({}, ...[2, 3].map((level) => ({ skills: [{ skill: 'chat', level }] }))),
  });
  expect(skills).toEqual(['chat', 'chat level 3', 'chat level 2']);
  expect(required.map((skill) => skill[9])).toEqual([1, 2, 3]);
  expect(groups.map((group) => group.skillMask)).toEqual([0b001, 0b101, 0b111]);
});

test('queues of one skill are required together, and weigh by their contacts', () => {
  const { skills, required, shortageWeight, groups } = dataOf(three);
  expect(skills).toEqual(['chat', 'care']);
  expect(required.map((skill) => [skill[8], skill[9]])).toEqual([
    [0, 1],
    [0, 5],
  ]);
  expect(shortageWeight.map((skill) => skill[9])).toEqual([1 + 10 / 50, 2]);
  expect(groups.map((group) => group.skillMask)).toEqual([0b01, 0b11]);
});

test('shifts that share their break window relative to the start share a pool where their steps meet', () => {
  const template = (stepMinutes: number): object => ({
    shifts: {
      templates: [
        {
          id: 'day',
          contractClasses: ['full-time'],
          start: { from: '09:00', to: '10:30', stepMinutes: 30 },
          lengthsMinutes: [420],
          mealBreak: { minutes: 30, earliestAfterMinutes: 120, latestAfterMinutes: 240, stepMinutes },
        },
      ],
    },
    horizon: { firstDay: '2026-11-23', days: 1, intervalMinutes: 30 },
  });
  const pools = (data: CoveringData): unknown[] =>
    data.shifts.map((one) => one.breaks.map(({ pool }) => pool).join());
  expect(pools(dataOf(template(30)))).toEqual(['day/1/0', 'day/1/0', 'day/1/0', 'day/1/0']);
  const hourly = dataOf(template(60));
  expect(pools(hourly)).toEqual(['day/1/0', 'day/1/1', 'day/1/0', 'day/1/1']);
  expect(hourly.shifts.map((one) => one.breaks[0].begins)).toEqual([
    [22, 24, 26],
    [23, 25, 27],
    [24, 26, 28],
    [25, 27, 29],
  ]);
});

test('members away count per day, and pins per shift', () => {
  const twoDays = {
    horizon: { firstDay: '2026-11-23', days: 2, intervalMinutes: 60 },
    forecast: [{ kind: 'daily', queue: 'chat', contactsPerDay: [10, 10] }],
  };
  const pin = { kind: 'shift', date: '2026-11-24', start: '09:00', lengthMinutes: 540 };
  const leave = [{ firstDay: '2026-11-23', lastDay: '2026-11-23' }];
  const [group] = dataOf({ ...twoDays, ...teamOf({ pins: [pin] }, { leave, pins: [pin] }, {}) }).groups;
  expect([...group.peopleOnDay]).toEqual([2, 3]);
  expect([...group.personDaysInWeek]).toEqual([5]);
  expect(group.maximumPeople).toBe(3);
  expect([...group.pinned.values()]).toEqual([2]);
  const [hired] = dataOf({ ...twoDays, team: undefined, hiring: { maximumPeople: 9 } }).groups;
  expect([[...hired.peopleOnDay], [...hired.personDaysInWeek], [...hired.pinned]]).toEqual([
    [9, 9],
    [63],
    [],
  ]);
});

test('a required rest is one, a preferred one none', () => {
  const rest = (rules: object): number => dataOf({ rules }).groups[0].restIntervals;
  expect(rest({ pack: 'eu' })).toBe(11);
  expect(rest({ pack: 'eu', overrides: { 'daily-rest': { limit: 630 } } })).toBe(11);
  expect(rest({})).toBe(0);
});

const supervised = teamOf({}, { authority: 'supervisor' }, { authority: 'shop-manager' });

test('supervisors: in every run of open intervals longer than the limit', () => {
  const floors = dataOf({
    ...supervised,
    horizon: { firstDay: '2026-11-23', days: 1, intervalMinutes: 15 },
  }).authorityFloors;
  // Windows of 45 minutes from nine to six: at most 30 may pass without.
  expect(floors).toMatchObject([{ name: 'supervisor-on-duty', authority: 1, level: 'preferred' }]);
  expect(floors[0].windows[0]).toEqual([36, 38]);
  expect(floors[0].windows).toHaveLength(36 - 2);
});

test('shop managers: in every interval of a stream', () => {
  const live = {
    calendar: { liveStreams: [{ id: 'e', start: '2026-11-23T14:00', end: '2026-11-23T16:00' }] },
  };
  const floors = dataOf({ ...supervised, ...live }).authorityFloors;
  expect(floors[1]).toMatchObject({
    name: 'shop-manager-in-live',
    authority: 2,
    windows: [
      [14, 14],
      [15, 15],
    ],
  });
});

test('a rule that nobody in the team could keep, or that is off, is left to the audit', () => {
  expect(dataOf(teamOf({})).authorityFloors).toEqual([]);
  expect(dataOf({ team: undefined }).authorityFloors).toEqual([]);
  expect(dataOf({ ...supervised, rules: { pack: 'none' } }).authorityFloors).toEqual([]);
});

test('what can be hired is shared: all groups of the plan, and those of a class', () => {
  const hiring = {
    ...three,
    team: undefined,
    hiring: { maximumPeople: 9 },
    shifts: { contractClasses: [{ id: 'full-time', maximumPeople: 4 }, { id: 'part-time' }] },
  };
  expect(dataOf(hiring).peopleLimits).toEqual([
    { name: 'hiring', groups: [0, 1, 2, 3], minimumPeople: 0, maximumPeople: 9 },
    { name: 'full-time', groups: [0, 1], minimumPeople: 0, maximumPeople: 4 },
  ]);
  expect(dataOf(three).peopleLimits).toEqual([]);
});
