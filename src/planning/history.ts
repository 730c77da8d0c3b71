import type { RunBefore } from '../../models/rostering/lines/data.ts';
import type { Agent } from '../domain/agent.ts';
import { momentMilliseconds } from '../domain/grid.ts';
import type { IntervalGrid } from '../domain/grid.ts';
import type { ResolvedRequest } from '../domain/resolved-request.ts';
import { isNightShift } from './availability.ts';
import type { ShiftCandidate } from './shifts.ts';

type WithHistory = Pick<Agent, 'history'>;

/** Days that nobody works more of in a row where one in seven must be off. */
const LONGEST_RUN = 6;

/** When the last shift before the horizon ends, in intervals from its start on; negative before it, undefined when not known. */
export function lastShiftEndInterval({ history }: WithHistory, grid: IntervalGrid): number | undefined {
  if (history?.lastShiftEnd === undefined) return undefined;
  const end = momentMilliseconds(history.lastShiftEnd, grid.timeZone);
  return (end - grid.startMilliseconds) / (grid.intervalMinutes * 60_000);
}

/** Days and minutes worked in a calendar week of the horizon before it begins: none but in the first. */
export function carriedIntoWeek({ history }: WithHistory, week: number): { days: number; minutes: number } {
  if (history === undefined || week > 0) return { days: 0, minutes: 0 };
  return { days: history.daysThisWeek ?? 0, minutes: history.minutesThisWeek };
}

/** The run of days worked or off that reaches up to the horizon; undefined where nothing is stated of it. */
export function runBefore({ history }: WithHistory): RunBefore | undefined {
  if (history === undefined || history.daysWorkedInARow + history.daysOffInARow === 0) return undefined;
  const { daysWorkedInARow, daysOffInARow, nightsInARow } = history;
  return { daysWorked: daysWorkedInARow, daysOff: daysOffInARow, nights: nightsInARow };
}

/** Whether a shift begins less than so many minutes after the nights that reach up to the horizon, and is none that they go on with. */
export function isTooSoonAfterNights(
  person: WithHistory,
  shift: Pick<ShiftCandidate, 'day' | 'start' | 'end'>,
  restMinutes: number,
  grid: IntervalGrid,
): boolean {
  const end = lastShiftEndInterval(person, grid);
  if (end === undefined || (person.history?.nightsInARow ?? 0) === 0) return false;
  const goesOn = shift.day === 0 && isNightShift(shift, grid);
  return !goesOn && (shift.start - end) * grid.intervalMinutes < restMinutes;
}

/** Days from the horizon’s first on that somebody may work in a row; without end where no rest day in seven is asked for. */
export function daysUntilRest({ rules }: Pick<ResolvedRequest, 'rules'>, { history }: WithHistory): number {
  if (rules['weekly-rest-day'].level !== 'required' || rules['weekly-rest-day'].limit === 0) return Infinity;
  return Math.max(0, LONGEST_RUN - (history?.daysWorkedInARow ?? 0));
}
