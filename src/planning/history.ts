import type { Agent } from '../domain/agent.ts';
import { momentMilliseconds } from '../domain/grid.ts';
import type { IntervalGrid } from '../domain/grid.ts';
import type { ResolvedRequest } from '../domain/resolved-request.ts';

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

/** Days from the horizon’s first on that somebody may work in a row; without end where no rest day in seven is asked for. */
export function daysUntilRest({ rules }: Pick<ResolvedRequest, 'rules'>, { history }: WithHistory): number {
  if (rules['weekly-rest-day'].level !== 'required' || rules['weekly-rest-day'].limit === 0) return Infinity;
  return Math.max(0, LONGEST_RUN - (history?.daysWorkedInARow ?? 0));
}
