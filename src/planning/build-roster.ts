import { needIndices } from '../domain/skill.ts';
import type { CoveringData } from '../../models/covering/data.ts';
import type { Solver } from '../solvers/solver.ts';
import { allocate } from './activities.ts';
import type { Activities } from './activities.ts';
import { placeBreaks } from './breaks.ts';
import { solveCovering } from './covering.ts';
import type { CoveringResult } from './covering.ts';
import type { CoveredBefore } from './covering-run.ts';
import { wantingAtLeast } from './counted-on.ts';
import { coveringData } from './covering-data.ts';
import type { CoveringInput } from './covering-data.ts';
import { fillGaps } from './fill-gaps.ts';
import type { Rostered } from './fill-gaps.ts';
import { flattenBreaks } from './flatten-breaks.ts';
import type { LinesProgress } from './lines/incumbent.ts';
import type { Repaired } from './replan/repaired-roster.ts';
import { rosterPeople } from './rostering.ts';
import type { RosteredTeam } from './rostering.ts';
import type { StageClock } from './stages.ts';

/** A roster in the making: who works when, rests when and does what, and what it came from. */
export interface BuiltRoster {
  /** The covering it was made from, what is proven of it, and its shifts given to people; undefined for a published roster that was changed. */
  readonly solved:
    | { readonly data: CoveringData; readonly covered: CoveringResult; readonly assigned: RosteredTeam }
    | undefined;
  /** How a published roster was changed; undefined for a new one. */
  readonly repaired: Repaired | undefined;
  /** With gaps filled, and breaks. */
  readonly rostered: Rostered;
  readonly activities: Activities;
  /** [queue][interval] agents it counts on: those required, and those above whom an average needs. */
  readonly countedOn: readonly Int32Array[];
}

export interface BuildLimits {
  readonly timeLimitSeconds: number;
  readonly relativeGap: number;
  readonly seed: number;
  readonly shouldStop: () => boolean;
  /** Threads that may be started beside the caller’s own. Default: none. */
  readonly helpers?: number;
}

/** Shares of the time limit of one build; rostering has what covering leaves, too. */
const TIME_SHARE = { covering: 0.85, rostering: 0.15 };

/**
 * Stages 5 to 8: covering linear program → integers → named roster → breaks → buffer.
 *
 * @param before built for a requirement that is nowhere higher
 */
export function buildRoster(
  input: CoveringInput,
  solver: Solver,
  limits: BuildLimits,
  clock: StageClock,
  now: () => number,
  before?: BuiltRoster,
): BuiltRoster {
  const { request, calendars, candidates, requirement } = input;
  const within = (share: number): BuildLimits => ({
    ...limits,
    timeLimitSeconds: limits.timeLimitSeconds * share,
  });
  const data = coveringData(input);
  const endsAt = now() + limits.timeLimitSeconds * 1000;
  const covered = clock.run('covering', () => {
    const onProgress = (incumbent?: number, bound?: number): void =>
      clock.improved('covering', incumbent, bound);
    const thorough = {
      ...within(TIME_SHARE.covering),
      onProgress,
      thorough: 'tidiness' as const,
      before: before === undefined ? undefined : coveredBefore(before),
    };
    return solveCovering(data, request.objective.minimise, solver, thorough, now);
  });
  const { covering } = covered;
  const assigned = clock.run('rostering', () => {
    const timeLimitSeconds = Math.max(
      limits.timeLimitSeconds * TIME_SHARE.rostering,
      (endsAt - now()) / 1000,
    );
    const onProgress = ({ cost, bound }: LinesProgress): void => clock.improved('rostering', cost, bound);
    return rosterPeople({ ...input, covering }, solver, { ...limits, timeLimitSeconds, onProgress }, now);
  });
  const skillOf = needIndices(request.queues);
  const countedOn = requirement.map(({ required }, q) => {
    const above = covered.above[skillOf[q]];
    return required.map((agents, interval) => agents + above[interval]);
  });
  const wanted = wantingAtLeast(input, countedOn);
  const rostered = clock.run('breaks', () => {
    const begins = placeBreaks(assigned.people, covering, data, candidates, calendars);
    return flattenBreaks(input, data, fillGaps(input, covering, { people: assigned.people, begins }), wanted);
  });
  const activities = clock.run('buffer', () => allocate(input, rostered, wanted));
  return { solved: { data, covered, assigned }, repaired: undefined, rostered, activities, countedOn };
}

function coveredBefore({ solved }: BuiltRoster): CoveredBefore | undefined {
  if (solved === undefined) return undefined;
  const { covering, objective, shortage } = solved.covered;
  return shortage.value === 0 ? { covering, bound: objective.bound } : undefined;
}
