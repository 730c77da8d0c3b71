import type { Batch } from './batches.ts';

/**
 * Agent-intervals of each batch that are done in time when people on the work always take what is due first, of
 * equals what came first; with any other order no more would be (Glover 1967).
 * @param agents people on the work, per interval
 */
export function doneInTime(
  batches: readonly Pick<Batch, 'release' | 'due' | 'agentIntervals'>[],
  agents: ArrayLike<number>,
): number[] {
  const done = batches.map(() => 0);
  const byDue = [...batches.keys()].sort(
    (a, b) => batches[a].due - batches[b].due || batches[a].release - batches[b].release,
  );
  for (let interval = 0; interval < agents.length; interval++) {
    let left = agents[interval];
    for (const b of byDue) {
      const { release, due, agentIntervals } = batches[b];
      if (left === 0 || release > interval || due <= interval) continue;
      const taken = Math.min(left, agentIntervals - done[b]);
      done[b] += taken;
      left -= taken;
    }
  }
  return done;
}
