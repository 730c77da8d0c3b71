import type { CoveringData } from '../../models/covering/data.ts';
import { hourCosts, tidinessCosts } from '../../models/covering/objective.ts';
import type { SparseCosts } from '../../models/covering/objective.ts';
import type { Term } from '../../models/linear/model.ts';
import type { Solution } from '../solvers/solver.ts';
import {
  capRow,
  endedBy,
  isSolved,
  searchOptions,
  setCosts,
  undefinedUnlessFailed,
  valueOf,
} from './covering-run.ts';
import type { CoveringRun } from './covering-run.ts';

/** Share of the time that the search for the least cost may use; the rest is for tidiness. */
const COST_TIME_SHARE = 0.8;
/** Below so much time left, tidying is not begun. */
const LEAST_TIDINESS_SECONDS = 0.5;
/** Paid hours above the proven fewest that are not worth more search, as a share of the hours required. */
const TIDINESS_TOLERANCE = 0.02;

/** A number reached and the bound proven for it. */
export interface Proven {
  readonly value: number;
  readonly bound: number;
}

export interface Found {
  readonly solution: Solution;
  readonly proven: Proven;
}

/** A search for the least of some costs, with the value of their relaxation. */
export type Search = (
  run: CoveringRun,
  costs: SparseCosts,
  relaxed: number,
  start: Float64Array,
  timeShare: number,
) => (Found & { readonly ended: 'gap' | 'time' | 'stop' }) | undefined;

/**
 * People first, with paid hours beside them weighing less than one person altogether: the search for few hours finds good
 * headcounts sooner than the search for headcount alone. Wishes come when the headcount stands.
 */
export const fewestPeople: Search = (run, people, relaxed, start, timeShare) => {
  const { data, built, session, limits } = run;
  const least = Math.ceil(relaxed - 1e-6);
  const hours = hourCosts(data, built.columns);
  const scale = requiredHours(data);
  const weight = 2 * scale;
  session.addRows([
    { name: 'least-people', lower: least, terms: people.columns.map((column): Term => [column, 1]) },
  ]);
  setCosts(session, built, {
    columns: [...people.columns, ...hours.columns],
    costs: [...people.costs.map((cost) => cost * weight), ...hours.costs],
  });
  const outcome = session.solve({
    ...searchOptions(run, timeShare, (value) => Math.max(least, Math.floor(value / weight))),
    absoluteGap: limits.thorough === 'tidiness' ? TIDINESS_TOLERANCE * scale : weight / 2,
    start,
  });
  if (!isSolved(outcome)) return undefinedUnlessFailed(outcome);
  const value = valueOf(people, outcome);
  const bound = Math.min(value, Math.max(least, Math.ceil((outcome.bound - weight) / weight - 1e-6)));
  const ended = value === bound ? 'gap' : endedBy(outcome);
  const solution = limits.thorough === 'tidiness' ? tidied(run, people, value, outcome) : outcome;
  return { solution, proven: { value, bound }, ended };
};

/** The least cost, then the tidiest covering of that cost. */
export const leastCost: Search = (run, cost, relaxed, start, timeShare) => {
  const { built, session, limits } = run;
  setCosts(session, built, cost);
  const outcome = session.solve({
    ...searchOptions(run, timeShare * COST_TIME_SHARE),
    relativeGap: limits.relativeGap,
    start,
  });
  if (!isSolved(outcome)) return undefinedUnlessFailed(outcome);
  const proven = { value: outcome.objective, bound: Math.max(relaxed, outcome.bound) };
  return { solution: tidied(run, cost, outcome.objective, outcome), proven, ended: endedBy(outcome) };
};

/** The tidiest of the coverings that cost no more than what was reached, as far as time allows. */
function tidied(run: CoveringRun, costs: SparseCosts, reached: number, found: Solution): Solution {
  const { data, built, session } = run;
  if (run.secondsLeft() < LEAST_TIDINESS_SECONDS) return found;
  session.addRows([capRow('reached', costs, reached)]);
  setCosts(session, built, tidinessCosts(data, built.columns));
  const outcome = session.solve({
    ...searchOptions(run, 1),
    onProgress: () => undefined,
    relativeGap: TIDINESS_TOLERANCE,
    start: found.values,
  });
  return isSolved(outcome) ? outcome : found;
}

/** Hours of work required: a scale for tolerances and weights. */
function requiredHours(data: CoveringData): number {
  const agents = data.required.reduce(
    (sum, skill) => sum + skill.reduce((total, value) => total + value, 0),
    0,
  );
  const floors = data.buffer.reduce((sum, value, t) => sum + value + data.liveExtra[t], 0);
  return Math.max(1, ((agents + floors) * data.intervalMinutes) / 60);
}
