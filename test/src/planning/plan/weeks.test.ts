import { expect, test } from 'vitest';
import { days, expectSound, planned, team, worked } from './planned.ts';

/** So many dates from the first on. */
function dates(firstDay: string, count: number): string[] {
  return Array.from({ length: count }, (_, day) =>
    new Date(Date.parse(firstDay) + day * 86_400_000).toISOString().slice(0, 10),
  );
}

/** Monday of the calendar week of a date. */
function monday(date: string): string {
  const day = new Date(date);
  day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7));
  return day.toISOString().slice(0, 10);
}

function sumBy<Item>(
  items: readonly Item[],
  key: (item: Item) => string,
  value: (item: Item) => number,
): Map<string, number> {
  const sums = new Map<string, number>();
  for (const item of items) sums.set(key(item), (sums.get(key(item)) ?? 0) + value(item));
  return sums;
}

test('six weeks of a small shop, with wishes and pins for all of them, from request to audit', async () => {
  const all = dates('2026-11-23', 42);
  const weekdays = all.filter((_, day) => day % 7 < 5);
  const result = await planned({
    ...days('2026-11-23', 42, 40),
    capacity: { buffer: 'none' },
    ...team(
      5,
      {},
      { daysOffWanted: all },
      { leave: [{ firstDay: '2026-12-07', lastDay: '2026-12-13' }] },
      {
        pins: all.map((date) =>
          weekdays.includes(date)
            ? { kind: 'shift', date, start: '09:00', lengthMinutes: 540 }
            : { kind: 'off', date },
        ),
      },
    ),
    objective: { timeLimitSeconds: 6 },
  });
  expectSound(result);
  const { roster } = result;
  const shifts = worked(result);
  expect([roster.start.slice(0, 10), roster.end.slice(0, 10)]).toEqual(['2026-11-23', '2027-01-04']);
  expect(new Set(shifts.map(({ date }) => monday(date))).size).toBe(6);
  expect(new Set(roster.coverage.team.map(({ start }) => start.slice(0, 10))).size).toBe(42);
  expect(roster.gaps.filter(({ kind }) => kind === 'queue')).toEqual([]);
  const daysInWeek = sumBy(
    shifts,
    ({ id, date }) => `${id} ${monday(date)}`,
    () => 1,
  );
  expect(Math.max(...daysInWeek.values())).toBeLessThanOrEqual(5);
  expect(shifts.filter(({ id }) => id === 'a4').map(({ date, pinned }) => [date, pinned])).toEqual(
    weekdays.map((date) => [date, true]),
  );
  expect(shifts.some(({ id, date }) => id === 'a3' && monday(date) === '2026-12-07')).toBe(false);
}, 60_000);

const longDays = {
  capacity: { buffer: 'none' },
  shop: { tier: 'new', openingHours: { from: '09:00', to: '21:00' } },
  shifts: {
    contractClasses: [{ id: 'full-time', maximumDaysPerWeek: 6, maximumMinutesPerWeek: 4000 }],
    templates: [
      {
        id: 'long',
        contractClasses: ['full-time'],
        start: { from: '09:00', to: '09:00', stepMinutes: 60 },
        lengthsMinutes: [720],
        mealBreak: { minutes: 60, earliestAfterMinutes: 180, latestAfterMinutes: 300, stepMinutes: 60 },
      },
    ],
  },
};

test('overtime of each month stays within its limit over five weeks that want more', async () => {
  const result = await planned({
    ...longDays,
    ...days('2026-11-26', 35, 40),
    ...team(1),
    rules: {
      overrides: {
        'minutes-per-day': { level: 'preferred' },
        'minutes-per-week': { level: 'off' },
        'supervisor-on-duty': { level: 'off' },
      },
    },
    objective: { timeLimitSeconds: 4 },
  });
  expectSound(result);
  const inMonth = sumBy(
    worked(result),
    ({ date }) => date.slice(0, 7),
    ({ workMinutes }) => workMinutes - 480,
  );
  // Twelve shifts of three hours of overtime are the 36 hours that a month may have; six days a week would be twice as many.
  expect(inMonth.get('2026-12')).toBe(2160);
  expect(inMonth.get('2026-11')).toBe(5 * 180);
}, 60_000);

test('the average week is kept over periods of seven days that are no calendar weeks', async () => {
  const result = await planned({
    ...longDays,
    ...days('2026-11-26', 14, 40),
    ...team(1),
    rules: { pack: 'eu', overrides: { 'average-week': { limit: 2640 } } },
    objective: { timeLimitSeconds: 4 },
  });
  expectSound(result);
  const total = worked(result).reduce((sum, { workMinutes }) => sum + workMinutes, 0);
  // Calendar weeks of four, seven and three days could hold four, four and three shifts; eight keep the average.
  expect(total).toBe(8 * 660);
}, 60_000);
