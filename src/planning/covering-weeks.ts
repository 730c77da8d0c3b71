import { buildCovering } from '../../models/covering/build.ts';
import { headcountCosts } from '../../models/covering/objective.ts';
import { weekAlone } from '../../models/covering/week-alone.ts';
import type { Solution } from '../solvers/solver.ts';
import { forbidShortage, relax } from './covering-run.ts';
import type { CoveringRun } from './covering-run.ts';

/** From so many columns on, the relaxation of several weeks together outlasts those of its weeks many times. */
const LEAST_COLUMNS = 12_000;

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
  const { data, built, solver } = run;
  const values = new Float64Array(built.model.columnCount);
  let most = 0;
  for (const week of new Set(data.shifts.map(({ day }) => data.weekOfDay[day]))) {
    const alone = weekAlone(data, week);
    const ofWeek = buildCovering(alone.data);
    const session = solver.open(ofWeek.model);
    try {
      const part = { ...run, data: alone.data, built: ofWeek, session };
      forbidShortage(part);
      const relaxed = relax(part, headcountCosts(ofWeek.columns));
      if (relaxed === undefined || relaxed === 'infeasible') return relaxed;
      ofWeek.columns.shift.forEach((shifts, g) => {
        for (const [shift, column] of shifts) {
          values[built.columns.shift[g].get(alone.shifts[shift])!] = relaxed.values[column];
        }
      });
      if (relaxed.objective <= most) continue;
      most = relaxed.objective;
      ofWeek.columns.people.forEach(
        (column, g) => (values[built.columns.people[g]] = relaxed.values[column]),
      );
    } finally {
      session.dispose();
    }
  }
  return { objective: most, bound: most, values };
}
