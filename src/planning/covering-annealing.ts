import { annealCovering } from '../../models/covering/annealing/anneal.ts';
import type { Annealed } from '../../models/covering/annealing/anneal.ts';
import { isKnownToAnnealing } from '../../models/covering/annealing/known.ts';
import type { CoveringData } from '../../models/covering/data.ts';
import { encodeCovering } from '../../models/covering/decode.ts';
import { RandomStream } from '../../models/simulation/random-stream.ts';
import type { Solution } from '../solvers/solver.ts';
import type { CoveringRun } from './covering-run.ts';

/** Share of the time left that annealing may use. */
const TIME_SHARE = 0.8;
/** Letting more people in than so many times those of the relaxation is not worth the time. */
const MOST_PEOPLE_FACTOR = 1.1;
/** Changes tried per round: some for every team, more for larger ones. */
const MOVES = { least: 1_000_000, perPersonWeek: 1500 };

/**
 * Several weeks leave time for little more than one round, which ends complete with so many more people than the relaxation, and
 * one at least.
 */
const LEAST_ROOM_OF_WEEKS = 0.015;

/** Below so many columns the engine alone is faster; above, it finds no good covering for minutes. */
const LEAST_COLUMNS = 4000;

/** Whether annealing can be used for a model, and pays. */
export function isForAnnealing({ built, data }: Pick<CoveringRun, 'built' | 'data'>): boolean {
  return isKnownToAnnealing(data) && built.model.columnCount >= LEAST_COLUMNS;
}

/**
 * A covering found by annealing from the relaxation of the objective, with as many people as that has or a few more; complete
 * where nobody is missing.
 */
export function annealedWithoutShortage(
  run: CoveringRun,
  relaxed: Solution,
): { readonly values: Float64Array; readonly isComplete: boolean } {
  const people = wholePeople(run, relaxed);
  const { covering, isComplete } = anneal(run, relaxed, people, Math.ceil(sum(people) * MOST_PEOPLE_FACTOR));
  const values = encodeCovering(run.built.columns, run.built.model.columnCount, covering);
  return { values, isComplete };
}

/**
 * A covering by everybody there is, with what little shortage annealing leaves.
 * @param relaxed of the least shortage; undefined when time ran out first.
 */
export function annealedWithShortage(run: CoveringRun, relaxed: Solution | undefined): Float64Array {
  const none = run.data.groups.map(() => 0);
  const everybody = filledUp(
    run.data,
    none,
    run.data.groups.map((_, g) => g),
    Infinity,
  );
  const { covering } = anneal(run, relaxed, everybody, sum(everybody));
  return encodeCovering(run.built.columns, run.built.model.columnCount, covering);
}

function anneal(
  run: CoveringRun,
  relaxed: Solution | undefined,
  people: readonly number[],
  mostPeople: number,
): Annealed {
  const { data, built, limits } = run;
  const until = run.secondsLeft() * (1 - TIME_SHARE);
  const weeks = new Set(data.weekOfDay).size;
  const valueOf = (column: number): number => relaxed?.values[column] ?? 0;
  return annealCovering(
    data,
    built.columns.shift.map(
      (shifts) => new Map([...shifts].map(([shift, column]) => [shift, valueOf(column)])),
    ),
    {
      random: new RandomStream([limits.seed | 0, 0x9e3779b9, 0x85ebca6b, 1]),
      people,
      mostPeople: Math.min(mostPeople, sum(data.groups.map((group) => group.maximumPeople))),
      movesPerRound: MOVES.least + MOVES.perPersonWeek * sum(people) * weeks,
      shouldStop: () => limits.shouldStop() || run.secondsLeft() < until,
    },
  );
}

/** The people of the relaxation made whole: as many as the gap asked for allows, and not more than any limit does. */
function wholePeople({ data, built, limits }: CoveringRun, relaxed: Solution): number[] {
  const wanted = built.columns.people.map((column) => relaxed.values[column]);
  const people = wanted.map((value) => Math.floor(value + 1e-6));
  const least = Math.ceil(sum(wanted) - 1e-6);
  const isOneWeek = data.weekOfDay[0] === data.weekOfDay[data.weekOfDay.length - 1];
  const room = isOneWeek ? limits.relativeGap : Math.max(LEAST_ROOM_OF_WEEKS, limits.relativeGap);
  const more = Math.max(Math.floor(least * (1 + room)), least + (isOneWeek ? 0 : 1)) - sum(people);
  const byFraction = [...people.keys()].sort((a, b) => wanted[b] - people[b] - (wanted[a] - people[a]));
  const oneEach = filledUp(data, people, byFraction, more, 1);
  return filledUp(data, oneEach, byFraction, more - (sum(oneEach) - sum(people)));
}

/** Adds people to groups in this order, each up to its limits. */
function filledUp(
  data: CoveringData,
  people: readonly number[],
  order: readonly number[],
  most: number,
  mostEach = Infinity,
): number[] {
  const filled = [...people];
  let left = most;
  for (const g of order) {
    const room = data.peopleLimits
      .filter(({ groups }) => groups.includes(g))
      .map(({ groups, maximumPeople }) => maximumPeople - sum(groups.map((other) => filled[other])));
    const more = Math.max(0, Math.min(left, mostEach, data.groups[g].maximumPeople - filled[g], ...room));
    filled[g] += more;
    left -= more;
  }
  return filled;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
