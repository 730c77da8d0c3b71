import type { Clock } from './clock.ts';
import type { PersonFacts } from './facts.ts';
import { workedDates } from './week.ts';

/** Days in a row that are alike. */
export interface Run {
  /** Those of the horizon, ascending; none of a run that ends on its eve. */
  readonly dates: readonly string[];
  /** Those before the horizon that the request states. */
  readonly before: number;
  /** Whether the days before and after it are known: nobody sees the length of a run at the edge. */
  readonly isWhole: boolean;
}

/** The longest stretches of consecutive dates that all belong, the first with what the request states of the days before. */
export function runsOf(
  { days }: Pick<Clock, 'days'>,
  history: PersonFacts['history'],
  before: number,
  belongs: (date: string) => boolean,
): Run[] {
  const isStated = history !== undefined && history.daysWorkedInARow + history.daysOffInARow > 0;
  const runs: { dates: string[]; before: number; isWhole: boolean }[] = [];
  if (before > 0) runs.push({ dates: [], before, isWhole: true });
  days.forEach(({ date }, index) => {
    if (!belongs(date)) return;
    const goesOn = index > 0 ? belongs(days[index - 1].date) : before > 0;
    if (!goesOn) runs.push({ dates: [], before: 0, isWhole: index > 0 || isStated });
    const run = runs[runs.length - 1];
    run.dates.push(date);
    if (index === days.length - 1) run.isWhole = false;
  });
  return runs;
}

/** The stretches of consecutive dates on each of which a shift of the person starts. */
export function runsOfWork(
  { shifts, history }: Pick<PersonFacts, 'shifts' | 'history'>,
  clock: Pick<Clock, 'days'>,
): Run[] {
  const worked = new Set(workedDates(shifts));
  return runsOf(clock, history, history?.daysWorkedInARow ?? 0, (date) => worked.has(date));
}
