import type { CoveringData } from '../../../models/covering/data.ts';
import type { ShortageRelaxation } from '../../domain/shortage.ts';
import type { MissingStretch, Staffability } from '../../domain/what-ifs.ts';
import type { Solver } from '../../solvers/solver.ts';
import { coveringData } from '../covering-data.ts';
import type { CoveringInput } from '../covering-data.ts';
import type { CoveringLimits } from '../covering-run.ts';
import { counted, peopleInWords } from '../explanation/words.ts';
import { rounded } from '../rounded.ts';
import type { QueueRequirement } from '../requirement.ts';
import { changeAlone, missingInWords } from '../what-ifs/change-words.ts';
import { peopleFound, relaxedMissing } from '../what-ifs/staffability.ts';
import { candidateChanges } from './candidate-changes.ts';
import type { Candidate } from './candidate-changes.ts';
import { changedCovering } from './changed-covering.ts';

const MOST_RELAXATIONS = 3;
/** Of the largest stretches, those that changes are made for. */
const STRETCHES_LOOKED_AT = 2;
/** More people than this are a new team, not a change. */
const MOST_MORE = 6;
/** An effect smaller than this is none, agent-hours. */
const LEAST_EFFECT = 0.01;
/** A search that is given less finds nothing. */
const LEAST_SEARCH_SECONDS = 0.3;
/** Share of the time that the relaxations of all changes may use; whole people get the rest. */
const BOUND_TIME_SHARE = 0.7;

export interface RelaxationLimits {
  readonly timeLimitSeconds: number;
  readonly seed: number;
  readonly shouldStop: () => boolean;
}

/** What changes would do, and whether the time sufficed for all of them. */
export interface Relaxations {
  /** Agent-hours missing at least without any change, by the linear relaxation; undefined when time ran out. */
  readonly missingAgentHours: number | undefined;
  readonly best: readonly ShortageRelaxation[];
  readonly isComplete: boolean;
}

interface Tried extends Candidate {
  /** Effort for every agent-hour closed. */
  readonly price: number;
  readonly data: CoveringData;
  readonly after: Staffability & { readonly missingAgentHoursAtLeast: number };
}

/**
 * The changes with the least effort for every agent-hour that they close, each worked out by solving the changed covering,
 * the best of them in whole people too.
 */
export function relaxations(
  input: CoveringInput,
  steady: readonly QueueRequirement[],
  solver: Solver,
  { timeLimitSeconds, seed, shouldStop }: RelaxationLimits,
  now: () => number,
): Relaxations {
  const begin = now();
  const secondsLeft = (share: number): number => timeLimitSeconds * share - (now() - begin) / 1000;
  const limits = (seconds: number): CoveringLimits => ({
    timeLimitSeconds: seconds,
    relativeGap: 0,
    seed,
    shouldStop,
    onProgress: () => undefined,
    thorough: 'headcount',
  });
  const bound = (data: CoveringData): Staffability =>
    relaxedMissing(data, input, solver, limits(secondsLeft(BOUND_TIME_SHARE)), now);
  const isOver = (): boolean => secondsLeft(BOUND_TIME_SHARE) < LEAST_SEARCH_SECONDS || shouldStop();

  const before = isOver() ? undefined : bound(coveringData(input));
  const missing = before?.missingAgentHoursAtLeast ?? undefined;
  if (missing === undefined || before === undefined || missing < LEAST_EFFECT)
    return { missingAgentHours: missing, best: [], isComplete: missing !== undefined };
  const tryOut = (candidate: Candidate): Tried | undefined => {
    const data = changedCovering(input, steady, candidate.change);
    if (data === 'out-of-reach') return undefined;
    const after = bound(data);
    const { missingAgentHoursAtLeast } = after;
    if (missingAgentHoursAtLeast === null || missing - missingAgentHoursAtLeast < LEAST_EFFECT)
      return undefined;
    const price = candidate.effortDays / (missing - missingAgentHoursAtLeast);
    return { ...candidate, data, price, after: { ...after, missingAgentHoursAtLeast } };
  };
  const candidates = candidateChanges(input, before.missing.slice(0, STRETCHES_LOOKED_AT));
  const tried: Tried[] = [];
  let looked = 0;
  for (; looked < candidates.length && !isOver(); looked++)
    tried.push(...[tryOut(candidates[looked]) ?? []].flat());
  const best = cheapest([...tried, ...severalMore(cheapest(tried), tryOut, isOver)]);
  return {
    missingAgentHours: missing,
    isComplete: looked === candidates.length,
    best: best.map(({ change, effortDays, data, after }, index): ShortageRelaxation => {
      const seconds = secondsLeft(1) / (best.length - index);
      const canCover = after.missingAgentHoursAtLeast === 0 && seconds >= LEAST_SEARCH_SECONDS;
      const effect = {
        change,
        missingAgentHoursBefore: missing,
        missingAgentHoursAfter: after.missingAgentHoursAtLeast,
        people: canCover ? peopleFound(data, solver, limits(seconds), now) : null,
        effortDays: rounded(effortDays, 2),
      };
      return { ...effect, words: inWords(effect, after.missing) };
    }),
  };
}

/** The best of each kind, those for one shift apart from those for the whole contract; of equal price what closes more. */
function cheapest(tried: readonly Tried[]): Tried[] {
  const sorted = [...tried].sort(
    (one, other) =>
      rounded(one.price, 6) - rounded(other.price, 6) ||
      one.after.missingAgentHoursAtLeast - other.after.missingAgentHoursAtLeast,
  );
  const kindOf = ({ change }: Tried): string =>
    change.kind === 'more-people' && change.availability !== undefined ? 'one shift more' : change.kind;
  return sorted
    .filter((one, index) => sorted.findIndex((other) => kindOf(other) === kindOf(one)) === index)
    .slice(0, MOST_RELAXATIONS);
}

/** Where one person more helps without closing everything: two, then three, and so on until nothing is missing. */
function severalMore(
  best: readonly Tried[],
  tryOut: (candidate: Candidate) => Tried | undefined,
  isOver: () => boolean,
): Tried[] {
  return best.flatMap(({ change, effortDays, after }): Tried[] => {
    const found: Tried[] = [];
    if (change.kind !== 'more-people') return found;
    let missing = after.missingAgentHoursAtLeast;
    for (let people = 2; people <= MOST_MORE && missing > 0 && !isOver(); people++) {
      const several = tryOut({ change: { ...change, people }, effortDays: effortDays * people });
      if (several === undefined || several.after.missingAgentHoursAtLeast >= missing) break;
      missing = several.after.missingAgentHoursAtLeast;
      found.push(several);
    }
    return found;
  });
}

function inWords(
  {
    change,
    missingAgentHoursBefore: before,
    missingAgentHoursAfter: after,
    people,
  }: Omit<ShortageRelaxation, 'words'>,
  left: readonly MissingStretch[],
): string {
  const most = left.at(0);
  const rest = most === undefined ? '' : `; most of the rest: ${missingInWords(most)}`;
  const effect =
    after > 0
      ? `at least ${counted(after, 'agent-hour')} missing instead of ${rounded(before, 2)}${rest}`
      : people === null
        ? `closes it by the linear relaxation, ${counted(before, 'agent-hour')} before`
        : `closes it with ${peopleInWords(people)}, ${counted(before, 'agent-hour')} before`;
  return `${changeAlone(change)}: ${effect}.`;
}
