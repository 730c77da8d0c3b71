import { allLines, type AllLines } from './all-lines.ts';
import { cheapestWithTallies } from './cheapest-with-tallies.ts';
import { cheapestLines, type CheapestLines, type PricedLine, type PricingQuery } from './cheapest-lines.ts';
import type { CountLimit, LinePerson, LinesData } from './data.ts';
import { Multipliers } from './multipliers.ts';
import { buildNetwork, type NetworkOptions } from './network.ts';
import { LinePricer } from './pricer.ts';
import { sampleLines, type SamplingQuery } from './sample-lines.ts';
import { worthAtAll } from './worth.ts';

/** Networks with more states are not built; a state and its arcs take about 50 bytes. */
const MOST_STATES = 2_000_000;
/** A limit is tracked from the start only if that leaves a network of a fifth of the size. */
const TRACKED_SHARE = 0.2;
/** Evenness asked of the lines, in shifts, where the network of all lines is too large. */
const SLACKS = [10, 5, 2];

/**
 * Finds lines of one person. People with the same rules share a network. The tightest limit of counts is part of its states; the
 * others are respected by exchanging shifts, until `trackMore` makes one of them part of the states, too.
 */
export class LineFinder {
  private readonly source: PricerSource;
  private readonly person: LinePerson;
  private readonly multipliers: Multipliers;
  private tracked: readonly CountLimit[];
  /** Undefined once tracking has shown that the person has no line. */
  private pricer: LinePricer | undefined;

  constructor(source: PricerSource, person: LinePerson, tracked: readonly CountLimit[], pricer: LinePricer) {
    this.source = source;
    this.person = person;
    this.multipliers = new Multipliers(source.data, person);
    this.tracked = tracked;
    this.pricer = pricer;
  }

  /** Whether every legal line is in the network, so that prices prove bounds. */
  get isExact(): boolean {
    return this.source.slackShifts === Infinity;
  }

  /** As `cheapestLines`, for the person of this index in data that may be part of the whole. */
  cheapest(data: LinesData, person: number, query: PricingQuery): CheapestLines {
    if (this.pricer === undefined) return { bound: Infinity, lines: [] };
    const { tallies = [], owed } = this.person;
    const isPlain = tallies.length === 0 && owed === undefined && worthAtAll(data, query.worth) === 0;
    if (isPlain) return cheapestLines(data, person, this.pricer, query);
    return cheapestWithTallies(data, person, this.pricer, this.multipliers, query);
  }

  /** As `allLines`, as far as the network holds them (`isExact`). */
  all(data: LinesData, person: number, budget: number, query: PricingQuery): AllLines {
    if (this.pricer === undefined) return { isComplete: true, lines: [] };
    return allLines(data, person, this.pricer, this.multipliers, budget, query);
  }

  /** As `sampleLines`. */
  sample(data: LinesData, person: number, query: SamplingQuery): PricedLine[] {
    if (this.pricer === undefined) return [];
    return sampleLines(data, person, this.pricer, this.multipliers, query);
  }

  /** Steps of one search through the network. */
  get arcs(): number {
    return this.pricer?.network.arcTarget.length ?? 0;
  }

  /** What the finder has learnt from its searches, which the next ones depend on. */
  get knowledge(): FinderKnowledge {
    return { tracked: this.tracked.length, multipliers: this.multipliers.best };
  }

  /** Takes over what another finder of the same person has learnt, if it tracks no less than this one. */
  learn({ tracked, multipliers }: FinderKnowledge): void {
    while (this.tracked.length < tracked && this.trackMore());
    this.multipliers.restore(multipliers);
  }

  /** Makes the tightest limit that is not tracked yet part of the states. False if there is none, or no room for it. */
  trackMore(): boolean {
    const [next] = limitsByTightness(this.person).filter((limit) => !this.tracked.includes(limit));
    if (next === undefined) return false;
    const tracked = [...this.tracked, next];
    const built = this.source.pricerFor(this.person, tracked, this.source.mostStates);
    if (built === 'too-large') return false;
    this.tracked = tracked;
    this.pricer = built === 'impossible' ? undefined : built;
    return true;
  }
}

export interface FinderKnowledge {
  /** How many limits are part of the states. */
  readonly tracked: number;
  readonly multipliers: readonly number[];
}

/** Why there are no finders. */
export type NoFinders =
  | { readonly status: 'no-line'; readonly person: number }
  /** Even the networks of evenly growing lines are too large. */
  | { readonly status: 'too-large' };

export type FindersOutcome =
  { readonly status: 'found'; readonly finders: readonly LineFinder[] } | NoFinders;

/**
 * One finder for each person.
 *
 * @param mostStates size of the largest network that may be built
 */
export function createLineFinders(data: LinesData, mostStates = MOST_STATES): FindersOutcome {
  for (const slackShifts of [Infinity, ...SLACKS]) {
    const outcome = findersWith(new PricerSource(data, slackShifts, mostStates));
    // Uneven lines may be the only ones; then the person is not to blame.
    const isDecided =
      outcome.status === 'found' || (outcome.status === 'no-line' && slackShifts === Infinity);
    if (isDecided) return outcome;
  }
  return { status: 'too-large' };
}

function findersWith(source: PricerSource): FindersOutcome {
  const finders: LineFinder[] = [];
  for (const [index, person] of source.data.people.entries()) {
    const plain = source.pricerFor(person, [], source.mostStates);
    if (plain === 'impossible') return { status: 'no-line', person: index };
    if (plain === 'too-large') return { status: 'too-large' };
    const [tightest] = limitsByTightness(person).filter((limit) => isTight(source.data, person, limit));
    const tracked = tightest === undefined ? [] : [tightest];
    const built = source.pricerFor(person, tracked, TRACKED_SHARE * source.mostStates);
    finders.push(
      typeof built === 'string'
        ? new LineFinder(source, person, [], plain)
        : new LineFinder(source, person, tracked, built),
    );
  }
  return { status: 'found', finders };
}

/** Builds each network once. */
class PricerSource {
  readonly data: LinesData;
  readonly slackShifts: number;
  readonly mostStates: number;
  private readonly built = new Map<string, LinePricer | 'impossible' | 'too-large'>();

  constructor(data: LinesData, slackShifts: number, mostStates: number) {
    this.data = data;
    this.slackShifts = slackShifts;
    this.mostStates = mostStates;
  }

  pricerFor(
    { rules }: LinePerson,
    tracked: readonly CountLimit[],
    stateLimit: number,
  ): LinePricer | 'impossible' | 'too-large' {
    const options: NetworkOptions = { tracked, stateLimit, slackShifts: this.slackShifts };
    const key = JSON.stringify([{ ...rules, counts: tracked }, stateLimit], (_, value: unknown) =>
      value === Infinity ? 'none' : value,
    );
    const known = this.built.get(key);
    if (known !== undefined) return known;
    const outcome = buildNetwork(this.data, rules, options);
    const pricer =
      outcome.status === 'built' ? new LinePricer(outcome.network, this.data.weekOfDay) : outcome.status;
    this.built.set(key, pricer);
    return pricer;
  }
}

/** Limits that can be met without avoiding their shifts altogether, the tightest first. */
function limitsByTightness({ rules }: LinePerson): CountLimit[] {
  return rules.counts.filter(({ most }) => most > 0).sort((a, b) => a.most - b.most);
}

/** Whether the limit allows less than half of the shifts that the person's minutes do. */
function isTight({ days, shifts }: LinesData, { rules }: LinePerson, limit: CountLimit): boolean {
  const shortest = Math.min(...limit.shifts.map((shift) => shifts[shift].minutes));
  return limit.most * 2 < Math.min(days, rules.maximumMinutes / shortest);
}
