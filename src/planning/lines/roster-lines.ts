import { ascend } from '../../../models/rostering/lines/ascend.ts';
import type { ProposedLine } from '../../../models/rostering/lines/build.ts';
import type { LineRoster, LinesData } from '../../../models/rostering/lines/data.ts';
import { createLineFinders, type NoFinders } from '../../../models/rostering/lines/line-finder.ts';
import type { Solver } from '../../solvers/solver.ts';
import { Deadline } from './deadline.ts';
import { dive } from './dive.ts';
import { improve } from './improve.ts';
import { Incumbent, type LinesProgress } from './incumbent.ts';
import { LinePool } from './line-pool.ts';
import { wholePart, type LinesPart } from './part.ts';
import { prove } from './prove.ts';
import { relaxLines } from './relax.ts';
import { isSearchOver, type LinesSearch } from './search.ts';
import { startRoster } from './start.ts';
import { withPricing } from './threads/with-pricing.ts';

export interface LinesLimits {
  readonly timeLimitSeconds: number;
  /** Ends once (cost − bound) ≤ relativeGap · cost. Default 0. */
  readonly relativeGap?: number;
  /** Ends once cost − bound ≤ absoluteGap. Default 0. */
  readonly absoluteGap?: number;
  /** Ends after so many neighbourhoods without a better roster. Default: none, time alone counts. */
  readonly mostIdleRounds?: number;
  readonly seed: number;
  /** Threads that may be started to help with the pricing; the choice of lines does not depend on them. Default: none. */
  readonly helpers?: number;
  readonly shouldStop: () => boolean;
  readonly onProgress?: (progress: LinesProgress) => void;
}

export type LinesOutcome =
  | {
      readonly status: 'rostered';
      readonly roster: LineRoster;
      readonly cost: number;
      /** No roster costs less; undefined if nothing is proven. */
      readonly bound: number | undefined;
      readonly endedBy: 'gap' | 'time' | 'stop' | 'idle';
    }
  | NoFinders;

/** Share of the time for the first roster. */
const START_SHARE = 0.2;
/** Share of the time for good prices to begin with. */
const ASCENT_SHARE = 0.2;
/** Share of the time that the relaxation of the whole may take. */
const RELAXATION_SHARE = 0.5;
/** The same where the relaxation proves nothing. */
const UNPROVEN_SHARE = 0.1;
/** Share of the time for a proof before better rosters are looked for. */
const SHORT_PROOF_SHARE = 0.05;
/** Gap, as a share of the cost, with which a proof is worth a try. */
const NEAR = 0.1;
/** Lines kept of each person. */
const POOL_LINES = 150;

/**
 * Gives everybody a line of work, so that needs and wishes are met at the least cost (`models/rostering/lines`): best
 * responses in turn for a start, column generation for the bound, diving and neighbourhoods for better rosters, all lines
 * within the gap for the proof (Burke & Curtois 2014, EJOR 237; Strandmark, Qu & Curtois 2020, EJOR 284).
 *
 * @param now milliseconds of any clock
 * @throws SolverFailure when the engine fails
 */
export function rosterLines(
  data: LinesData,
  solver: Solver,
  limits: LinesLimits,
  now: () => number,
): LinesOutcome {
  const deadline = new Deadline(now, limits.timeLimitSeconds, limits.shouldStop);
  const found = createLineFinders(data);
  if (found.status !== 'found') return found;
  const { finders } = found;
  return withPricing(data, finders, limits.helpers ?? 0, (pricing) =>
    searchRoster(wholePart(data, finders, pricing), solver, deadline, limits),
  );
}

function searchRoster(
  whole: LinesPart,
  solver: Solver,
  deadline: Deadline,
  limits: LinesLimits,
): LinesOutcome {
  const { data, finders, pricing } = whole;
  const startDeadline = deadline.within(START_SHARE * limits.timeLimitSeconds);
  const started = startRoster(data, finders, limits.seed, startDeadline);
  if ('withoutLine' in started) return { status: 'no-line', person: started.withoutLine };
  const incumbent = new Incumbent(data, started.roster, {
    relativeGap: limits.relativeGap ?? 0,
    absoluteGap: limits.absoluteGap ?? 0,
    onProgress: limits.onProgress,
  });
  const pool = new LinePool(data.people.length, POOL_LINES);
  const search: LinesSearch = { whole, solver, deadline, incumbent, pool, seed: limits.seed };

  const isExact = whole.finders.every((finder) => finder.isExact);
  const onBound = (bound: number): void => {
    if (isExact) incumbent.raise(bound);
  };
  const ascent = ascend(data, pricing, {
    cost: incumbent.cost,
    shouldStop: deadline.within(ASCENT_SHARE * limits.timeLimitSeconds).isOver,
    onBound,
  });
  const own = incumbent.roster.map((line, person): ProposedLine => ({ person, line }));
  const start = { lines: [...own, ...ascent.proposed], prices: ascent.prices };
  const relaxed = relaxLines(whole, start, {
    solver,
    deadline: deadline.within((isExact ? RELAXATION_SHARE : UNPROVEN_SHARE) * limits.timeLimitSeconds),
    onBound,
  });
  pool.add(whole, relaxed.proposed);
  const proofSeconds = SHORT_PROOF_SHARE * limits.timeLimitSeconds;
  // Far above its bound a roster leaves too many lines to list.
  if (isNear(search)) prove(search, relaxed, proofSeconds);
  if (!isSearchOver(search)) {
    dive(search, relaxed);
    if (isNear(search)) prove(search, relaxed, proofSeconds);
  }
  if (!isSearchOver(search)) improve(search, relaxed, limits);
  return {
    status: 'rostered',
    roster: incumbent.roster,
    cost: incumbent.cost,
    bound: incumbent.bound === -Infinity ? undefined : incumbent.bound,
    endedBy: endOf(search),
  };
}

function isNear({ incumbent: { cost, bound } }: LinesSearch): boolean {
  return cost - bound <= NEAR * Math.abs(cost);
}

function endOf({ incumbent, deadline }: LinesSearch): 'gap' | 'time' | 'stop' | 'idle' {
  if (incumbent.isCloseEnough) return 'gap';
  if (deadline.wasAsked()) return 'stop';
  return deadline.isOver() ? 'time' : 'idle';
}
