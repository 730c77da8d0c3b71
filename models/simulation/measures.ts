import { type Estimate, RatioStatistics } from './ratio-statistics.ts';
import type { Counter, CounterPerLimit, Tally } from './tally.ts';

/** How fast replies were, against one time limit. */
export interface LimitMeasures {
  readonly seconds: number;
  /** Replies within the limit / all replies. */
  readonly replies: Estimate | undefined;
  /** Contacts whose first human reply came within the limit / contacts answered. */
  readonly firstRepliesOfAnswered: Estimate | undefined;
  /** The same / contacts offered: those who left count as late. */
  readonly firstRepliesOfOffered: Estimate | undefined;
  /** Contacts that an agent took within the limit / contacts offered. For a task the same as the line above. */
  readonly takenOfOffered: Estimate | undefined;
}

/**
 * What was measured over some queues and intervals. Numbers are means per replication; an estimate is undefined where there
 * was nothing to measure. A task is answered when it is taken up and counts as one reply.
 */
export interface Measures {
  /** Contacts that reached the team. */
  readonly offered: number;
  /** Contacts a bot settled, counted apart: they reach no agent and stop no clock. */
  readonly deflected: number;
  /** Contacts with a human reply. */
  readonly answered: number;
  /** Contacts that ended as they should: last reply given, slot free again. */
  readonly finished: number;
  /** Contacts that left before any human reply. */
  readonly abandoned: number;
  /** Contacts that left after a reply, because their agent went and no other came in time. */
  readonly dropped: number;
  readonly replies: number;
  /** Contacts waiting for a slot, integrated over the clock: divide by the time for their mean number. */
  readonly waitingSeconds: number;
  /** ART: from a customer's message to the agent's reply, over all replies, the wait for a slot included. */
  readonly averageReplySeconds: Estimate | undefined;
  /** From a contact's arrival to the first human reply. */
  readonly firstReplySeconds: Estimate | undefined;
  /** Replies within 180 s / all replies. */
  readonly threeMinuteReplyRate: Estimate | undefined;
  /** 180 s, then the scenario's `withinSeconds` in order. */
  readonly limits: readonly LimitMeasures[];
  readonly answeredShare: Estimate | undefined;
  readonly abandonedShare: Estimate | undefined;
  /** Contacts that found no free slot / contacts offered. */
  readonly waitedShare: Estimate | undefined;
  /** From arrival to the first agent, over the contacts that got one. */
  readonly slotWaitSeconds: Estimate | undefined;
  /** The wait for a slot over all contacts offered, those who left included. */
  readonly slotWaitOfOfferedSeconds: Estimate | undefined;
  /**
   * Time typing or on a task / time present (regular, buffer and staying on). For a single queue that of the agents whose
   * duty is that queue alone, undefined without any.
   */
  readonly occupancy: Estimate | undefined;
  /** Contacts held / agents present, over time; for a single queue as `occupancy`. */
  readonly contactsPerAgent: Estimate | undefined;
}

/** Counters summed over the numerator, over the counters summed over the denominator. */
interface Ratio {
  readonly numerator: readonly Counter[];
  readonly denominator: readonly Counter[];
}

const PRESENT = ['servingSeconds', 'bufferSeconds', 'overrunSeconds'] as const;

const RATIOS = {
  averageReplySeconds: { numerator: ['replySeconds'], denominator: ['replies'] },
  firstReplySeconds: { numerator: ['firstReplySeconds'], denominator: ['answered'] },
  answeredShare: { numerator: ['answered'], denominator: ['offered'] },
  abandonedShare: { numerator: ['abandoned'], denominator: ['offered'] },
  waitedShare: { numerator: ['waited'], denominator: ['offered'] },
  slotWaitSeconds: { numerator: ['slotWaitSeconds'], denominator: ['assigned'] },
  slotWaitOfOfferedSeconds: {
    numerator: ['slotWaitSeconds', 'abandonedWaitSeconds'],
    denominator: ['offered'],
  },
  occupancy: { numerator: ['typingSeconds'], denominator: PRESENT },
  contactsPerAgent: { numerator: ['heldSeconds'], denominator: PRESENT },
} as const satisfies Record<string, Ratio>;
type RatioName = keyof typeof RATIOS;

const RATIO_NAMES = Object.keys(RATIOS) as RatioName[];

const LIMIT_RATIOS = {
  replies: { numerator: 'within', denominator: 'replies' },
  firstRepliesOfAnswered: { numerator: 'firstWithin', denominator: 'answered' },
  firstRepliesOfOffered: { numerator: 'firstWithin', denominator: 'offered' },
  takenOfOffered: { numerator: 'takenWithin', denominator: 'offered' },
} as const satisfies Record<string, { numerator: CounterPerLimit; denominator: Counter }>;
type LimitRatioName = keyof typeof LIMIT_RATIOS;

const LIMIT_RATIO_NAMES = Object.keys(LIMIT_RATIOS) as LimitRatioName[];

const COUNTS = [
  'offered',
  'deflected',
  'answered',
  'finished',
  'abandoned',
  'dropped',
  'replies',
  'waitingSeconds',
] as const;

/** The cells of a tally that are reported together. */
export type Scope = Int32Array;

/** Gathers the measures of many scopes over replications. */
export class MeasureGatherer {
  private readonly scopes: readonly Scope[];
  private readonly limits: readonly number[];
  private readonly tally: Tally;
  private readonly ratios: RatioStatistics;
  private readonly totals: Float64Array;
  private readonly sums: Float64Array;
  /** Places of the counters of each ratio, those per limit last. */
  private readonly terms: readonly Terms[];
  private readonly countPlaces: readonly number[];
  private readonly ratiosPerScope: number;
  private taken = 0;

  /** `tally` says where counters stand; nothing is read from it yet. */
  constructor(scopes: readonly Scope[], limits: ArrayLike<number>, tally: Tally) {
    this.scopes = scopes;
    this.limits = Array.from(limits);
    this.tally = tally;
    this.terms = termsOf(tally, this.limits.length);
    this.countPlaces = COUNTS.map((name) => tally.indexOf(name));
    this.ratiosPerScope = this.terms.length;
    this.ratios = new RatioStatistics(scopes.length * this.ratiosPerScope);
    this.totals = new Float64Array(scopes.length * COUNTS.length);
    this.sums = new Float64Array(tally.counterCount);
  }

  /** Replications or batches taken so far. */
  get samples(): number {
    return this.taken;
  }

  /** Takes one replication or batch: the values of a tally laid out like the one given at the start. */
  take(values: Float64Array): void {
    this.taken += 1;
    this.scopes.forEach((scope, index) => {
      this.sumOver(scope, values);
      this.addScope(index);
    });
  }

  /** What was measured over a scope. */
  measures(scope: number): Measures {
    const count = (name: (typeof COUNTS)[number]): number =>
      this.taken === 0 ? 0 : this.totals[scope * COUNTS.length + COUNTS.indexOf(name)] / this.taken;
    const limits = this.limits.map((seconds, limit) => ({
      seconds,
      replies: this.limitEstimate(scope, 'replies', limit),
      firstRepliesOfAnswered: this.limitEstimate(scope, 'firstRepliesOfAnswered', limit),
      firstRepliesOfOffered: this.limitEstimate(scope, 'firstRepliesOfOffered', limit),
      takenOfOffered: this.limitEstimate(scope, 'takenOfOffered', limit),
    }));
    return {
      offered: count('offered'),
      deflected: count('deflected'),
      answered: count('answered'),
      finished: count('finished'),
      abandoned: count('abandoned'),
      dropped: count('dropped'),
      replies: count('replies'),
      waitingSeconds: count('waitingSeconds'),
      averageReplySeconds: this.estimate(scope, 'averageReplySeconds'),
      firstReplySeconds: this.estimate(scope, 'firstReplySeconds'),
      threeMinuteReplyRate: limits[0]?.replies,
      limits,
      answeredShare: this.estimate(scope, 'answeredShare'),
      abandonedShare: this.estimate(scope, 'abandonedShare'),
      waitedShare: this.estimate(scope, 'waitedShare'),
      slotWaitSeconds: this.estimate(scope, 'slotWaitSeconds'),
      slotWaitOfOfferedSeconds: this.estimate(scope, 'slotWaitOfOfferedSeconds'),
      occupancy: this.estimate(scope, 'occupancy'),
      contactsPerAgent: this.estimate(scope, 'contactsPerAgent'),
    };
  }

  /** One ratio of a scope, without the others. */
  estimate(scope: number, name: RatioName): Estimate | undefined {
    return this.ratios.estimate(scope * this.ratiosPerScope + RATIO_NAMES.indexOf(name), this.taken);
  }

  private limitEstimate(scope: number, name: LimitRatioName, limit: number): Estimate | undefined {
    const place = RATIO_NAMES.length + limit * LIMIT_RATIO_NAMES.length + LIMIT_RATIO_NAMES.indexOf(name);
    return this.ratios.estimate(scope * this.ratiosPerScope + place, this.taken);
  }

  private sumOver(scope: Scope, values: Float64Array): void {
    const { sums } = this;
    const { cells } = this.tally;
    for (let counter = 0; counter < sums.length; counter += 1) {
      let sum = 0;
      for (let position = 0; position < scope.length; position += 1)
        sum += values[counter * cells + scope[position]];
      sums[counter] = sum;
    }
  }

  private addScope(scope: number): void {
    const { sums, countPlaces, terms } = this;
    for (let count = 0; count < countPlaces.length; count += 1) {
      this.totals[scope * countPlaces.length + count] += sums[countPlaces[count]];
    }
    for (let ratio = 0; ratio < terms.length; ratio += 1) {
      const { numerator, denominator } = terms[ratio];
      this.ratios.add(scope * terms.length + ratio, total(sums, numerator), total(sums, denominator));
    }
  }
}

function total(sums: Float64Array, places: Int32Array): number {
  let sum = 0;
  for (let k = 0; k < places.length; k += 1) sum += sums[places[k]];
  return sum;
}

/** Places of the counters that are summed above and below the line of a ratio. */
interface Terms {
  readonly numerator: Int32Array;
  readonly denominator: Int32Array;
}

function termsOf(tally: Tally, limitCount: number): Terms[] {
  const places = (counters: readonly Counter[]): Int32Array =>
    Int32Array.from(counters, (counter) => tally.indexOf(counter));
  const perLimit = Array.from({ length: limitCount }, (_, limit) =>
    LIMIT_RATIO_NAMES.map((name) => ({
      numerator: Int32Array.of(tally.indexPerLimit(LIMIT_RATIOS[name].numerator, limit)),
      denominator: places([LIMIT_RATIOS[name].denominator]),
    })),
  );
  const ratios = RATIO_NAMES.map((name) => ({
    numerator: places(RATIOS[name].numerator),
    denominator: places(RATIOS[name].denominator),
  }));
  return [...ratios, ...perLimit.flat()];
}
