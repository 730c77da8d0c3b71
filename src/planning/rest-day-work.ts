import type { RestDayTerms } from '../../models/covering/data.ts';
import { weekOfDay } from '../domain/grid.ts';
import type { IntervalGrid } from '../domain/grid.ts';
import type { ResolvedRequest } from '../domain/resolved-request.ts';
import type { ContractClass } from '../domain/shift.ts';
import { carriedIntoWeek } from './history.ts';
import { weekLimits } from './people.ts';
import type { Person } from './people.ts';
import { isBarredFromOvertime } from './permission.ts';
import type { Worker } from './permission.ts';
import type { ShiftCandidate } from './shifts.ts';

/** What one person may work on rest days beside the contract's week; undefined where contract and required rules leave none. */
export function restDayTerms(
  request: ResolvedRequest,
  contract: ContractClass,
  person: Pick<Worker, 'protections'>,
): RestDayTerms | undefined {
  if (contract.restDayWork === undefined || isBarredFromOvertime(request, person)) return undefined;
  const { days, minutes } = weekLimits(request, contract, person);
  if (days <= contract.maximumDaysPerWeek) return undefined;
  const contractMinutes = contract.maximumMinutesPerWeek + (contract.overtime?.maximumMinutesPerWeek ?? 0);
  return {
    afterDaysPerWeek: contract.maximumDaysPerWeek,
    maximumMinutesPerWeek: Math.min(contractMinutes, minutes),
    pay: request.pay.restDay,
  };
}

/**
 * Which of a person's shifts are work on rest days: in each calendar week those after the days of the contract, those worked
 * before the horizon counted, holidays not. None where the contract allows none.
 * @param shifts ascending by start
 */
export function areRestDays(
  { calendar }: Pick<ResolvedRequest, 'calendar'>,
  { contract: { maximumDaysPerWeek, restDayWork }, history }: Pick<Person, 'contract' | 'history'>,
  shifts: readonly Pick<ShiftCandidate, 'day'>[],
  grid: IntervalGrid,
): boolean[] {
  const weeks = weekOfDay(grid);
  const worked = new Map<number, number>();
  return shifts.map(({ day }) => {
    if (restDayWork === undefined || calendar.holidays.includes(grid.days[day].date)) return false;
    const days = (worked.get(weeks[day]) ?? carriedIntoWeek({ history }, weeks[day]).days) + 1;
    worked.set(weeks[day], days);
    return days > maximumDaysPerWeek;
  });
}
