import { expect, test } from 'vitest';
import { buildGrid } from '../../../src/domain/grid.ts';
import { weekLimits } from '../../../src/planning/people.ts';
import { periodLimits } from '../../../src/planning/period-limits.ts';
import { History } from '../../../src/domain/history.ts';
import { areRestDays, restDayTerms } from '../../../src/planning/rest-day-work.ts';
import { sampleResolved } from '../samples.ts';

const LONGER = { 'minutes-per-week': { limit: 2880 } };

/** Nine days from a Thursday, four of one week and five of the next, and its one class. */
function shop(contract: object, others: object = {}) {
  const request = sampleResolved({
    horizon: { firstDay: '2026-11-26', days: 9, intervalMinutes: 30 },
    forecast: [{ kind: 'daily', queue: 'chat', contactsPerDay: new Array<number>(9).fill(20) }],
    shifts: { contractClasses: [{ id: 'full-time', ...contract }], templates: ['full-time-8h'] },
    rules: { overrides: LONGER },
    ...others,
  });
  return {
    request,
    contract: request.contractClasses[0],
    grid: buildGrid(request.horizon, request.shop.timeZone),
  };
}

const NOBODY_PROTECTED = { protections: [] };
const ONE_MORE = { restDayWork: { maximumDaysPerWeek: 1 } };

test('a week is longer by its rest days and a shift on each, for who is not protected', () => {
  const { request, contract } = shop(ONE_MORE);
  expect(weekLimits(request, contract, NOBODY_PROTECTED)).toEqual({ days: 6, minutes: 2880 });
  expect(restDayTerms(request, contract, NOBODY_PROTECTED)).toEqual({
    afterDaysPerWeek: 5,
    maximumMinutesPerWeek: 2400,
    pay: 2,
  });
  const nursing = { protections: ['nursing' as const] };
  expect(weekLimits(request, contract, nursing)).toEqual({ days: 5, minutes: 2400 });
  expect(restDayTerms(request, contract, nursing)).toBeUndefined();
  expect(restDayTerms(request, { ...contract, restDayWork: undefined }, NOBODY_PROTECTED)).toBeUndefined();
});

test('a required rest day is kept before any other is worked', () => {
  const { request, contract } = shop({ restDayWork: { maximumDaysPerWeek: 2 } });
  expect(weekLimits(request, contract, NOBODY_PROTECTED).days).toBe(6);
  const free = shop({ restDayWork: { maximumDaysPerWeek: 2 } }, { rules: { pack: 'none' } });
  expect(weekLimits(free.request, free.contract, NOBODY_PROTECTED)).toEqual({ days: 7, minutes: 3360 });
});

test('the later days of a week are rest days, whatever lies in the week before', () => {
  const { request, contract, grid } = shop({ ...ONE_MORE, maximumDaysPerWeek: 3 });
  const worked = (...days: number[]): boolean[] =>
    areRestDays(request, { contract }, days.map((day) => ({ day })), grid); // prettier-ignore
  expect(worked(0, 1, 2, 3, 4, 5, 6, 8)).toEqual([false, false, false, true, false, false, false, true]);
  expect(worked(0, 1, 3, 4)).toEqual([false, false, false, false]);
  expect(areRestDays(request, { contract: { ...contract, restDayWork: undefined } }, [0, 1, 2, 3].map((day) => ({ day })), grid)).toEqual(
    new Array(4).fill(false),
  ); // prettier-ignore
});

test('a holiday is none of the contract’s days and no rest day', () => {
  const holidays = { calendar: { holidays: ['2026-11-27', '2026-11-29'] } };
  const { request, contract, grid } = shop({ ...ONE_MORE, maximumDaysPerWeek: 1 }, holidays);
  const days = [0, 1, 2, 3].map((day) => ({ day }));
  // One day of the week was worked before the horizon: the first in it is a rest day already.
  const history = History.parse({ daysThisWeek: 1 });
  expect(areRestDays(request, { contract, history }, days, grid)).toEqual([true, false, true, false]);
  expect(areRestDays(request, { contract }, days, grid)).toEqual([false, false, true, false]);
});

test('what rest days may take of a month is left free for them', () => {
  const rules = { rules: { overrides: { ...LONGER, 'minutes-per-day': { level: 'off' } } } };
  const { request, contract, grid } = shop(ONE_MORE, rules);
  const long = grid.days.map((_, day) => ({ day, workMinutes: 900 }));
  const inNovember = (of: typeof contract): number | undefined =>
    periodLimits(request, { contract: of }, grid, long).find(({ name }) => name === 'overtime in 2026-11')
      ?.maximumMinutes;
  // Two weeks touch November, with a shift of eight hours on a rest day in each.
  expect(inNovember(contract)).toBe(2160 - 2 * 480);
  expect(inNovember({ ...contract, restDayWork: undefined })).toBeUndefined();
});
