import type { Clock } from './clock.ts';
import type { PersonFacts } from './facts.ts';
import { workedDates } from './week.ts';

/** Dates of the horizon in a row that are alike. */
export interface Run {
  /** Ascending, at least one. */
  readonly dates: readonly string[];
  /** Whether other dates of the horizon lie before and after it: nobody sees the length of a run at the edge. */
  readonly isWhole: boolean;
}

/** The longest stretches of consecutive dates of the horizon that all belong. */
export function runsOf({ days }: Pick<Clock, 'days'>, belongs: (date: string) => boolean): Run[] {
  const runs: { dates: string[]; isWhole: boolean }[] = [];
  days.forEach(({ date }, index) => {
    if (!belongs(date)) return;
    const goesOn = index > 0 && belongs(days[index - 1].date);
    if (!goesOn) runs.push({ dates: [], isWhole: index > 0 });
    const run = runs[runs.length - 1];
    run.dates.push(date);
    if (index === days.length - 1) run.isWhole = false;
  });
  return runs;
}

/** The stretches of consecutive dates on each of which a shift of the person starts. */
export function runsOfWork({ shifts }: Pick<PersonFacts, 'shifts'>, clock: Pick<Clock, 'days'>): Run[] {
  const worked = new Set(workedDates(shifts));
  return runsOf(clock, (date) => worked.has(date));
}
