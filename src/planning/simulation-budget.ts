import { SIMULATION_BUDGET } from '../domain/simulation-request.ts';
import type { QueueWorkload } from './workload.ts';

/** What a simulation may spend, in things that can be counted. */
export interface SimulationBudget {
  readonly replications: number;
  readonly maximumReplies: number;
  /** Played whatever the number of replies: one alone has no confidence interval. */
  readonly leastReplications: number;
}

/** A budget that takes a fraction of a plan’s time limit on an idle machine; with a long one that of every simulation. */
export function simulationBudget(planSeconds: number): SimulationBudget {
  const { replications, maximumReplies } = SIMULATION_BUDGET;
  return {
    replications: Math.min(replications, Math.ceil(REPLICATIONS_PER_SECOND * planSeconds)),
    maximumReplies: Math.min(maximumReplies, REPLIES_PER_SECOND * planSeconds),
    leastReplications: LEAST_REPLICATIONS,
  };
}

const REPLICATIONS_PER_SECOND = 6;
const REPLIES_PER_SECOND = 60_000;
const LEAST_REPLICATIONS = 2;

/** What a simulation of a large team plays in a second once its code runs fast (measured: 1.8 million). */
const REPLIES_PLAYED_PER_SECOND = 1_500_000;

/** Seconds that the fewest replications take which say anything, with so many threads beside the caller’s own. */
export function leastSimulationSeconds(workload: readonly QueueWorkload[], helpers: number): number {
  const inTurn = Math.ceil(LEAST_REPLICATIONS / (1 + helpers));
  return (inTurn * repliesOf(workload)) / REPLIES_PLAYED_PER_SECOND;
}

/** Replies of one replication, expected. */
export function repliesOf(workload: readonly QueueWorkload[]): number {
  return workload.reduce((sum, { contacts, handling }) => {
    const each = handling.kind === 'chat' ? handling.repliesPerChat : 1;
    return sum + each * contacts.reduce((total, count) => total + count, 0);
  }, 0);
}
