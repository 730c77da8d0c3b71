import type { IntervalGrid } from '../domain/grid.ts';
import type { ResolvedDemand } from '../domain/resolved-demand.ts';
import type { Calendars } from './calendars.ts';
import type { Replay } from './replay.ts';
import { bandApplies } from './targets-in-force.ts';
import type { QueueWorkload } from './workload.ts';

/** What customers meet in one interval of one queue. */
export interface Predicted {
  /** Average response time, seconds; Infinity where nobody could keep up. */
  readonly responseSeconds: number;
  /** Replies in the interval: the weight of the interval in an average. */
  readonly replies: number;
}

/** [queue][interval] what a replay says customers meet; idle intervals weigh nothing. */
export function predictResponses(
  workload: readonly QueueWorkload[],
  { performance }: Pick<Replay, 'performance'>,
  serving: readonly ArrayLike<number>[],
  grid: IntervalGrid,
): Predicted[][] {
  const seconds = grid.intervalMinutes * 60;
  return workload.map(({ contacts, handling }, q) =>
    Array.from(contacts, (volume, interval) => {
      if (volume === 0) return { responseSeconds: 0, replies: 0 };
      // Nobody serving writes no replies, and an average over written replies would hide it.
      if (serving[q][interval] === 0) {
        const repliesPerContact = handling.kind === 'chat' ? handling.repliesPerChat : 1;
        return { responseSeconds: Infinity, replies: volume * repliesPerContact };
      }
      const { averageResponseSeconds, repliesPerSecond } = performance[q][interval];
      return { responseSeconds: averageResponseSeconds, replies: repliesPerSecond * seconds };
    }),
  );
}

/** A stretch of the day in which predictions are averaged: a band of the request, or the hours outside all bands. */
export interface BandView {
  readonly name: string;
  /** Whether it applies to some queue. */
  readonly applies: (interval: number) => boolean;
  readonly appliesTo: (queue: number, interval: number) => boolean;
}

/** The bands of a request on its grid, and the open hours of each queue that none of its bands covers. */
export function bandViews(
  { targets, queues }: Pick<ResolvedDemand, 'targets' | 'queues'>,
  grid: IntervalGrid,
  { open }: Pick<Calendars, 'open'>,
): BandView[] {
  const viewOf = (name: string, appliesTo: BandView['appliesTo']): BandView => ({
    name,
    applies: (interval) => queues.some((_, queue) => appliesTo(queue, interval)),
    appliesTo,
  });
  const views = targets.bands.map((band) =>
    viewOf(band.id, (queue, interval) => {
      const { weekday } = grid.days[grid.dayOf[interval]];
      return (
        open[interval] === 1 &&
        bandApplies(band, grid.clockMinute[interval]) &&
        (band.weekdays?.includes(weekday) ?? true) &&
        (band.queues?.includes(queues[queue].id) ?? true)
      );
    }),
  );
  const outside = viewOf(
    views.length === 0 ? 'all hours' : 'other hours',
    (queue, interval) => open[interval] === 1 && !views.some((view) => view.appliesTo(queue, interval)),
  );
  return [...views, outside].filter(({ applies }) => [...open.keys()].some(applies));
}

/** Average response time of a queue over all its replies in some intervals; null where it is not finite. */
export function averageResponseSeconds(
  predicted: readonly Predicted[],
  intervals: readonly number[],
): number | null {
  const seconds = weighedMean(
    intervals,
    (interval) => predicted[interval].replies,
    (interval) => predicted[interval].responseSeconds,
  );
  return Number.isFinite(seconds) ? seconds : null;
}

/** Mean over intervals, those without weight left out; 0 where none has any. */
export function weighedMean(
  intervals: readonly number[],
  weight: (interval: number) => number,
  value: (interval: number) => number,
): number {
  let total = 0;
  let sum = 0;
  for (const interval of intervals) {
    const weighs = weight(interval);
    if (weighs === 0) continue;
    total += weighs;
    sum += weighs * value(interval);
  }
  return total === 0 ? 0 : sum / total;
}
