import { ChatTeam } from './chat-team.ts';
import { type CompiledScenario, compileScenario } from './compiled-scenario.ts';
import { MeasureGatherer, type Measures } from './measures.ts';
import type { Duty, SimulatedQueue } from './scenario.ts';
import type { SimulationEnd } from './simulate.ts';
import type { Tally } from './tally.ts';

/** Batches are merged in pairs when there are this many, so there are always between half of it and it. */
const MAXIMUM_BATCHES = 64;

/** Batches whose successive errors are correlated more than this are too short for an honest interval. */
const TOLERATED_CORRELATION = 0.3;

export interface SteadyQueue extends Omit<SimulatedQueue, 'contactsPerInterval'> {
  /** Those the bot will deflect included. */
  readonly contactsPerSecond: number;
}

/** So many agents who do the same all the time. */
export interface SteadyAgents {
  readonly count: number;
  readonly duty: Duty;
  readonly concurrency?: number;
}

/** A team whose demand and duties never change. It must be able to reach a steady state: enough agents, or finite patience. */
export interface SteadyScenario {
  readonly queues: readonly SteadyQueue[];
  readonly agents: readonly SteadyAgents[];
  readonly withinSeconds?: readonly number[];
}

export interface SteadyOptions {
  /** Any safe integer. */
  readonly seed: number;
  /** Ends once so many replies were simulated, the warm-up not counted. */
  readonly maximumReplies: number;
  /** Ends as soon as the 95 % half-width of the ART is this small and the batches are nearly uncorrelated. */
  readonly artHalfWidthSeconds?: number;
  /** Left out of every measure. Default: twenty times the longest time a contact takes in a full team. */
  readonly warmUpSeconds?: number;
  /** Asked after every batch; true ends the simulation with what it has. */
  readonly shouldStop?: () => boolean;
}

export interface SteadyResult {
  readonly ended: Exclude<SimulationEnd, 'replications'>;
  /** Batches of equal length the confidence intervals rest on. */
  readonly batches: number;
  readonly batchSeconds: number;
  /** Correlation of successive batches' ART errors; above 0.3 the intervals are too narrow. */
  readonly batchCorrelation: number;
  /** Per batch where a measure is a number. */
  readonly overall: Measures;
  readonly queues: readonly Measures[];
}

/**
 * Simulates one long run of an unchanging team and measures it by batch means: the run is cut into batches of equal length,
 * which are merged in pairs as it grows (Law & Carson 1979, Operations Research 27). Memory does not grow with the run.
 * @throws RangeError for a scenario or an option that means nothing.
 */
export function simulateSteady(scenario: SteadyScenario, options: SteadyOptions): SteadyResult {
  const { seed, maximumReplies, artHalfWidthSeconds = 0 } = options;
  if (!Number.isSafeInteger(seed)) throw new RangeError(`seed must be a safe integer, got ${seed}`);
  const compiled = compileSteady(scenario);
  const team = new ChatTeam(compiled, seed);
  const warmUpSeconds = options.warmUpSeconds ?? 20 * longestContactSeconds(compiled);
  let batchSeconds = 20 * longestContactSeconds(compiled);
  let batches: Float64Array[] = [];
  let seconds = warmUpSeconds;
  let replies = 0;
  team.runUntil(seconds);
  team.tally.clear();
  for (;;) {
    if (batches.length === MAXIMUM_BATCHES) {
      batches = mergePairs(batches);
      batchSeconds *= 2;
    }
    seconds += batchSeconds;
    team.runUntil(seconds);
    batches.push(team.tally.values.slice());
    replies += sumOf(team.tally, 'replies');
    team.tally.clear();
    const ended = reasonToEnd();
    if (ended)
      return { ended, batches: batches.length, batchSeconds, ...measure(compiled, team.tally, batches) };
  }

  function reasonToEnd(): SteadyResult['ended'] | undefined {
    if (options.shouldStop?.()) return 'stopped';
    if (replies >= maximumReplies) return 'reply-budget';
    if (artHalfWidthSeconds === 0 || batches.length < MAXIMUM_BATCHES / 2) return undefined;
    const { overall, batchCorrelation } = measure(compiled, team.tally, batches);
    const halfWidth = overall.averageReplySeconds?.halfWidth ?? Infinity;
    return halfWidth <= artHalfWidthSeconds && batchCorrelation <= TOLERATED_CORRELATION
      ? 'precise'
      : undefined;
  }
}

function compileSteady({ queues, agents, withinSeconds }: SteadyScenario): CompiledScenario {
  const compiled = compileScenario({
    intervalSeconds: 1,
    intervalCount: 1,
    queues: queues.map((queue) => ({ ...queue, contactsPerInterval: [queue.contactsPerSecond] })),
    agents: agents.flatMap(({ count, duty, concurrency }) =>
      Array.from({ length: count }, () => ({ schedule: [duty], ...(concurrency && { concurrency }) })),
    ),
    departure: 'finish-chats',
    ...(withinSeconds && { withinSeconds }),
  });
  return { ...compiled, intervalSeconds: Infinity };
}

/** The longest a contact stays, roughly: every reply behind a full agent's others, and the wait for a slot. */
function longestContactSeconds({ queues }: CompiledScenario): number {
  const seconds = queues.map((queue) => {
    const replies = queue.isTask ? 1 : 1 + queue.furtherRepliesPerExponential;
    const perReply =
      queue.serviceSeconds * queue.concurrency * (1 + queue.switchingShare * (queue.concurrency - 1));
    const patience = queue.patienceSeconds < Infinity ? queue.patienceSeconds : 0;
    return replies * (perReply + queue.thinkingSeconds) + queue.idleTailSeconds + patience;
  });
  return Math.max(1, ...seconds);
}

function mergePairs(batches: readonly Float64Array[]): Float64Array[] {
  return Array.from({ length: batches.length / 2 }, (_, pair) =>
    batches[2 * pair].map((value, index) => value + batches[2 * pair + 1][index]),
  );
}

function measure(
  scenario: CompiledScenario,
  tally: Tally,
  batches: readonly Float64Array[],
): Pick<SteadyResult, 'overall' | 'queues' | 'batchCorrelation'> {
  const firstCells = Int32Array.from({ length: scenario.queues.length + 1 }, (_, row) => row * tally.columns);
  const scopes = [firstCells, ...scenario.queues.map((_, queue) => firstCells.subarray(queue, queue + 1))];
  const gatherer = new MeasureGatherer(scopes, scenario.withinSeconds, tally);
  for (const batch of batches) gatherer.take(batch);
  const overall = gatherer.measures(0);
  return {
    overall,
    queues: scenario.queues.map((_, queue) => gatherer.measures(1 + queue)),
    batchCorrelation: errorCorrelation(tally, batches, overall.averageReplySeconds?.mean ?? 0),
  };
}

/** Lag-one correlation of what each batch's reply seconds exceed those of the overall mean by. */
function errorCorrelation(tally: Tally, batches: readonly Float64Array[], mean: number): number {
  const errors = batches.map(
    (batch) => sumOf(tally, 'replySeconds', batch) - mean * sumOf(tally, 'replies', batch),
  );
  const square = errors.reduce((sum, error) => sum + error * error, 0);
  const product = errors.slice(1).reduce((sum, error, index) => sum + error * errors[index], 0);
  return square > 0 ? product / square : 0;
}

function sumOf(tally: Tally, counter: 'replies' | 'replySeconds', values = tally.values): number {
  const start = tally.indexOf(counter) * tally.cells;
  return values.subarray(start, start + tally.cells).reduce((sum, value) => sum + value, 0);
}
