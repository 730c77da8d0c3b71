import { buildCovering } from '../../models/covering/build.ts';
import { headcountCosts } from '../../models/covering/objective.ts';
import type { CoveringData } from '../../models/covering/data.ts';
import type { CoveringColumns } from '../../models/covering/variables.ts';
import { weekAlone } from '../../models/covering/week-alone.ts';
import type { Solution, Solver } from '../solvers/solver.ts';
import { forbidShortage, relax } from './covering-run.ts';
import type { CoveringLimits, CoveringRun } from './covering-run.ts';

/** From so many columns on, the relaxation of several weeks together outlasts those of its weeks many times. */
const LEAST_COLUMNS = 8000;

/** Whether the weeks of a model are relaxed one by one: a large model of several, for the fewest people. */
export function isByWeek({ built, data, minimise }: CoveringRun): boolean {
  const weeks = new Set(data.weekOfDay).size;
  return minimise === 'headcount' && weeks > 1 && built.model.columnCount >= LEAST_COLUMNS;
}

/**
 * The relaxation of the fewest people, week by week without shortage. The week that needs most is a bound for all; its
 * people and every week's shifts are where annealing starts. Without reduced costs, since the weeks share none.
 * @returns undefined when time ran out.
 */
export function relaxByWeek(run: CoveringRun): Solution | 'infeasible' | undefined {
  const { data, built } = run;
  const values = new Float64Array(built.model.columnCount);
  let most = 0;
  for (const week of new Set(data.shifts.map(({ day }) => data.weekOfDay[day]))) {
    const alone = weekAlone(data, week);
    const { columns, relaxed } = relaxWeek(run, alone.data);
    if (relaxed === undefined || relaxed === 'infeasible') return relaxed;
    columns.shift.forEach((shifts, g) => {
      for (const [shift, column] of shifts) {
        values[built.columns.shift[g].get(alone.shifts[shift])!] = relaxed.values[column];
      }
    });
    if (relaxed.objective <= most) continue;
    most = relaxed.objective;
    columns.people.forEach((column, g) => (values[built.columns.people[g]] = relaxed.values[column]));
  }
  return { objective: most, bound: most, values };
}

/** The fewest people of a week that stands alone, none missing. */
function relaxWeek(
  shared: Pick<CoveringRun, 'solver' | 'limits' | 'secondsLeft'>,
  data: CoveringData,
): { readonly columns: CoveringColumns; readonly relaxed: ReturnType<typeof relax> } {
  const built = buildCovering(data);
  const session = shared.solver.open(built.model);
  try {
    const run: CoveringRun = { ...shared, minimise: 'headcount', data, built, session };
    forbidShortage(run);
    return { columns: built.columns, relaxed: relax(run, headcountCosts(built.columns)) };
  } finally {
    session.dispose();
  }
}

/** From so many shifts of groups on, weeks are looked at one by one where a bound is all that is asked for. */
const LEAST_SHIFTS = 4000;

/** Whether a covering of several weeks takes so long that a bound by its weeks is worth more than the search. */
export function isForBoundByWeek({ weekOfDay, groups }: CoveringData): boolean {
  const shifts = groups.reduce((sum, group) => sum + group.shifts.length, 0);
  return new Set(weekOfDay).size > 1 && shifts >= LEAST_SHIFTS;
}

/**
 * People that no covering without shortage undercuts: the most that the relaxation of one of its weeks needs, the week with most
 * work first, as many weeks as time allows.
 * @returns undefined when not even one was relaxed in time, or where one cannot be covered.
 */
export function boundByWeek(
  data: CoveringData,
  solver: Solver,
  limits: CoveringLimits,
  now: () => number,
): number | undefined {
  const deadline = now() + limits.timeLimitSeconds * 1000;
  const weeks = [...new Set(data.shifts.map(({ day }) => data.weekOfDay[day]))].map((week) =>
    weekAlone(data, week),
  );
  const work = ({ required }: CoveringData): number =>
    required.reduce((sum, skill) => skill.reduce((total, agents) => total + agents, sum), 0);
  const secondsLeft = (): number => (deadline - now()) / 1000;
  let most: number | undefined;
  for (const { data: week } of weeks.sort((a, b) => work(b.data) - work(a.data))) {
    if (most !== undefined && secondsLeft() <= 0) break;
    const { relaxed } = relaxWeek({ solver, limits, secondsLeft }, week);
    if (relaxed === 'infeasible') return undefined;
    if (relaxed === undefined) break;
    most = Math.max(most ?? 0, relaxed.objective);
  }
  return most;
}
