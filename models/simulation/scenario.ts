import type { Handling } from '../queueing/handling.ts';
import type { DurationShape } from './duration.ts';

/** One stream of contacts and how an agent handles one of them. */
export interface SimulatedQueue {
  readonly name: string;
  /** Expected contacts in each interval, those the bot will deflect included. Poisson at a constant rate within it. */
  readonly contactsPerInterval: ArrayLike<number>;
  readonly handling: Handling;
  /** Spread of one reply's typing time (chat) or of the handling time (task). Default exponential. */
  readonly serviceShape?: DurationShape;
  /** Share of the contacts that a bot settles: they never reach the team and stop no clock. Default 0. */
  readonly deflectedShare?: number;
  /** The lowest number is served first, equal numbers by who has waited longest. Default 0. */
  readonly priority?: number;
}

/**
 * What an agent does in an interval: which queues (indices into `queues`) may send contacts. Buffer agents take a
 * contact only when no regular agent who may serve it has a free slot.
 */
export interface Duty {
  readonly queues: readonly number[];
  readonly standing: 'regular' | 'buffer';
}

export interface SimulatedAgent {
  /** What the agent does in each interval; a break, training or a day off is 'absent'. */
  readonly schedule: readonly (Duty | 'absent')[];
  /** Chats this agent holds at most, whatever the queues allow. Default: the queues' caps alone. */
  readonly concurrency?: number;
}

/**
 * What becomes of the contacts an agent holds when the schedule takes the agent off their queue.
 * 'finish-chats': the agent takes nothing new and stays until they are over, unpaid by the schedule but counted.
 * 'at-once': they return to the head of their queue, the reply being typed is lost, and a closing chat is closed.
 */
export type Departure = 'finish-chats' | 'at-once';

/** A gamma factor with mean 1, shared by all queues and drawn afresh for every day of every replication. */
export interface DayFactor {
  readonly coefficientOfVariation: number;
  /** Day of each interval, numbered from 0: days need not be equally long where clocks change. */
  readonly dayOfInterval: ArrayLike<number>;
}

/** Intervals that are also reported together, such as the evening band. They may overlap others. */
export interface SimulatedBand {
  readonly name: string;
  readonly intervals: readonly number[];
}

/** A team, its roster and its demand over a horizon of intervals of equal length, empty at the start. */
export interface SimulationScenario {
  readonly intervalSeconds: number;
  readonly intervalCount: number;
  readonly queues: readonly SimulatedQueue[];
  readonly agents: readonly SimulatedAgent[];
  readonly departure: Departure;
  /** Default: no uncertainty beyond Poisson arrivals. */
  readonly dayFactor?: DayFactor;
  readonly bands?: readonly SimulatedBand[];
  /** Further times for which the share of replies within them is reported, besides 180 s. */
  readonly withinSeconds?: readonly number[];
}
