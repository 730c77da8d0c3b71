import { expect, test } from 'vitest';
import { days, expectSound, planned, team, worked } from './planned.ts';

const AROUND_THE_CLOCK = {
  shop: { tier: 'new', openingHours: 'always' },
  shifts: {
    contractClasses: [{ id: 'full-time', maximumDaysPerWeek: 5, maximumMinutesPerWeek: 2400 }],
    templates: [
      {
        id: 'eights',
        contractClasses: ['full-time'],
        start: { from: '00:00', to: '16:00', stepMinutes: 120 },
        lengthsMinutes: [480],
      },
    ],
  },
};

test('a limit on starts is kept, and costs no more people than the starts that are left', async () => {
  const request = { ...days('2026-11-23', 2, 60), ...AROUND_THE_CLOCK, ...team(8) };
  const limited = await planned({ ...request, shifts: { ...request.shifts, maximumDistinctStarts: 3 } });
  expectSound(limited);
  const starts = (result: typeof limited): Set<string> =>
    new Set(worked(result).map(({ start }) => start.slice(11, 16)));
  // Eight hours each: three starts are the fewest that reach around the clock.
  expect([...starts(limited)].sort()).toEqual(['00:00', '08:00', '16:00']);
  expect(limited.roster.gaps.filter(({ kind }) => kind === 'queue')).toEqual([]);
});

test('where nights may be half of the shifts, nobody works nights only', async () => {
  const request = {
    ...days('2026-11-23', 7, 40, 60),
    ...AROUND_THE_CLOCK,
    ...team(8),
    capacity: { buffer: 'none' },
    rules: { overrides: { 'night-share': { level: 'required', limit: 50 } } },
    objective: { timeLimitSeconds: 6 },
  };
  const result = await planned(request);
  expectSound(result);
  const isNight = ({ start }: { start: string }): boolean => ['00:00', '02:00'].includes(start.slice(11, 16));
  const shifts = worked(result);
  for (const id of new Set(shifts.map((shift) => shift.id))) {
    const own = shifts.filter((shift) => shift.id === id);
    expect(own.filter(isNight).length).toBeLessThanOrEqual(Math.ceil(own.length / 2));
  }
  expect(shifts.filter(isNight).length).toBeGreaterThanOrEqual(7);
});

test('in a guard period not everybody leaves at once where ends can differ', async () => {
  const request = {
    ...days('2026-11-23', 1, 300, 15),
    shop: { tier: 'new', openingHours: { from: '09:00', to: '23:00' } },
    calendar: { liveStreams: [{ id: 'evening', start: '2026-11-23T17:30', end: '2026-11-23T19:00' }] },
    ...team(9),
  };
  const result = await planned({
    ...request,
    rules: { overrides: { 'staggered-shift-ends': { level: 'required' } } },
  });
  expectSound(result);
  const shifts = worked(result).map(({ start, end }) => [start.slice(11, 16), end.slice(11, 16)]);
  for (const moment of ['17:15', '17:30', '18:00', '18:30', '19:00', '19:30', '20:00']) {
    const onDuty = shifts.filter(([start, end]) => start < moment && moment <= end).length;
    const leaving = shifts.filter(([, end]) => end === moment).length;
    expect(leaving).toBeLessThanOrEqual(Math.ceil(onDuty / 2));
  }
  expect(result.roster.violations.map(({ rule }) => rule)).not.toContain('staggered-shift-ends');
});
