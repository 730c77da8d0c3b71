import type { CoveringData } from '../../../models/covering/data.ts';
import { buildGrid } from '../../domain/grid.ts';
import type { Change, ResolvedWhatIfs, Staffability, WhatIfs } from '../../domain/what-ifs.ts';
import { WHAT_IFS_SCHEMA } from '../../domain/what-ifs.ts';
import type { Solver } from '../../solvers/solver.ts';
import type { CoveringLimits } from '../covering-run.ts';
import { changeInWords } from './change-words.ts';
import { changedRequest } from './changed-request.ts';
import { coveringOf } from './covering-of.ts';
import { withCrossTraining } from './cross-training.ts';
import { waysToAdd } from './more-people.ts';
import { frontierOf } from './frontier.ts';
import { isOutOfReach } from './out-of-reach.ts';
import { UNKNOWN, peopleFound, relaxedPaidHours, relaxedStaffability } from './staffability.ts';
import { standardChanges } from './standard-changes.ts';

/** Below what a calculation thread allows, with room for the last step. */
const TIME_LIMIT_SECONDS = 22;
/** Share of the time that the relaxations may use; whole people get the rest. */
const RELAXATION_TIME_SHARE = 0.7;
/** Share of the time for the whole people of the unchanged request. */
const UNCHANGED_TIME_SHARE = 0.2;
/** A search that is given less finds nothing. */
const LEAST_SEARCH_SECONDS = 0.5;

/**
 * What covering takes if one thing were different: for every change a proven bound by the linear relaxation and, for as long
 * as time allows, a covering in whole people. Rosters are not built, so nothing here was replayed.
 * @param now monotonic time, milliseconds
 */
export function answerWhatIfs(
  { request, changes }: ResolvedWhatIfs,
  solver: Solver,
  now: () => number,
): WhatIfs {
  const begin = now();
  const secondsLeft = (share: number): number => TIME_LIMIT_SECONDS * share - (now() - begin) / 1000;
  const limits = (timeLimitSeconds: number): CoveringLimits => ({
    timeLimitSeconds,
    relativeGap: 0,
    seed: request.objective.seed,
    shouldStop: () => false,
    onProgress: () => undefined,
    thorough: 'headcount',
  });
  const grid = buildGrid(request.horizon, request.shop.timeZone);
  const relaxed = (data: CoveringData): Staffability => {
    const seconds = secondsLeft(RELAXATION_TIME_SHARE);
    if (seconds < LEAST_SEARCH_SECONDS) return UNKNOWN;
    return relaxedStaffability(data, { request, grid }, solver, limits(seconds), now);
  };
  const inWhole = (data: CoveringData, answer: Staffability, seconds: number): Staffability =>
    answer.peopleAtLeast === null || seconds < LEAST_SEARCH_SECONDS
      ? answer
      : { ...answer, people: peopleFound(data, solver, limits(seconds), now) };

  const data = coveringOf(request);
  const unchanged = inWhole(data, relaxed(data), TIME_LIMIT_SECONDS * UNCHANGED_TIME_SHARE);
  const ask = (change: Change): Asked => {
    if (secondsLeft(RELAXATION_TIME_SHARE) < LEAST_SEARCH_SECONDS) return { change, answer: UNKNOWN };
    const changed = changedData(change, request, data, unchanged);
    if (changed === 'out-of-reach') return { change, answer: UNKNOWN, isOutOfReach: true };
    return { change, data: changed, answer: relaxed(changed) };
  };
  const asked = (changes ?? standardChanges(request)).map((change): Asked => {
    const ways = change.kind === 'more-people' ? waysToAdd(request, change) : [change];
    return ways.map(ask).reduce((best, one) => (helpsMore(one.answer, best.answer) ? one : best));
  });
  const paidHours = (covered: CoveringData | undefined): number | null => {
    const seconds = secondsLeft(RELAXATION_TIME_SHARE);
    if (covered === undefined || seconds < LEAST_SEARCH_SECONDS) return null;
    return relaxedPaidHours(covered, solver, limits(seconds), now);
  };
  const ofResponses = asked.flatMap(({ change, data: changed }) =>
    change.kind === 'response-seconds' ? [{ by: change.by, data: changed }] : [],
  );
  const priced = ofResponses.length === 0 ? [] : [{ by: 0, data }, ...ofResponses];
  const hoursBy = new Map(priced.map((one) => [one.by, paidHours(one.data)]));
  const whatIfs = asked.map(({ change, data: changed, answer, isOutOfReach: outOfReach = false }, index) => {
    const seconds = secondsLeft(1) / (asked.length - index);
    const known = { ...(changed === undefined ? answer : inWhole(changed, answer, seconds)), outOfReach };
    return { change, ...known, words: changeInWords(change, known, unchanged) };
  });
  return {
    schema: WHAT_IFS_SCHEMA,
    shop: request.shop.name,
    unchanged,
    whatIfs,
    frontier: frontierOf(unchanged, whatIfs, hoursBy),
  };
}

interface Asked {
  readonly change: Change;
  readonly answer: Staffability;
  readonly data?: CoveringData;
  readonly isOutOfReach?: boolean;
}

/** Fewer agent-hours missing, then fewer people at least; nothing known helps least. */
function helpsMore(one: Staffability, other: Staffability): boolean {
  const rank = ({ missingAgentHoursAtLeast, peopleAtLeast }: Staffability): [number, number] => [
    missingAgentHoursAtLeast ?? Infinity,
    peopleAtLeast ?? Infinity,
  ];
  const [[missing, people], [otherMissing, otherPeople]] = [rank(one), rank(other)];
  return missing === otherMissing ? people < otherPeople : missing < otherMissing;
}

function changedData(
  change: Change,
  request: ResolvedWhatIfs['request'],
  data: CoveringData,
  unchanged: Staffability,
): CoveringData | 'out-of-reach' {
  if (change.kind === 'fewer-people') return withFewer(data, unchanged, change.people);
  if (change.kind === 'cross-training') return withCrossTraining(data, request.queues);
  const changed = changedRequest(request, change);
  return isOutOfReach(changed) ? 'out-of-reach' : coveringOf(changed);
}

/** At most the people of the unchanged request less so many; where it cannot be covered, less than all there are. */
function withFewer(data: CoveringData, { people, peopleAtLeast }: Staffability, fewer: number): CoveringData {
  const all = data.groups.reduce((sum, group) => sum + group.maximumPeople, 0);
  const maximumPeople = Math.max(0, (people ?? peopleAtLeast ?? all) - fewer);
  const everybody = {
    name: 'fewer-people',
    groups: [...data.groups.keys()],
    minimumPeople: 0,
    maximumPeople,
  };
  return { ...data, peopleLimits: [...data.peopleLimits, everybody] };
}
