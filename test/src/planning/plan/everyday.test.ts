import { expect, test } from 'vitest';
import { STAGES } from '../../../../src/domain/plan.ts';
import { queue, agent } from '../admission/refused.ts';
import { days, expectSound, minutes, planned, team, worked } from './planned.ts';

test('three days of two queues: sound, complete, within the bound, stage after stage', async () => {
  const result = await planned({
    ...days('2026-11-23', 3, 120, 15),
    queues: [queue(), queue({ id: 'care', skill: 'care' })],
    forecast: ['chat', 'care'].map((id) => ({ kind: 'daily', queue: id, contactsPerDay: [120, 80, 100] })),
    ...team(
      6,
      { skills: ['chat', 'care'] },
      {},
      {},
      { skills: ['care'] },
      { skills: ['care'] },
      { skills: ['chat', 'care'] },
    ),
  });
  expectSound(result);
  const { roster, progress } = result;
  expect(roster.people.map((person) => person.id)).toEqual(['a1', 'a2', 'a3', 'a6', 'a4', 'a5'].sort());
  expect(roster.gaps.filter((gap) => gap.kind === 'queue')).toEqual([]);
  expect(roster.coverage.team).toHaveLength(3 * 36);
  const seen = [...new Set(progress.map((one) => one.stage))];
  expect([...seen].sort()).toEqual([...STAGES].sort());
  for (const [stage, seconds] of Object.entries(roster.certificate.seconds)) {
    expect(STAGES).toContain(stage);
    expect(seconds).toBeGreaterThanOrEqual(0);
  }
});

test('closed hours: nobody works outside them, however much is forecast there', async () => {
  const result = await planned({
    ...days('2026-11-23', 3, 200),
    shop: {
      tier: 'new',
      openingHours: {
        monday: [{ from: '09:00', to: '14:00' }],
        wednesday: [
          { from: '08:00', to: '12:00' },
          { from: '14:00', to: '20:00' },
        ],
      },
    },
    ...team(4, ...new Array<object>(4).fill({ contractClass: 'part-time' })),
  });
  expectSound(result);
  const shifts = worked(result).map(({ date, start, end }) => [date, start.slice(11, 16), end.slice(11, 16)]);
  expect(shifts.length).toBeGreaterThan(3);
  for (const [date, start, end] of shifts) {
    expect(date).not.toBe('2026-11-24');
    if (date === '2026-11-23') expect(start >= '09:00' && end <= '14:00').toBe(true);
    else expect((start >= '08:00' && end <= '12:00') || (start >= '14:00' && end <= '20:00')).toBe(true);
  }
  expect(result.roster.coverage.team).toHaveLength(5 + 10);
  expect(result.roster.warnings[0]).toMatch(/contacts of queue “chat” are forecast for closed hours/);
});

test('availability, leave, pins and wishes of each person', async () => {
  const pin = { kind: 'shift', date: '2026-11-24', start: '09:00', lengthMinutes: 540 };
  const result = await planned({
    ...days('2026-11-23', 3, 60),
    ...team(
      5,
      {},
      { leave: [{ firstDay: '2026-11-23', lastDay: '2026-11-24' }] },
      { pins: [pin, { kind: 'off', date: '2026-11-25' }] },
      { daysOffWanted: ['2026-11-24'] },
      {
        contractClass: 'part-time',
        availability: [{ weekdays: ['monday', 'wednesday'], from: '12:00', to: '18:00' }],
      },
    ),
  });
  expectSound(result);
  const datesOf = (id: string): string[] =>
    worked(result).flatMap((one) => (one.id === id ? [one.date] : []));
  expect(datesOf('a2')).not.toContain('2026-11-23');
  expect(datesOf('a2')).not.toContain('2026-11-24');
  expect(datesOf('a3')).toContain('2026-11-24');
  expect(datesOf('a3')).not.toContain('2026-11-25');
  const pinned = worked(result).filter((one) => one.pinned);
  expect(pinned.map(({ id, date, start }) => [id, date, start.slice(11, 16)])).toEqual([
    ['a3', '2026-11-24', '09:00'],
  ]);
  const broken = result.roster.violations.filter((one) => one.rule === 'day-off-wanted');
  expect(broken.map(({ person, date }) => [person, date])).toEqual(
    datesOf('a4').includes('2026-11-24') ? [['a4', '2026-11-24']] : [],
  );
  for (const { id, date, start, end } of worked(result)) {
    if (id !== 'a5') continue;
    expect(['2026-11-23', '2026-11-25']).toContain(date);
    expect(start.slice(11, 16) >= '12:00' && end.slice(11, 16) <= '18:00').toBe(true);
  }
});

test('a day off that is wanted is given where somebody else can come', async () => {
  const result = await planned({
    ...days('2026-11-23', 2, 20),
    capacity: { buffer: 'none' },
    rules: { overrides: { 'supervisor-on-duty': { level: 'off' } } },
    ...team(2, { authority: 'agent', daysOffWanted: ['2026-11-24'] }),
    shifts: {
      templates: [
        {
          id: 'whole',
          contractClasses: ['full-time'],
          start: { from: '10:00', to: '10:00', stepMinutes: 60 },
          lengthsMinutes: [480],
        },
      ],
    },
  });
  expectSound(result);
  expect(worked(result).map(({ id, date }) => `${id} ${date}`)).toEqual(['a2 2026-11-23', 'a2 2026-11-24']);
});

test('a live stream: extra agents, no break begins in its guard period', async () => {
  const result = await planned({
    ...days('2026-11-23', 1, 90, 30),
    calendar: { liveStreams: [{ id: 'noon', start: '2026-11-23T12:00', end: '2026-11-23T13:00' }] },
    ...team(6),
  });
  expectSound(result);
  const { team: rows } = result.roster.coverage;
  for (const row of rows) {
    const clock = row.start.slice(11, 16);
    const guarded = clock >= '11:30' && clock < '14:00';
    expect([clock, row.guard, row.liveExtraRequired]).toEqual([clock, guarded, guarded ? 2 : 0]);
    if (guarded) expect(row.onDuty).toBeGreaterThanOrEqual(row.required + 2);
  }
  const breaks = worked(result).flatMap((one) => one.breaks);
  expect(breaks.length).toBeGreaterThan(0);
  for (const taken of breaks) {
    const clock = taken.start.slice(11, 16);
    expect(clock < '11:30' || clock >= '14:00').toBe(true);
    expect(minutes(taken)).toBe(60);
  }
  expect(worked(result).every((one) => one.liveDuty)).toBe(true);
});

test('a meal and two rests: everybody takes all three, never together with serving, and every interval is covered', async () => {
  const rest = (earliest: number, latest: number): object => ({
    minutes: 15,
    earliestAfterMinutes: earliest,
    latestAfterMinutes: latest,
  });
  const result = await planned({
    ...days('2026-11-23', 2, 120, 15),
    shop: { tier: 'new', openingHours: { from: '09:00', to: '21:00' } },
    calendar: { liveStreams: [{ id: 'noon', start: '2026-11-23T12:00', end: '2026-11-23T13:00' }] },
    ...team(8),
    shifts: {
      templates: [
        {
          id: 'rested',
          contractClasses: ['full-time'],
          start: { from: '08:00', to: '12:00', stepMinutes: 60 },
          lengthsMinutes: [540],
          mealBreak: { minutes: 60, earliestAfterMinutes: 180, latestAfterMinutes: 300, stepMinutes: 60 },
          rests: [rest(75, 150), rest(390, 480)],
        },
      ],
    },
  });
  expectSound(result);
  expect(result.roster.gaps.filter(({ kind }) => kind === 'queue')).toEqual([]);
  const shifts = worked(result);
  expect(shifts.length).toBeGreaterThan(2);
  for (const { breaks, activities, workMinutes } of shifts) {
    expect(breaks.map(({ kind, paid, ...span }) => [kind, paid, minutes(span)])).toEqual([
      ['rest', true, 15],
      ['meal', false, 60],
      ['rest', true, 15],
    ]);
    expect(workMinutes).toBe(480);
    expect(activities.reduce((sum, one) => sum + minutes(one), 0)).toBe(540 - 60 - 30);
    for (const { start } of breaks) {
      const clock = start.slice(11, 16);
      expect(start.startsWith('2026-11-23') && clock >= '11:30' && clock < '14:00').toBe(false);
    }
  }
});

test('a hiring plan hires anonymous people with the skills it needs', async () => {
  const result = await planned({
    ...days('2026-11-23', 2, 150),
    queues: [queue(), queue({ id: 'care', skill: 'care' })],
    forecast: ['chat', 'care'].map((id) => ({ kind: 'daily', queue: id, contactsPerDay: [150, 150] })),
    team: undefined,
  });
  expectSound(result);
  const { people, gaps, warnings, certificate } = result.roster;
  expect(gaps).toEqual([]);
  expect(people.length).toBe(certificate.headcount);
  expect(people.every((person) => person.assignments.length > 0)).toBe(true);
  expect(new Set(people.map((person) => person.id)).size).toBe(people.length);
  expect(new Set(people.flatMap((person) => person.skills))).toEqual(new Set(['chat', 'care']));
  expect(warnings).toContain(
    'A hiring plan names no supervisors: authority rules are looked at only for a team.',
  );
});

test('part-time and full-time people keep their weekly minutes and days', async () => {
  const result = await planned({
    ...days('2026-11-23', 7, 60),
    shop: { tier: 'new', openingHours: { from: '09:00', to: '21:00' } },
    ...team(
      6,
      {},
      {},
      {},
      { contractClass: 'part-time' },
      { contractClass: 'part-time' },
      { contractClass: 'part-time' },
    ),
  });
  expectSound(result);
  for (const { contractClass, assignments } of result.roster.people) {
    const total = assignments.reduce((sum, one) => sum + one.workMinutes, 0);
    expect(total).toBeLessThanOrEqual(contractClass === 'full-time' ? 2400 : 1440);
    expect(assignments.length).toBeLessThanOrEqual(contractClass === 'full-time' ? 5 : 6);
  }
});

test('who is protected works no night and no overtime', async () => {
  const result = await planned({
    ...days('2026-11-23', 1, 80),
    shop: { tier: 'new', openingHours: { from: '09:00', to: '24:00' } },
    team: {
      agents: [
        agent({ id: 'n', contractClass: 'part-time', protections: ['nursing'] }),
        agent({ id: 'x', contractClass: 'part-time' }),
        agent({ id: 'y', contractClass: 'part-time' }),
        agent({ id: 'z', contractClass: 'part-time' }),
      ],
    },
  });
  expectSound(result);
  for (const { id, end } of worked(result)) if (id === 'n') expect(end.slice(11, 16) <= '22:00').toBe(true);
});
