import { expect, test } from 'vitest';
import { expectSound, planned } from './planned.ts';
import type { Planned } from './planned.ts';

/** Six hours a day of one agent each, by part-timers who may be owed hours, and two full-time people who could do it all. */
function week(partTime: object, fullTime: object = {}, days = 7): Promise<Planned> {
  const agents = Array.from({ length: 7 }, (_, k) => ({
    id: `a${k + 1}`,
    name: `Agent ${k + 1}`,
    skills: ['chat'],
    contractClass: k < 2 ? 'full-time' : 'part-time',
    ...(k === 6 ? { leave: [{ firstDay: '2026-11-23', lastDay: '2026-11-25' }] } : {}),
  }));
  return planned({
    shop: { name: 'Corner', tier: 'new', openingHours: { from: '09:00', to: '18:00' } },
    horizon: { firstDay: '2026-11-23', days, intervalMinutes: 60 },
    forecast: [{ kind: 'daily', queue: 'chat', contactsPerDay: new Array<number>(days).fill(60) }],
    capacity: { buffer: 'none' },
    shifts: {
      contractClasses: [
        { id: 'full-time', ...fullTime },
        { id: 'part-time', maximumDaysPerWeek: 6, maximumMinutesPerWeek: 1440, ...partTime },
      ],
    },
    team: { agents },
    objective: { timeLimitSeconds: 8 },
  });
}

function minutesOf({ roster }: Planned): { id: string; minutes: number }[] {
  return roster.people.flatMap(({ id, assignments }) => {
    const minutes = assignments.reduce((sum, { workMinutes }) => sum + workMinutes, 0);
    return minutes === 0 ? [] : [{ id, minutes }];
  });
}

const isPartTime = ({ id }: { id: string }): boolean => id > 'a2';

test('as many people of a class work as are to, and each of them has the hours owed', async () => {
  const free = await week({});
  expectSound(free);
  const asked = await week({ minimumPeople: 4, minimumMinutesPerWeek: 1080 }, { maximumPeople: 1 });
  expectSound(asked);
  const working = minutesOf(asked);
  const partTimers = working.filter(isPartTime);
  expect(partTimers.length).toBeGreaterThanOrEqual(4);
  expect(working.length - partTimers.length).toBeLessThanOrEqual(1);
  // Three days of leave take off three of six working days.
  for (const { id, minutes } of partTimers) expect(minutes).toBeGreaterThanOrEqual(id === 'a7' ? 540 : 1080);
  expect(asked.roster.certificate.headcountBound).toBeGreaterThanOrEqual(4);
  expect(asked.roster.certificate.headcount).toBeGreaterThan(free.roster.certificate.headcount);
});

test('nobody works more in a horizon of two weeks than the contract allows, and more people share the work', async () => {
  const most = { maximumMinutesPerHorizon: 1080 };
  const [free, limited] = [
    await week({}, { maximumPeople: 0 }, 14),
    await week(most, { maximumPeople: 0 }, 14),
  ];
  expectSound(free);
  expectSound(limited);
  const longest = (plan: Planned): number => Math.max(...minutesOf(plan).map(({ minutes }) => minutes));
  expect(longest(free)).toBeGreaterThan(1080);
  expect(longest(limited)).toBeLessThanOrEqual(1080);
  expect(limited.roster.certificate.headcountBound).toBeGreaterThan(free.roster.certificate.headcountBound);
});

test('overtime is planned where a class allows it, and never by who is protected, and said in minutes and money', async () => {
  const contract = { maximumMinutesPerWeek: 720, costPerHour: 30 };
  const without = await week({ ...contract, maximumPeople: 4 }, { maximumPeople: 0 });
  const overtime = { maximumMinutesPerWeek: 720 };
  const allowed = await week({ ...contract, overtime, maximumPeople: 4 }, { maximumPeople: 0 });
  expectSound(without);
  expectSound(allowed);
  expect(without.roster.cost.overtimeMinutes).toBe(0);
  expect(without.roster.gaps.length).toBeGreaterThan(0);
  expect(allowed.roster.gaps).toEqual([]);

  const { cost, people, warnings } = allowed.roster;
  const beyond = minutesOf(allowed).map(({ minutes }) => Math.max(0, minutes - 720));
  const minutes = beyond.reduce((sum, one) => sum + one, 0);
  expect(minutes).toBeGreaterThan(0);
  expect(Math.max(...beyond)).toBeLessThanOrEqual(720);
  const stated = people.flatMap(({ assignments }) => assignments.map((one) => one.weekOvertimeMinutes ?? 0));
  expect(stated.reduce((sum, one) => sum + one, 0)).toBe(minutes);
  expect(cost).toMatchObject({
    overtimeMinutes: minutes,
    overtimePremium: (minutes * 0.5 * 30) / 60,
    holidayPremium: 0,
  });
  expect(cost.total).toBeCloseTo(cost.base + cost.overtimePremium, 2);
  expect(warnings.join()).toContain(`${minutes} minutes of overtime`);
});

test('the least cost weighs overtime and holidays against more people, and hiring them', async () => {
  const hiring = (hiringCostPerPerson: number) =>
    planned({
      shop: { name: 'Corner', tier: 'new', openingHours: { from: '09:00', to: '18:00' } },
      horizon: { firstDay: '2026-11-23', days: 7, intervalMinutes: 60 },
      forecast: [{ kind: 'daily', queue: 'chat', contactsPerDay: new Array<number>(7).fill(60) }],
      calendar: { holidays: ['2026-11-29'] },
      capacity: { buffer: 'none' },
      shifts: {
        contractClasses: [
          {
            id: 'part-time',
            maximumDaysPerWeek: 6,
            maximumMinutesPerWeek: 720,
            overtime: { maximumMinutesPerWeek: 720 },
            hiringCostPerPerson,
          },
        ],
      },
      team: undefined,
      hiring: { maximumPeople: 20 },
      objective: { minimise: 'cost', timeLimitSeconds: 8 },
    });
  const [free, dear] = [await hiring(0), await hiring(5000)];
  expectSound(free);
  expectSound(dear);
  expect(free.roster.cost.overtimeMinutes).toBe(0);
  expect(dear.roster.cost.overtimeMinutes).toBeGreaterThan(0);
  expect(dear.roster.certificate.headcount).toBeLessThan(free.roster.certificate.headcount);
  for (const { roster } of [free, dear]) {
    const onHoliday = roster.people.flatMap(({ assignments }) =>
      assignments.filter(({ date }) => date === '2026-11-29').map(({ workMinutes }) => workMinutes),
    );
    const minutes = onHoliday.reduce((sum, one) => sum + one, 0);
    expect(roster.cost).toMatchObject({ holidayMinutes: minutes, holidayPremium: minutes });
    expect(roster.cost.total).toBeGreaterThanOrEqual(roster.certificate.objective.bound - 0.01);
  }
  expect(dear.roster.cost.hiring).toBe(5000 * dear.roster.certificate.headcount);
});
