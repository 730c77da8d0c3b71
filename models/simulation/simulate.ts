import { type CompiledScenario, compileScenario } from './compiled-scenario.ts';
import { MeasureGatherer, type Measures } from './measures.ts';
import { type Replications, ReplicationsInTurn } from './replications.ts';
import type { SimulationScenario } from './scenario.ts';
import { Scopes } from './scopes.ts';
import { Tally } from './tally.ts';

/** With fewer replications a lucky first few could end the simulation. */
const MINIMUM_REPLICATIONS = 5;

export interface SimulationOptions {
  /** Any safe integer. Same scenario, seed and limits: same result, on any machine. */
  readonly seed: number;
  /** Replications at most. */
  readonly replications: number;
  /** Ends as soon as the 95 % half-width of the overall ART is this small, but not before five replications. */
  readonly artHalfWidthSeconds?: number;
  /** Begins no further replication once so many replies were simulated; a contact that gets none counts as one. */
  readonly maximumReplies?: number;
  /** Replications that are played whatever the number of replies. Default 1. */
  readonly leastReplications?: number;
  /** Asked at the start of every interval; true ends the simulation without the replication under way. */
  readonly shouldStop?: () => boolean;
  /** Who plays the replications. Default: the caller, one after the other. */
  readonly players?: (scenario: CompiledScenario, seed: number) => Replications;
}

/** Which limit ended the simulation. */
export type SimulationEnd = 'precise' | 'replications' | 'reply-budget' | 'stopped';

export interface QueueResult {
  readonly name: string;
  readonly overall: Measures;
  readonly intervals: readonly Measures[];
}

export interface BandResult {
  readonly name: string;
  readonly overall: Measures;
  /** In the order of the scenario's queues. */
  readonly queues: readonly Measures[];
}

export interface SimulationResult {
  readonly ended: SimulationEnd;
  /** Replications that were finished and counted; 0 when stopped before the first was. */
  readonly replications: number;
  /** Contacts nobody could serve or lose after the horizon (no agents, endless patience), over all replications. */
  readonly contactsLeft: number;
  readonly overall: Measures;
  readonly intervals: readonly Measures[];
  readonly queues: readonly QueueResult[];
  readonly bands: readonly BandResult[];
}

/**
 * Simulates a chat team reply by reply over a horizon, again and again with fresh random numbers, until the average response
 * time is known well enough or a limit ends it. Each replication starts empty; after the horizon the last team stays until
 * everybody it can serve is gone, so that late messages are measured too.
 * @throws RangeError for a scenario or an option that means nothing.
 */
export function simulate(scenario: SimulationScenario, options: SimulationOptions): SimulationResult {
  const { seed, replications, artHalfWidthSeconds = 0, maximumReplies = Infinity } = options;
  if (!Number.isSafeInteger(seed)) throw new RangeError(`seed must be a safe integer, got ${seed}`);
  if (!(replications >= 1)) throw new RangeError(`replications must be at least 1, got ${replications}`);
  const { leastReplications = 1, shouldStop = () => false } = options;
  const compiled = compileScenario(scenario);
  const { queues, intervalCount, withinSeconds } = compiled;
  const layout = new Tally(queues.length, intervalCount, withinSeconds.length);
  const scopes = new Scopes(scenario, layout);
  const gatherer = new MeasureGatherer(scopes.all, withinSeconds, layout);
  const players = options.players?.(compiled, seed) ?? new ReplicationsInTurn(compiled, seed);
  let contactsLeft = 0;
  const finish = (ended: SimulationEnd): SimulationResult => ({
    ended,
    replications: gatherer.samples,
    contactsLeft,
    ...report(scenario, scopes, gatherer),
  });
  for (let replication = 0; replication < replications; replication += 1) {
    const played = players.play(replication, shouldStop);
    if (played === undefined) return finish('stopped');
    gatherer.take(played.values);
    contactsLeft += played.contactsLeft;
    const art = gatherer.estimate(scopes.overall, 'averageReplySeconds');
    const isPrecise = art !== undefined && art.halfWidth <= artHalfWidthSeconds;
    if (isPrecise && gatherer.samples >= MINIMUM_REPLICATIONS) return finish('precise');
    const { replies, offered, answered, deflected } = gatherer.measures(scopes.overall);
    const spent = (replies + (offered - answered) + deflected) * gatherer.samples;
    if (spent >= maximumReplies && gatherer.samples >= leastReplications) return finish('reply-budget');
  }
  return finish('replications');
}

function report(
  scenario: SimulationScenario,
  scopes: Scopes,
  gatherer: MeasureGatherer,
): Pick<SimulationResult, 'overall' | 'intervals' | 'queues' | 'bands'> {
  const intervals = Array.from({ length: scenario.intervalCount }, (_, interval) => interval);
  return {
    overall: gatherer.measures(scopes.overall),
    intervals: intervals.map((interval) => gatherer.measures(scopes.interval(interval))),
    queues: scenario.queues.map(({ name }, queue) => ({
      name,
      overall: gatherer.measures(scopes.queue(queue)),
      intervals: intervals.map((interval) => gatherer.measures(scopes.queueInterval(queue, interval))),
    })),
    bands: (scenario.bands ?? []).map(({ name }, band) => ({
      name,
      overall: gatherer.measures(scopes.band(band)),
      queues: scenario.queues.map((_, queue) => gatherer.measures(scopes.queueBand(queue, band))),
    })),
  };
}
