import { expect, test } from 'vitest';
import { expectSound, planned } from './planned.ts';
import type { Planned } from './planned.ts';

const DAY = {
  id: 'day',
  contractClasses: ['full-time'],
  start: { from: '09:00', to: '09:00', stepMinutes: 60 },
  lengthsMinutes: [480],
};

/** A week of eight hours a day that one agent can serve, by two full-time people, the second of whom may be nursing. */
function week(restDayWork: object | undefined, others: object = {}, second: object = {}): Promise<Planned> {
  const agents = ['a1', 'a2'].map((id) => ({
    id,
    name: id,
    skills: ['chat'],
    contractClass: 'full-time',
    ...(id === 'a2' ? second : {}),
  }));
  return planned({
    shop: { name: 'Corner', tier: 'new', openingHours: { from: '09:00', to: '17:00' } },
    horizon: { firstDay: '2026-11-23', days: 7, intervalMinutes: 60 },
    forecast: [{ kind: 'daily', queue: 'chat', contactsPerDay: new Array<number>(7).fill(8) }],
    capacity: { buffer: 'none' },
    shifts: { contractClasses: [{ id: 'full-time', restDayWork }], templates: [DAY] },
    rules: { overrides: { 'minutes-per-week': { limit: 2880 } } },
    team: { agents },
    objective: { timeLimitSeconds: 8 },
    ...others,
  });
}

const shiftsOf = ({ roster }: Planned, id: string) =>
  roster.people.find((person) => person.id === id)!.assignments;
const daysShort = ({ roster }: Planned): number =>
  new Set(roster.gaps.map(({ start }) => start.slice(0, 10))).size;

test('work on rest days is planned where a class allows it, and said in days and money', async () => {
  const one = { team: { agents: [{ id: 'a1', name: 'a1', skills: ['chat'], contractClass: 'full-time' }] } };
  const [without, allowed] = [await week(undefined, one), await week({ maximumDaysPerWeek: 1 }, one)];
  expectSound(without);
  expectSound(allowed);
  expect(shiftsOf(without, 'a1')).toHaveLength(5);
  expect(without.roster.cost).toMatchObject({ restDayMinutes: 0, restDayPremium: 0 });
  expect(without.roster.warnings.join()).not.toContain('rest day');
  const shifts = shiftsOf(allowed, 'a1');
  expect(shifts.map(({ restDay }) => restDay)).toEqual([...new Array<undefined>(5), true]);
  expect(daysShort(allowed)).toBe(daysShort(without) - 1);
  expect(allowed.roster.cost).toMatchObject({ restDayMinutes: 480, restDayPremium: 240, overtimePremium: 0 });
  expect(allowed.roster.cost.total).toBe(6 * 240 + 240);
  expect(allowed.roster.warnings).toContain(
    '1 shift on a rest day is planned beyond the contract’s week, by 1 of 1 people.',
  );
});

test('the protected work on no rest day, whatever their class allows', async () => {
  const two = {
    forecast: [{ kind: 'daily', queue: 'chat', contactsPerDay: new Array<number>(7).fill(400) }],
  };
  const plan = await week({ maximumDaysPerWeek: 1 }, two, { protections: ['nursing'] });
  expectSound(plan);
  expect(shiftsOf(plan, 'a1').filter(({ restDay }) => restDay)).toHaveLength(1);
  expect(shiftsOf(plan, 'a2')).toHaveLength(5);
});

test('people with days of their contract to spare work before rest days at twice the pay', async () => {
  const plan = await week(
    { maximumDaysPerWeek: 1 },
    { objective: { minimise: 'cost', timeLimitSeconds: 8 } },
  );
  expectSound(plan);
  expect(plan.roster.cost).toMatchObject({ restDayMinutes: 0, total: 7 * 240 });
  expect(plan.roster.certificate.objective.bound).toBeCloseTo(7 * 240, 2);
});

test('a hiring plan weighs rest days against more people', async () => {
  const hiring = (hiringCostPerPerson: number): Promise<Planned> =>
    week(undefined, {
      team: undefined,
      hiring: { maximumPeople: 6 },
      forecast: [{ kind: 'daily', queue: 'chat', contactsPerDay: [0, 8, 8, 8, 8, 8, 8] }],
      shifts: {
        contractClasses: [{ id: 'full-time', hiringCostPerPerson, restDayWork: { maximumDaysPerWeek: 1 } }],
        templates: [DAY],
      },
      objective: { minimise: 'cost', timeLimitSeconds: 8 },
    });
  const [free, dear] = [await hiring(0), await hiring(1000)];
  for (const plan of [free, dear]) {
    expectSound(plan);
    const { cost, certificate } = plan.roster;
    expect(cost.total).toBeCloseTo(certificate.objective.bound, 2);
  }
  expect(free.roster.cost.restDayMinutes).toBe(0);
  expect(dear.roster.cost).toMatchObject({ restDayMinutes: 480, hiring: 1000 });
});
