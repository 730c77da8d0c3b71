import { columnTimes, STRETCHES_PER_DAY, stretchCuts } from '../../models/covering/column-times.ts';
import { decodeCovering, encodeCovering } from '../../models/covering/decode.ts';
import { hourCosts, shortageCosts } from '../../models/covering/objective.ts';
import type { SparseCosts } from '../../models/covering/objective.ts';
import { peopleNeeded } from '../../models/covering/people-needed.ts';
import { partOf } from '../../models/linear/part.ts';
import type { Solution } from '../solvers/solver.ts';
import type { CoveringRun } from './covering-run.ts';
import { decideDayByDay, latestTimes } from './day-by-day.ts';
import type { DecidedDays, TimedModel } from './day-by-day.ts';

/** Share of the time left that deciding day by day may use; the rest is for annealing what it leaves undecided. */
const TIME_SHARE = 0.45;
/** Of several weeks nearly all: annealing them leaves more people, and agents missing where skills are scarce. */
const TIME_SHARE_OF_WEEKS = 0.85;

/** What the paid hours of one person in a week weigh, in people. */
const HOURS_WEIGHT = 0.2;

/**
 * Decides the relaxation of a large model day by day: a covering within a few people of it. Weeks that were relaxed one by
 * one are decided one after the other, each beside what the weeks before it left.
 *
 * @param relaxed of the objective without shortage
 * @returns one value per column; days that were not decided in time are as in the relaxation
 */
export function decideCovering(run: CoveringRun, costs: SparseCosts, relaxed: Solution): DecidedDays {
  const { data, built, limits, minimise } = run;
  const timed = timedModel(run, costs);
  const least = minimise === 'headcount' ? Math.ceil(relaxed.objective - 1e-6) : relaxed.objective;
  const most = least / (1 - limits.relativeGap);
  const allowed = minimise === 'headcount' ? Math.floor(most + 1e-6) : most;
  const decide = relaxed.rowDuals === undefined ? decideWeekByWeek : decideWhole;
  const { values, isComplete } = decide(run, timed, relaxed, allowed);
  if (!isComplete) return { values, isComplete };
  const covering = decodeCovering(built.columns, values);
  const people = data.groups.map((group, g) => peopleNeeded(data, group, covering.shifts[g]));
  return {
    values: encodeCovering(built.columns, built.model.columnCount, { ...covering, people }),
    isComplete,
  };
}

/** The model with the costs of a stage, nothing missing. */
function timedModel({ data, built }: CoveringRun, { columns, costs }: SparseCosts): TimedModel {
  const { model } = built;
  const cost = new Float64Array(model.columnCount);
  columns.forEach((column, k) => (cost[column] += costs[k]));
  const columnUpper = model.columnUpper.slice();
  for (const column of shortageCosts(data, built.columns).columns) columnUpper[column] = 0;
  return {
    model: { ...model, cost, columnUpper },
    times: columnTimes(data, built.columns, model.columnCount),
    cuts: stretchCuts(data),
  };
}

/** In the session of the run, which is left as it was found. */
function decideWhole(run: CoveringRun, timed: TimedModel, relaxed: Solution, allowed: number): DecidedDays {
  const { session, solver, limits } = run;
  const { columnLower, columnUpper, integer } = timed.model;
  const whole = [...integer.keys()].filter((column) => integer[column] === 1);
  const reserved = (1 - TIME_SHARE) * run.secondsLeft();
  session.changeIntegrality(whole, false);
  const decided = decideDayByDay(timed, relaxed, {
    solver,
    session,
    stretches: timed.cuts.length,
    allowed,
    seed: limits.seed,
    secondsLeft: () => Math.max(0, run.secondsLeft() - reserved),
    shouldStop: limits.shouldStop,
  });
  session.changeColumnBounds(
    whole,
    whole.map((column) => columnLower[column]),
    whole.map((column) => columnUpper[column]),
  );
  session.changeIntegrality(whole, true);
  return decided;
}

function decideWeekByWeek(
  run: CoveringRun,
  timed: TimedModel,
  relaxed: Solution,
  allowed: number,
): DecidedDays {
  const { data, built, limits } = run;
  const values = relaxed.values.slice();
  const columnLower = timed.model.columnLower.slice();
  // The people of the week that needs most are there in every week.
  built.columns.people.forEach((column) => (columnLower[column] = Math.floor(relaxed.values[column] + 1e-6)));
  const cost = withHours(run, timed.model.cost);
  const weeks = [...new Set(data.weekOfDay)];
  for (const [index, week] of weeks.entries()) {
    const reserved = run.secondsLeft() * (1 - TIME_SHARE_OF_WEEKS * Math.min(1, 2 / (weeks.length - index)));
    const part = weekPart(run, { ...timed, model: { ...timed.model, columnLower, cost } }, values, week);
    const session = run.solver.open({ ...part.timed.model, integer: new Uint8Array(part.columns.length) });
    try {
      const secondsLeft = (): number => Math.max(0, run.secondsLeft() - reserved);
      const { shouldStop, seed } = limits;
      const alone = session.solve({ timeLimitSeconds: secondsLeft(), shouldStop });
      if (alone.status !== 'optimal') return { values, isComplete: false };
      const people = sum(part.people.map((column) => alone.values[column]));
      const decided = decideDayByDay(part.timed, alone, {
        solver: run.solver,
        session,
        stretches: part.stretches,
        allowed: alone.objective + HOURS_WEIGHT * Math.max(0, allowed - people),
        seed,
        secondsLeft,
        shouldStop,
      });
      part.columns.forEach((column, k) => {
        if (timed.times[column] >= 0 && timed.times[column] < part.until) values[column] = decided.values[k];
      });
      if (!decided.isComplete) return { values, isComplete: false };
    } finally {
      session.dispose();
    }
    const { shifts } = decodeCovering(built.columns, upTo(values, timed.times, part.until));
    built.columns.people.forEach((column, g) => {
      columnLower[column] = Math.max(columnLower[column], peopleNeeded(data, data.groups[g], shifts[g]));
    });
  }
  return { values, isComplete: true };
}

/**
 * Costs with paid hours beside people: a week that needs fewer people than another would otherwise be decided as if its
 * shifts cost nothing, and use up what its last days need.
 */
function withHours({ data, built }: CoveringRun, people: Float64Array): Float64Array {
  const { columns, costs } = hourCosts(data, built.columns);
  const weekHours = Math.max(...data.groups.map((group) => group.maximumMinutesPerWeek / 60));
  const cost = people.slice();
  columns.forEach((column, k) => (cost[column] += (HOURS_WEIGHT * costs[k]) / weekHours));
  return cost;
}

/** The values of what acts before a time, 0 for the rest. */
function upTo(values: Float64Array, times: Int32Array, until: number): Float64Array {
  return values.map((value, column) => (times[column] < until ? value : 0));
}

interface WeekPart {
  readonly timed: TimedModel;
  /** Indices of its columns in the whole model. */
  readonly columns: readonly number[];
  /** Indices of people among its columns, per group. */
  readonly people: readonly number[];
  readonly stretches: number;
  /** End of its last day. */
  readonly until: number;
}

/** One week and the day after it, which is foreseen; what the weeks before decided stands. */
function weekPart(
  { data, built }: CoveringRun,
  { model, times, cuts }: TimedModel,
  values: Float64Array,
  week: number,
): WeekPart {
  const firstDay = data.weekOfDay.indexOf(week);
  const lastDay = data.weekOfDay.lastIndexOf(week);
  const first = STRETCHES_PER_DAY * firstDay;
  const end = STRETCHES_PER_DAY * (lastDay + 1);
  const from = cuts[first];
  const until = cuts[end + STRETCHES_PER_DAY] ?? Infinity;
  const isNow = (time: number): boolean => time < 0 || (from <= time && time < until);
  const columns = [...times.keys()].filter((column) => isNow(times[column]));
  const latest = latestTimes(model, times);
  const rows = [...latest.keys()].filter((row) => isNow(latest[row]));
  return {
    columns,
    people: built.columns.people.map((column) => columns.indexOf(column)),
    timed: {
      model: partOf(model, columns, rows, values),
      times: Int32Array.from(columns, (column) => times[column]),
      cuts: cuts.slice(first, end + 1),
    },
    stretches: end - first,
    until: cuts[end] ?? Infinity,
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
