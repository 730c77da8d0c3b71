import { minutesCounted } from '../../models/covering/period-limit.ts';
import type { PeriodLimit } from '../../models/covering/period-limit.ts';
import { weekOfDay } from '../domain/grid.ts';
import type { IntervalGrid } from '../domain/grid.ts';
import type { ResolvedRequest } from '../domain/resolved-request.ts';
import type { ContractClass } from '../domain/shift.ts';
import { weekLimits } from './people.ts';
import { longestWorkMinutes } from './shifts.ts';

interface Worked {
  readonly day: number;
  readonly workMinutes: number;
}

/**
 * What one person may work over more days than a calendar week: by required rules overtime in each calendar month and the
 * average week, counted in whole seven-day periods from the first day of the horizon; by contract the whole horizon.
 * @param shifts those the person could work; a limit they cannot reach in the weeks' working days is left out
 */
export function periodLimits(
  request: ResolvedRequest,
  contract: ContractClass,
  grid: IntervalGrid,
  shifts: readonly Worked[],
): PeriodLimit[] {
  const week = weekLimits(request, contract, { protections: [] });
  const weeks = weekOfDay(grid);
  const limits = [
    ...overtimeInMonths(request, contract, grid),
    ...averageWeek(request, grid),
    ...wholeHorizon(contract, grid),
  ];
  return limits.filter((limit) => {
    const longest = shifts.reduce((most, shift) => Math.max(most, minutesCounted(limit, shift)), 0);
    let reached = 0;
    for (const one of new Set(weeks.subarray(limit.firstDay, limit.lastDay + 1))) {
      const days = weeks.reduce(
        (sum, other, day) => (other === one && limit.firstDay <= day && day <= limit.lastDay ? sum + 1 : sum),
        0,
      );
      const byDays = longest * Math.min(days, week.days);
      reached += limit.aboveMinutes === 0 ? Math.min(byDays, week.minutes) : byDays;
    }
    return reached > limit.maximumMinutes;
  });
}

/** Minutes beyond the contract's week that a class allows in a week, on its days and on rest days. */
export function mostOvertimeInWeek(
  request: Pick<ResolvedRequest, 'templates'>,
  { id, overtime, restDayWork }: ContractClass,
): number {
  const restDays = restDayWork?.maximumDaysPerWeek ?? 0;
  const onRestDays = restDays === 0 ? 0 : restDays * longestWorkMinutes(request, id);
  return (overtime?.maximumMinutesPerWeek ?? 0) + onRestDays;
}

/** What overtime of the weeks and work on rest days may take of a month is left free for it. */
function overtimeInMonths(
  request: ResolvedRequest,
  contract: ContractClass,
  grid: IntervalGrid,
): PeriodLimit[] {
  const { rules } = request;
  const rule = rules['overtime-per-month'];
  if (rule.level !== 'required') return [];
  const months = grid.days.map(({ date }) => date.slice(0, 7));
  const weeks = weekOfDay(grid);
  return [...new Set(months)].map((month) => {
    const [firstDay, lastDay] = [months.indexOf(month), months.lastIndexOf(month)];
    const ofWeeks = mostOvertimeInWeek(request, contract) * (weeks[lastDay] - weeks[firstDay] + 1);
    return {
      name: `overtime in ${month}`,
      firstDay,
      lastDay,
      aboveMinutes: rules['minutes-per-day'].limit,
      maximumMinutes: Math.max(0, rule.limit - ofWeeks),
    };
  });
}

function averageWeek({ rules }: ResolvedRequest, grid: IntervalGrid): PeriodLimit[] {
  const rule = rules['average-week'];
  const periods = Math.floor(grid.days.length / 7);
  if (rule.level !== 'required' || periods === 0) return [];
  const days = 7 * periods;
  const maximumMinutes = periods * rule.limit;
  return [{ name: `work in ${days} days`, firstDay: 0, lastDay: days - 1, aboveMinutes: 0, maximumMinutes }];
}

function wholeHorizon({ maximumMinutesPerHorizon }: ContractClass, grid: IntervalGrid): PeriodLimit[] {
  if (maximumMinutesPerHorizon === undefined) return [];
  const lastDay = grid.days.length - 1;
  const maximumMinutes = maximumMinutesPerHorizon;
  return [{ name: 'work in the horizon', firstDay: 0, lastDay, aboveMinutes: 0, maximumMinutes }];
}
