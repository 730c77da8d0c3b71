import { BUFFER } from '../../models/rostering/activities.ts';
import type { Measures } from '../../models/simulation/measures.ts';
import type { Duty, SimulatedAgent } from '../../models/simulation/scenario.ts';
import type { SimulationResult } from '../../models/simulation/simulate.ts';
import { SIMULATION_BUDGET } from '../domain/simulation-request.ts';
import { meetsNeed } from '../domain/skill.ts';
import type { Activities } from './activities.ts';
import type { BandRow } from './band-rows.ts';
import type { CoveringInput } from './covering-data.ts';
import { measuredFor, verdictByInterval, verdictOn } from './judged-targets.ts';
import { askedBy, keeps, loosened } from './promised-targets.ts';
import type { PromisedTarget } from './promised-targets.ts';
import { disturbedIntervals } from './moves.ts';
import type { QueueInterval } from './replay.ts';
import type { RosteredPerson } from './rostering.ts';
import { scenarioOf } from './scenario.ts';
import { repliesOf } from './simulation-budget.ts';
import type { SimulationBudget } from './simulation-budget.ts';
import { simulateWithThreads } from './simulation-threads/simulate-with-threads.ts';

export interface SimulationLimits {
  readonly seed: number;
  /** What is counted, so that the same seed gives the same figures. */
  readonly budget: SimulationBudget;
  /** Only a guard: a budget that is spent in time ends the simulation before. */
  readonly timeLimitSeconds: number;
  readonly shouldStop: () => boolean;
  readonly now: () => number;
  /** Threads that may be started beside the caller’s own. Default: none. */
  readonly helpers?: number | undefined;
}

/** What a simulation of the roster finds. */
export interface SimulatedReplay {
  readonly seed: number;
  readonly replications: number;
  readonly ended: SimulationResult['ended'];
  readonly queues: SimulationResult['queues'];
  /** What was measured over a queue in the intervals of a band row or of one of its targets. */
  readonly measuresOver: (queue: number, intervals: readonly number[]) => Measures;
  /** Intervals that miss a target, and those behind a band that does. */
  readonly missed: readonly QueueInterval[];
}

type SimulatedInput = Pick<
  CoveringInput,
  'request' | 'grid' | 'calendars' | 'workload' | 'requirement' | 'averages'
>;

/**
 * An interval is missed only beyond the target and this share more of what the target lets pass: hundreds of intervals are
 * judged, and some of those at their very target seem to miss it by chance alone.
 */
const TOLERATED_SIMULATED_EXCESS = 0.02;

/**
 * Plays the roster against its demand reply by reply: people by name, breaks, moves between queues, chats finished late. The
 * days are those that targets are judged on.
 */
export function simulateRoster(
  input: SimulatedInput,
  people: readonly RosteredPerson[],
  activities: Activities,
  rows: readonly BandRow[],
  limits: SimulationLimits,
): SimulatedReplay {
  const deadline = limits.now() + limits.timeLimitSeconds * 1000;
  const promised = [...rows.flatMap((row) => row.targets), ...input.averages];
  const stretches = [...rows, ...promised].map(({ intervals }) => intervals);
  const bands = new Map(stretches.map((intervals) => [nameOf(intervals), intervals]));
  const seconds = input.requirement.flatMap(({ targets }) =>
    targets.flatMap(({ sets }) => sets.flatMap((set) => set.answeredWithin?.seconds ?? [])),
  );
  const scenario = scenarioOf({
    ...onJudgedDays(input),
    agents: agentsOf(input, people, activities),
    bands: [...bands].map(([name, intervals]) => ({ name, intervals })),
  });
  const result = simulateWithThreads(
    { ...scenario, withinSeconds: [...new Set(seconds)] },
    {
      seed: limits.seed,
      ...limits.budget,
      artHalfWidthSeconds: SIMULATION_BUDGET.halfWidthSeconds,
      shouldStop: () => limits.shouldStop() || limits.now() > deadline,
    },
    repliesOf(input.workload),
    limits.helpers ?? 0,
  );
  const measured = new Map(result.bands.map(({ name, queues }) => [name, queues]));
  const { seed } = limits;
  const { replications, ended, queues } = result;
  const measuresOver: SimulatedReplay['measuresOver'] = (queue, intervals) =>
    measured.get(nameOf(intervals))![queue];
  const missed = [
    ...missedAlone(input, activities, queues),
    ...missedTogether(promised, queues, measuresOver),
  ];
  return { seed, replications, ended, queues, measuresOver, missed: distinct(missed) };
}

/** Equal stretches are measured once. */
function nameOf(intervals: readonly number[]): string {
  return intervals.join();
}

/** Where targets hold on a share of days, the day that only the rest exceed is played; else days as they vary. */
function onJudgedDays(input: SimulatedInput): SimulatedInput {
  const { request, workload } = input;
  if (request.uncertainty === undefined || workload[0].days.averagedVariation > 0) return input;
  return {
    ...input,
    request: { ...request, uncertainty: undefined },
    workload: workload.map((queue) => {
      const [{ factor }] = queue.days.kinds;
      return { ...queue, contacts: queue.contacts.map((volume) => volume * factor) };
    }),
  };
}

function agentsOf(
  { request: { queues } }: SimulatedInput,
  people: readonly RosteredPerson[],
  { doing }: Activities,
): SimulatedAgent[] {
  const serving = queues.map((_, q): Duty => ({ queues: [q], standing: 'regular' }));
  return people.map(({ person }, p) => {
    const able = queues.flatMap((queue, q) => (meetsNeed(person.skills, queue) ? [q] : []));
    const buffer: Duty = { queues: able, standing: 'buffer' };
    const dutyOf = (what: number): Duty | 'absent' => {
      if (what >= 0) return serving[what];
      return what === BUFFER ? buffer : 'absent';
    };
    return { schedule: Array.from(doing[p], dutyOf) };
  });
}

/**
 * Intervals that miss a target of theirs by themselves: beyond doubt where the chain applies, since it says that they do
 * not, and with a quarter of the confidence interval where it does not. One in which nobody was answered is too small to tell.
 */
function missedAlone(
  { workload, requirement }: SimulatedInput,
  activities: Activities,
  queues: SimulatedReplay['queues'],
): QueueInterval[] {
  const disturbed = disturbedIntervals(activities);
  return queues.flatMap(({ intervals }, queue) =>
    intervals.flatMap((measures, interval) => {
      if (workload[queue].contacts[interval] === 0) return [];
      const doubt = disturbed[queue].has(interval) ? 0.25 : 1;
      const isMissed = askedBy(requirement[queue].targets[interval]).some((asked) => {
        const measured = measuredFor(asked, measures);
        if (measured === undefined) return false;
        const { mean, halfWidth } = measured;
        const tolerated = loosened(asked, TOLERATED_SIMULATED_EXCESS);
        return verdictByInterval(tolerated, { mean, halfWidth: doubt * halfWidth }) === 'missed';
      });
      return isMissed ? [{ queue, interval }] : [];
    }),
  );
}

/** Of a target over a band that is missed, the intervals whose own mean misses it. */
function missedTogether(
  targets: readonly PromisedTarget[],
  queues: SimulatedReplay['queues'],
  measuresOver: SimulatedReplay['measuresOver'],
): QueueInterval[] {
  return targets.flatMap((promised) => {
    const { queue, intervals } = promised;
    if (verdictOn(promised, measuresOver(queue, intervals)) !== 'missed') return [];
    return intervals.flatMap((interval) => {
      const mean = measuredFor(promised, queues[queue].intervals[interval])?.mean;
      return mean === undefined || keeps(promised, mean) ? [] : [{ queue, interval }];
    });
  });
}

function distinct(missed: readonly QueueInterval[]): QueueInterval[] {
  return [...new Map(missed.map((one) => [`${one.queue} ${one.interval}`, one])).values()];
}
