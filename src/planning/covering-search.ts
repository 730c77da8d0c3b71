import type { CoveringData } from '../../models/covering/data.ts';
import { hourCosts, tidinessCosts } from '../../models/covering/objective.ts';
import type { SparseCosts } from '../../models/covering/objective.ts';
import type { Term } from '../../models/linear/model.ts';
import type { Solution } from '../solvers/solver.ts';
import { isForAnnealing } from './covering-annealing.ts';
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

/** With less time than this left for a large model, a headcount within this gap is not searched further. */
const HOPELESS_SECONDS = 60;
const HOPELESS_GAP = 0.02;

/** A number reached and the bound proven for it. */
export interface Proven {
  readonly value: number;
  readonly bound: number;
}

export interface Found {
  readonly solution: Solution;
  readonly proven: Proven;
}

/** A covering to start from. */
export interface Start {
  readonly values: Float64Array;
  /** Whether it is known to satisfy the model as it stands; otherwise the engine finds out. */
  readonly isFeasible: boolean;
}

/** A search for the least of some costs, with the value of their relaxation. */
export type Search = (
  run: CoveringRun,
  costs: SparseCosts,
  relaxed: number,
  start: Start | undefined,
  timeShare: number,
) => (Found & { readonly ended: 'gap' | 'time' | 'stop' }) | undefined;

/**
 * People first, with paid hours beside them weighing less than one person altogether: the search for few hours finds good
 * headcounts sooner than the search for headcount alone. Wishes come when the headcount stands.
 */
export const fewestPeople: Search = (run, people, relaxed, start, timeShare) => {
  const { data, built, session, limits } = run;
  const least = Math.ceil(relaxed - 1e-6);
  const known = start?.isFeasible === true ? settled(run, people, start.values, least) : undefined;
  if (known !== undefined) return known;
  const hours = hourCosts(data, built.columns);
  const personHours = mostHoursOfOnePerson(data);
  const likelyMost = Math.min(
    data.groups.reduce((total, group) => total + group.maximumPeople, 0),
    4 * Math.max(1, least) +
      people.columns.reduce((total, column) => total + (start?.values[column] ?? 0), 0),
  );
  const weight = 1 + likelyMost * personHours;
  const terms = people.columns.map((column): Term => [column, 1]);
  const leastRow = session.addRows([{ name: 'least-people', lower: least, terms }]);
  setCosts(session, built, {
    columns: [...people.columns, ...hours.columns],
    costs: [...people.costs.map((cost) => cost * weight), ...hours.costs],
  });
  const outcome = session.solve({
    ...searchOptions(run, timeShare, (value) => Math.max(least, Math.floor(value / weight))),
    absoluteGap: limits.thorough === 'tidiness' ? TIDINESS_TOLERANCE * requiredHours(data) : weight / 2,
    start: start?.values,
  });
  if (!isSolved(outcome)) {
    session.changeRowBounds([leastRow], [-Infinity], [Infinity]);
    return undefinedUnlessFailed(outcome);
  }
  // H people work at most H·personHours, so bound ≤ weight·H + hours ≤ H·(weight + personHours).
  const bound = Math.max(least, Math.ceil(outcome.bound / (weight + personHours) - 1e-6));
  const best = fewerStill(run, people, {
    solution: outcome,
    proven: { value: valueOf(people, outcome), bound },
  });
  const { value } = best.proven;
  const isProven = value - best.proven.bound <= limits.relativeGap * value && !limits.shouldStop();
  const ended = isProven ? 'gap' : endedBy(outcome);
  const solution = limits.thorough === 'tidiness' ? tidied(run, people, value, best.solution) : best.solution;
  return { solution, proven: best.proven, ended };
};

/**
 * A covering known already whose headcount is as near to the bound as was asked for, or as near as makes a further search
 * hopeless in the time left: on large models the first steps of branch and bound outlast it.
 */
function settled(
  run: CoveringRun,
  people: SparseCosts,
  values: Float64Array,
  least: number,
): ReturnType<Search> {
  const { limits } = run;
  const value = people.columns.reduce((total, column) => total + values[column], 0);
  const isWithinGap = value - least <= limits.relativeGap * value;
  const isHopeless =
    isForAnnealing(run) && run.secondsLeft() < HOPELESS_SECONDS && value - least <= HOPELESS_GAP * value;
  if (!isWithinGap && !isHopeless) return undefined;
  const found: Solution = { objective: value, bound: least, values };
  const solution =
    limits.thorough === 'tidiness' && !isForAnnealing(run) ? tidied(run, people, value, found) : found;
  return { solution, proven: { value, bound: least }, ended: isWithinGap ? 'gap' : 'time' };
}

/** Where the bound leaves room below what was found: a search for one person fewer, which also may prove there is none. */
function fewerStill(run: CoveringRun, people: SparseCosts, found: Found): Found {
  const { built, session } = run;
  const { value, bound } = found.proven;
  if (value <= bound) return { ...found, proven: { value, bound: value } };
  if (run.secondsLeft() < LEAST_TIDINESS_SECONDS) return found;
  const terms = people.columns.map((column): Term => [column, 1]);
  const row = session.addRows([{ name: `at-most-${value - 1}-people`, upper: value - 1, terms }]);
  setCosts(session, built, people);
  const outcome = session.solve({ ...searchOptions(run, 0.5), absoluteGap: 0.5 });
  session.changeRowBounds([row], [-Infinity], [Infinity]);
  if (outcome.status === 'infeasible') return { ...found, proven: { value, bound: value } };
  if (!isSolved(outcome)) return found;
  const fewer = valueOf(people, outcome);
  const proven = { value: fewer, bound: Math.min(fewer, Math.max(bound, Math.ceil(outcome.bound - 1e-6))) };
  return { solution: outcome, proven };
}

/** The least cost, then the tidiest covering of that cost. */
export const leastCost: Search = (run, cost, relaxed, start, timeShare) => {
  const { built, session, limits } = run;
  setCosts(session, built, cost);
  const outcome = session.solve({
    ...searchOptions(run, timeShare * COST_TIME_SHARE),
    relativeGap: limits.relativeGap,
    start: start?.values,
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

/** Hours one person can be paid for over the horizon, at most. */
function mostHoursOfOnePerson({ groups, weekOfDay }: CoveringData): number {
  const weeks = new Set(weekOfDay).size;
  return groups.reduce((most, group) => Math.max(most, (weeks * group.maximumMinutesPerWeek) / 60), 1);
}
