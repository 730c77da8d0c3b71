import type { Activities } from './activities.ts';

/** Intervals for which somebody who comes from another queue is still busy with its chats. */
const BUSY_INTERVALS = 2;

/**
 * [queue] The intervals in which people who have come from another queue may still hold its chats: there the chain, which
 * follows each queue by itself, thinks them free.
 */
export function disturbedIntervals({ doing, serving }: Activities): ReadonlySet<number>[] {
  const disturbed = serving.map(() => new Set<number>());
  for (const row of doing) {
    for (let interval = 1; interval < row.length; interval++) {
      const queue = row[interval];
      const before = row[interval - 1];
      if (queue < 0 || before < 0 || queue === before) continue;
      for (let k = 0; k < BUSY_INTERVALS && row[interval + k] === queue; k++) {
        disturbed[queue].add(interval + k);
      }
    }
  }
  return disturbed;
}
