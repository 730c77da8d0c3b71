import { assertHandling, type Handling, type QueuePerformance } from './handling.ts';
import { observedPerformance, type ObservationQuestion } from './chain/observed-performance.ts';
import { threeMinutes } from './performance.ts';
import { emptyState, meanContacts, type QueueState } from './chain/queue-state.ts';
import { mostContacts, servedQueue, type ServedQueue } from './chain/served-queue.ts';
import { departuresPerSecond, secondsHolding, servedTeam } from './chain/served-team.ts';
import { changeStaff, type StaffDrop } from './chain/staff-change.ts';
import { stationaryState } from './chain/stationary-state.ts';
import { StateSum } from './chain/state-sum.ts';
import { followChain } from './chain/uniformisation.ts';

/** Demand that moves, constant within each step; the number of agents is constant within an interval of some steps. */
export interface MovingDemand {
  readonly intervalSeconds: number;
  /** Steps per interval, so that a peak within an interval keeps its shape. Default 1. */
  readonly stepsPerInterval?: number;
  /** One rate per step; as many steps as fill whole intervals. */
  readonly contactsPerSecond: ArrayLike<number>;
}

export interface TransientOptions {
  /** The limit of `answeredWithinShare`. Default 30. */
  readonly withinSeconds?: number;
  /** What happens when agents leave between two intervals. Default `at-once`. */
  readonly staffDrop?: StaffDrop;
  /** Contacts in the system at the start: none, or those of the long run under the first step. Default `empty`. */
  readonly start?: 'empty' | 'stationary';
}

/** One interval of a moving queue. */
export interface TransientInterval {
  readonly agents: number;
  /** Expected arrivals. */
  readonly contacts: number;
  readonly performance: QueuePerformance;
  /** Contacts that agents who left at the start of the interval were still finishing then. */
  readonly finishing: number;
  /** Seconds that those agents, all together, still work for that. */
  readonly finishingAgentSeconds: number;
  /** Mean number of contacts in the system at its end, without those. */
  readonly contactsAtEnd: number;
}

/**
 * The performance of each interval when demand and agents move, with what each interval hands to the next: the
 * transient birth–death chain by uniformisation (Ingolfsson et al. 2007). An interval's numbers count the contacts
 * that arrive in it, as if its agents stayed until they are answered, and the replies written in it by agents on duty.
 * @param agents one whole number per interval.
 * @throws RangeError for demand, handling or agents that cannot be, and for a `stationary` start that does not exist.
 */
export function evaluateTransient(
  handling: Handling,
  demand: MovingDemand,
  agents: ArrayLike<number>,
  options: TransientOptions = {},
): TransientInterval[] {
  const moving = movingQueue(handling, demand, options);
  if (agents.length !== moving.intervals) {
    throw new RangeError(
      `agents must have ${moving.intervals} entries, one per interval, got ${agents.length}`,
    );
  }
  const results: TransientInterval[] = [];
  let before: CarriedOver | undefined = startOf(moving, agents[0]);
  if (!before)
    throw new RangeError('with the first agents the line would grow for ever: no stationary start');
  for (let interval = 0; interval < moving.intervals; interval++) {
    const outcome: IntervalOutcome = passInterval(moving, interval, before, agents[interval]);
    results.push(outcome.result);
    before = outcome.carried;
  }
  return results;
}

/** A queue with its demand checked and its options filled in. */
export interface MovingQueue {
  readonly queue: ServedQueue;
  readonly intervals: number;
  readonly steps: number;
  readonly stepSeconds: number;
  readonly contactsPerSecond: ArrayLike<number>;
  readonly question: ObservationQuestion;
  readonly staffDrop: StaffDrop;
  readonly start: 'empty' | 'stationary';
}

/** What one interval hands to the next. */
export interface CarriedOver {
  readonly state: QueueState;
  readonly agents: number;
}

/** One interval, and what it hands on. */
export interface IntervalOutcome {
  readonly result: TransientInterval;
  readonly carried: CarriedOver;
}

/** Checks a moving queue. @throws RangeError naming what cannot be. */
export function movingQueue(
  handling: Handling,
  demand: MovingDemand,
  options: TransientOptions = {},
): MovingQueue {
  assertHandling(handling);
  const { intervalSeconds, stepsPerInterval: steps = 1, contactsPerSecond } = demand;
  const intervals = contactsPerSecond.length / steps;
  if (!Number.isInteger(intervals) || intervals === 0) {
    throw new RangeError(`contactsPerSecond must fill whole intervals of ${steps} steps`);
  }
  for (let step = 0; step < contactsPerSecond.length; step++) {
    if (!(contactsPerSecond[step] >= 0 && contactsPerSecond[step] < Infinity)) {
      throw new RangeError(`contactsPerSecond[${step}] must be finite and at least 0`);
    }
  }
  if (!(intervalSeconds > 0)) throw new RangeError('intervalSeconds must be above 0');
  return {
    queue: servedQueue(handling),
    intervals,
    steps,
    stepSeconds: intervalSeconds / steps,
    contactsPerSecond,
    question: { withinSeconds: options.withinSeconds ?? 30, responseSeconds: threeMinutes },
    staffDrop: options.staffDrop ?? 'at-once',
    start: options.start ?? 'empty',
  };
}

/** The state before the first interval; undefined where the stationary one does not exist with so few agents. */
export function startOf(moving: MovingQueue, agents: number): CarriedOver | undefined {
  const state =
    moving.start === 'empty'
      ? emptyState()
      : stationaryState(moving.queue, moving.contactsPerSecond[0], agents);
  return state && { state, agents };
}

/** One interval with `agents` serving, from what the interval before it handed over. */
export function passInterval(
  moving: MovingQueue,
  interval: number,
  before: CarriedOver,
  agents: number,
  question: ObservationQuestion = moving.question,
): IntervalOutcome {
  const { queue, steps, stepSeconds, contactsPerSecond } = moving;
  const change = changeStaff(queue, before.state, before.agents, agents, moving.staffDrop);
  const holding = new Float64Array(queue.agent.concurrency + 1);
  const arrivalsInState = new StateSum();
  let state = change.state;
  let contacts = 0;
  for (let step = interval * steps; step < (interval + 1) * steps; step++) {
    const team = servedTeam(queue, agents, contactsPerSecond[step]);
    const passage = followChain(
      {
        birthsPerSecond: contactsPerSecond[step],
        deathsPerSecond: (held) => departuresPerSecond(team, held),
        highestState: mostContacts(queue, agents),
      },
      state,
      stepSeconds,
    );
    state = passage.state;
    contacts += contactsPerSecond[step] * stepSeconds;
    secondsHolding(team, passage.secondsInState).forEach((seconds, k) => (holding[k] += seconds));
    arrivalsInState.addState(passage.secondsInState, contactsPerSecond[step]);
  }
  const observation = {
    agents,
    seconds: steps * stepSeconds,
    secondsHolding: holding,
    arrivalsInState: arrivalsInState.state(),
  };
  const performance = observedPerformance(queue, observation, question);
  const { finishing, finishingAgentSeconds } = change;
  return {
    result: {
      agents,
      contacts,
      performance,
      finishing,
      finishingAgentSeconds,
      contactsAtEnd: meanContacts(state),
    },
    carried: { state, agents },
  };
}
