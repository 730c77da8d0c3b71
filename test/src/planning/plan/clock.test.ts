import { expect, test } from 'vitest';
import { days, expectSound, minutes, planned, team, worked } from './planned.ts';

const berlin = { timeZone: 'Europe/Berlin', tier: 'new', openingHours: { from: '09:00', to: '18:00' } };

test.each([
  ['forward', '2026-03-28', ['+01:00', '+02:00', '+02:00']],
  ['back', '2026-10-24', ['+02:00', '+01:00', '+01:00']],
])(
  'the days when clocks go %s: by the clock in the shop, in real time for people',
  async (_, firstDay, offsets) => {
    const result = await planned({ ...days(firstDay, 3, 60), shop: berlin, ...team(4) });
    expectSound(result);
    const { start, end, coverage } = result.roster;
    expect(minutes({ start, end })).toBe((3 * 24 + (offsets[0] === '+01:00' ? -1 : 1)) * 60);
    expect(coverage.team).toHaveLength(3 * 9);
    const dates = [...new Set(coverage.team.map((row) => row.start.slice(0, 10)))];
    dates.forEach((date, day) => {
      const rows = coverage.team.filter((row) => row.start.startsWith(date));
      expect(rows.map((row) => row.start.slice(11, 13))).toEqual([
        '09',
        '10',
        '11',
        '12',
        '13',
        '14',
        '15',
        '16',
        '17',
      ]);
      for (const row of rows) expect(row.start.slice(19)).toBe(offsets[day]);
    });
    const shifts = worked(result);
    expect(shifts.length).toBeGreaterThan(3);
    for (const one of shifts) {
      expect(one.start.slice(11, 16)).toBe('09:00');
      expect(minutes(one)).toBe(540);
    }
  },
);

test('a night when clocks change, open around the clock: shifts keep their real length and nobody works two at once', async () => {
  const result = await planned({
    ...days('2026-10-24', 2, 100),
    shop: { ...berlin, openingHours: 'always' },
    rules: { pack: 'none' },
    capacity: { buffer: 'none' },
    ...team(5),
    shifts: {
      templates: [
        {
          id: 'any',
          contractClasses: ['full-time'],
          start: { from: '00:00', to: '23:00', stepMinutes: 60 },
          lengthsMinutes: [480],
        },
      ],
    },
  });
  expectSound(result);
  for (const one of worked(result)) expect(minutes(one)).toBe(480);
  for (const { assignments } of result.roster.people) {
    assignments.slice(1).forEach((one, k) => {
      expect(Date.parse(one.start)).toBeGreaterThanOrEqual(Date.parse(assignments[k].end));
    });
  }
});

test('a promotion in three shifts: its date around the clock in three-shift templates, other dates as always', async () => {
  const result = await planned({
    ...days('2026-11-23', 2, 120),
    calendar: {
      promotions: [
        { id: 'p', firstDay: '2026-11-24', lastDay: '2026-11-24', factor: 1.5, threeShifts: true },
      ],
    },
    ...team(9),
  });
  expectSound(result);
  const starts = (date: string): Set<string> =>
    new Set(
      worked(result).flatMap((one) =>
        one.date === date ? [`${one.template} ${one.start.slice(11, 16)}`] : [],
      ),
    );
  expect(starts('2026-11-23')).toEqual(new Set(['full-time-8h 09:00']));
  expect(starts('2026-11-24')).toEqual(
    new Set(['three-shifts 00:00', 'three-shifts 08:00', 'three-shifts 16:00']),
  );
  const rows = result.roster.coverage.team.filter((row) => row.start.startsWith('2026-11-24'));
  expect(rows).toHaveLength(24);
  for (const row of rows) expect(row.onDuty).toBeGreaterThan(0);
});

test('European rules: eleven hours of rest each day, thirty-five in each seven, a break in long shifts', async () => {
  const result = await planned({
    ...days('2026-11-23', 7, 60),
    shop: { ...berlin, openingHours: { from: '08:00', to: '22:00' } },
    rules: { pack: 'eu' },
    ...team(6),
    objective: { timeLimitSeconds: 5 },
  });
  expectSound(result);
  for (const { assignments } of result.roster.people) {
    assignments.slice(1).forEach((one, k) => {
      expect(minutes({ start: assignments[k].end, end: one.start })).toBeGreaterThanOrEqual(660);
    });
    for (const one of assignments) if (minutes(one) > 360) expect(one.breaks).toHaveLength(1);
  }
});

test('European weekly rest lies within each seven days, also with one day off in them', async () => {
  const result = await planned({
    ...days('2026-11-26', 7, 100),
    shop: { ...berlin, openingHours: { from: '08:00', to: '22:00' } },
    rules: { pack: 'eu' },
    shifts: {
      contractClasses: [{ id: 'full-time', maximumDaysPerWeek: 6, maximumMinutesPerWeek: 2880 }],
      templates: ['full-time-8h'],
    },
    ...team(3),
  });
  expectSound(result);
});
