import type { Floors } from './floors.ts';
import type { QueueRequirement } from './requirement.ts';

/** What people are given out for. */
export interface Wanted {
  readonly requirement: readonly QueueRequirement[];
  readonly floors: Floors;
}

/** The same with at least so many agents wanted, [queue][interval]: those an average counts on are no buffer. */
export function wantingAtLeast({ requirement, floors }: Wanted, agents: readonly Int32Array[]): Wanted {
  const raised = requirement.map((queue, q) => ({
    ...queue,
    required: queue.required.map((value, interval) => Math.max(value, agents[q][interval])),
  }));
  const required = floors.required.map((_, interval) =>
    raised.reduce((sum, queue) => sum + queue.required[interval], 0),
  );
  return { requirement: raised, floors: { ...floors, required } };
}
