import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildGrid, intervalIso } from '../../../src/domain/grid.ts';
import type { IntervalGrid } from '../../../src/domain/grid.ts';
import type { PlanRequestInput } from '../../../src/domain/plan-request.ts';
import { layCalendars } from '../../../src/planning/calendars.ts';
import type { Calendars } from '../../../src/planning/calendars.ts';
import { shiftCandidates } from '../../../src/planning/shifts.ts';
import type { ShiftCandidate } from '../../../src/planning/shifts.ts';
import { sampleResolved } from '../samples.ts';

interface Laid {
  grid: IntervalGrid;
  calendars: Calendars;
  shifts: ShiftCandidate[];
}

function shiftsOf(change: Partial<PlanRequestInput>): Laid {
  const days = change.horizon?.days ?? 1;
  const forecast = [
    { kind: 'daily' as const, queue: 'chat', contactsPerDay: new Array<number>(days).fill(20) },
  ];
  const request = sampleResolved({ forecast, ...change });
  const grid = buildGrid(request.horizon, request.shop.timeZone);
  const calendars = layCalendars(request, grid);
  return { grid, calendars, shifts: shiftCandidates(request, grid, calendars) };
}

/** Start and end on the shop’s clock, such as `23T09:00–18:00`. */
const written = ({ grid, shifts }: Laid): string[] =>
  shifts.map(
    ({ start, end }) => `${intervalIso(grid, start).slice(8, 16)}–${intervalIso(grid, end).slice(11, 16)}`,
  );

const template = (parts: object = {}) => ({
  id: 'day',
  contractClasses: ['full-time'],
  start: { from: '08:00', to: '11:00', stepMinutes: 60 },
  lengthsMinutes: [480],
  ...parts,
});
const only = (parts: object = {}): Partial<PlanRequestInput> => ({
  shifts: { templates: [template(parts)] },
});

test('every start of the window, never in closed hours', () => {
  expect(written(shiftsOf(only()))).toEqual(['23T09:00–17:00', '23T10:00–18:00']);
});

test('every length, on its weekdays', () => {
  expect(written(shiftsOf(only({ lengthsMinutes: [240, 540] })))).toEqual([
    '23T09:00–13:00',
    '23T09:00–18:00',
    '23T10:00–14:00',
    '23T11:00–15:00',
  ]);
  const horizon = { firstDay: '2026-11-23', days: 3 };
  expect(written(shiftsOf({ horizon, ...only({ weekdays: ['wednesday'] }) }))).toEqual([
    '25T09:00–17:00',
    '25T10:00–18:00',
  ]);
});

test('not past the end of the horizon', () => {
  const night = template({ start: { from: '14:00', to: '20:00', stepMinutes: 120 } });
  const laid = shiftsOf({ shop: { tier: 'new', openingHours: 'always' }, shifts: { templates: [night] } });
  expect(written(laid)).toEqual(['23T14:00–22:00', '23T16:00–00:00']);
});

test('an unpaid break is no work, a paid one is; it may begin at its steps', () => {
  const meal = { minutes: 60, earliestAfterMinutes: 180, latestAfterMinutes: 300, stepMinutes: 60 };
  const [unpaid] = shiftsOf(only({ mealBreak: meal })).shifts;
  expect(unpaid.workMinutes).toBe(420);
  expect(unpaid.breaks).toEqual([{ kind: 'meal', paid: false, intervals: 4, begins: [48, 52, 56] }]);
  const [paid] = shiftsOf(only({ mealBreak: { ...meal, paid: true } })).shifts;
  expect(paid.workMinutes).toBe(480);
  expect(shiftsOf(only()).shifts[0].breaks).toEqual([]);
});

test('rests beside the meal come in order of time; paid ones are work', () => {
  const meal = { minutes: 60, earliestAfterMinutes: 180, latestAfterMinutes: 240, stepMinutes: 60 };
  const rest = (earliest: number, parts: object = {}): object => ({
    earliestAfterMinutes: earliest,
    latestAfterMinutes: earliest + 30,
    ...parts,
  });
  const [shift] = shiftsOf(
    only({ mealBreak: meal, rests: [rest(390, { paid: false, minutes: 30, stepMinutes: 30 }), rest(90)] }),
  ).shifts;
  expect(shift.breaks).toEqual([
    { kind: 'rest', paid: true, intervals: 1, begins: [42, 43, 44] },
    { kind: 'meal', paid: false, intervals: 4, begins: [48, 52] },
    { kind: 'rest', paid: false, intervals: 2, begins: [62, 64] },
  ]);
  expect(shift.workMinutes).toBe(480 - 60 - 30);
});

test('a shift with a rest that could only begin in a guard period is not offered', () => {
  const rest = { earliestAfterMinutes: 180, latestAfterMinutes: 240 };
  const laid = shiftsOf({
    ...only({ rests: [rest] }),
    calendar: { liveStreams: [{ id: 'noon', start: '2026-11-23T12:00', end: '2026-11-23T12:30' }] },
  });
  expect(written(laid)).toEqual(['23T10:00–18:00']);
});

test('a shift whose break could only begin in a guard period is not offered', () => {
  const meal = { minutes: 60, earliestAfterMinutes: 180, latestAfterMinutes: 240, stepMinutes: 60 };
  const laid = shiftsOf({
    ...only({ mealBreak: meal }),
    calendar: { liveStreams: [{ id: 'noon', start: '2026-11-23T12:00', end: '2026-11-23T12:30' }] },
  });
  // Guarded from 11:30 to 13:30: the nine o’clock shift would rest at twelve or at one.
  expect(written(laid)).toEqual(['23T10:00–18:00']);
});

test('three-shift dates have the three-shift templates and no other, other dates the other way round', () => {
  const laid = shiftsOf({
    horizon: { firstDay: '2026-11-23', days: 2 },
    calendar: { promotions: [{ id: 'p', firstDay: '2026-11-24', lastDay: '2026-11-24', threeShifts: true }] },
    shifts: { templates: [template(), 'three-shifts'] },
  });
  expect(written(laid)).toEqual([
    '23T09:00–17:00',
    '23T10:00–18:00',
    '24T00:00–08:00',
    '24T08:00–16:00',
    '24T16:00–00:00',
  ]);
});

test('on days when clocks change a shift starts by the clock and lasts in real time', () => {
  const over = (firstDay: string): Laid =>
    shiftsOf({
      shop: { timeZone: 'Europe/Berlin', tier: 'new', openingHours: 'always' },
      horizon: { firstDay, days: 1 },
      ...only({ start: { from: '01:00', to: '03:00', stepMinutes: 60 } }),
    });
  // There is no two o’clock in the night the clocks go forward; of two in the other night the first counts.
  expect(written(over('2026-03-29'))).toEqual(['29T01:00–10:00', '29T03:00–11:00']);
  expect(written(over('2026-10-25'))).toEqual(['25T01:00–08:00', '25T02:00–09:00', '25T03:00–11:00']);
});

test('no shift ever reaches into closed hours, whatever the hours and templates', () => {
  const hour = fc.integer({ min: 0, max: 23 });
  const pad = (value: number): string => `${String(value).padStart(2, '0')}:00`;
  fc.assert(
    fc.property(
      hour,
      fc.integer({ min: 4, max: 24 }),
      hour,
      fc.integer({ min: 1, max: 12 }),
      (open, length, from, hours) => {
        const to = Math.min(24, open + length);
        if (to - open < 6) return;
        const { grid, calendars, shifts } = shiftsOf({
          horizon: { firstDay: '2026-11-23', days: 2, intervalMinutes: 60 },
          shop: { tier: 'new', openingHours: { from: pad(open), to: pad(to) } },
          shifts: {
            templates: [
              template({ start: { from: pad(open), to: pad(open), stepMinutes: 60 }, lengthsMinutes: [300] }),
              {
                ...template({ lengthsMinutes: [60 * hours] }),
                id: 'x',
                start: { from: pad(from), to: '23:00', stepMinutes: 60 },
              },
            ].slice(0, from >= open && from + hours <= to ? 2 : 1),
          },
        });
        for (const { start, end } of shifts) {
          expect(end).toBeLessThanOrEqual(grid.count);
          expect(calendars.open.subarray(start, end).every((one) => one === 1)).toBe(true);
        }
      },
    ),
    { numRuns: 60, seed: 20261122 },
  );
});
