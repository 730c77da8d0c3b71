import type { BandPrediction } from '../domain/certificate.ts';
import type { IntervalGrid } from '../domain/grid.ts';
import type { ResolvedDemand } from '../domain/resolved-demand.ts';
import type { Calendars } from './calendars.ts';
import type { Replay } from './replay.ts';
import type { QueueRequirement } from './requirement.ts';
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
  readonly applies: (interval: number) => boolean;
}

/** The bands of a request on its grid, and the open hours that no band covers. */
export function bandViews(
  request: Pick<ResolvedDemand, 'targets'>,
  grid: IntervalGrid,
  calendars: Calendars,
): BandView[] {
  const views = request.targets.bands.map((band): BandView => {
    const onDay = (interval: number): boolean =>
      band.weekdays?.includes(grid.days[grid.dayOf[interval]].weekday) ?? true;
    return {
      name: band.id,
      applies: (interval) =>
        calendars.open[interval] === 1 && onDay(interval) && bandApplies(band, grid.clockMinute[interval]),
    };
  });
  const outside: BandView = {
    name: views.length === 0 ? 'all hours' : 'other hours',
    applies: (interval) => calendars.open[interval] === 1 && !views.some((view) => view.applies(interval)),
  };
  return [...views, outside].filter(({ applies }) => [...calendars.open.keys()].some(applies));
}

/** Average response time of a band over all its replies; null where it is not finite. */
export function bandResponseSeconds(view: BandView, predicted: readonly Predicted[][]): number | null {
  let replies = 0;
  let seconds = 0;
  for (const queue of predicted) {
    queue.forEach((one, interval) => {
      if (one.replies === 0 || !view.applies(interval)) return;
      replies += one.replies;
      seconds += one.replies * one.responseSeconds;
    });
  }
  if (replies === 0) return 0;
  return Number.isFinite(seconds) ? seconds / replies : null;
}

/** Prediction against target per band, with the target that is strictest there. */
export function predictBands(
  views: readonly BandView[],
  workload: readonly QueueWorkload[],
  requirement: readonly QueueRequirement[],
  predicted: readonly Predicted[][],
  bufferOnDuty: Int32Array,
): BandPrediction[] {
  return views.map((view) => {
    const intervals = [...bufferOnDuty.keys()].filter((interval) => view.applies(interval));
    const strictest = strictestTarget(requirement, intervals);
    const predictedSeconds = bandResponseSeconds(view, predicted);
    const buffers = intervals.map((interval) => bufferOnDuty[interval]);
    return {
      band: view.name,
      contacts: workload.reduce(
        (sum, { contacts }) => intervals.reduce((total, interval) => total + contacts[interval], sum),
        0,
      ),
      targetSeconds: strictest?.seconds ?? null,
      bindingTarget: strictest?.source ?? 'none',
      predictedSeconds,
      met: strictest === undefined || (predictedSeconds !== null && predictedSeconds <= strictest.seconds),
      bufferAgents: { least: Math.min(...buffers), most: Math.max(...buffers) },
    };
  });
}

function strictestTarget(
  requirement: readonly QueueRequirement[],
  intervals: readonly number[],
): { seconds: number; source: string } | undefined {
  let strictest: { seconds: number; source: string } | undefined;
  for (const { targets } of requirement) {
    for (const interval of intervals) {
      const { sets, sources } = targets[interval];
      const seconds = sets[0].averageResponseSeconds;
      if (seconds === undefined || (strictest !== undefined && seconds >= strictest.seconds)) continue;
      strictest = { seconds, source: sources.averageResponseSeconds! };
    }
  }
  return strictest;
}
