import type { CoveringInput } from './covering-data.ts';
import { predictResponses, weighedMean } from './prediction.ts';
import { TOLERATED_EXCESS } from './replay.ts';
import type { MissedInterval, Replay } from './replay.ts';

/**
 * Of every average response that a roster misses, the intervals that carry the miss: the fewest which, if they kept the
 * target each, would bring the average down to it.
 * @param serving [queue][interval] people on duty on it.
 */
export function missedAverages(
  { workload, grid, averages }: Pick<CoveringInput, 'workload' | 'grid' | 'averages'>,
  replay: Pick<Replay, 'performance'>,
  serving: readonly ArrayLike<number>[],
): MissedInterval[] {
  if (averages.length === 0) return [];
  const predicted = predictResponses(workload, replay, serving, grid);
  return averages.flatMap(({ queue, asked, intervals }) => {
    const repliesIn = (interval: number): number => predicted[queue][interval].replies;
    const secondsIn = (interval: number): number => predicted[queue][interval].responseSeconds;
    const excess = weighedMean(intervals, repliesIn, secondsIn) / asked - 1;
    if (excess <= TOLERATED_EXCESS) return [];
    const carried = (interval: number): number => repliesIn(interval) * (secondsIn(interval) - asked);
    const worstFirst = [...intervals].sort((a, b) => carried(b) - carried(a));
    let left = intervals.reduce((sum, interval) => sum + carried(interval), 0);
    return worstFirst.flatMap((interval): MissedInterval[] => {
      if (!(left > 0)) return [];
      left -= carried(interval);
      return [{ queue, interval, excess }];
    });
  });
}
