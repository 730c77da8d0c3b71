import type { TargetName } from '../domain/target.ts';
import type { BandView } from './prediction.ts';
import type { TargetsInForce } from './targets-in-force.ts';
import type { QueueWorkload } from './workload.ts';

/** One target of one queue, over the part of a band in which it is the strictest of its kind. */
export interface PromisedTarget {
  readonly band: string;
  /** Index of the queue. */
  readonly queue: number;
  readonly target: TargetName;
  /** Seconds at most, or a share. */
  readonly asked: number;
  /** The time of `answeredWithin`. */
  readonly withinSeconds: number | undefined;
  readonly source: string;
  /** Intervals with contacts in which it is in force. */
  readonly intervals: readonly number[];
  /** Contacts expected in them. */
  readonly contacts: number;
}

/** Name of the stretch a target is measured over: equal stretches have equal names. */
export function partName({ intervals }: PromisedTarget): string {
  return intervals.join();
}

type Demand = Pick<QueueWorkload, 'contacts'>;

/**
 * Every target in force by band and queue, where contacts are expected. A band in which the platform assesses some hours
 * only, or in which another band is stricter for a while, gives several. `targets`: [queue][interval].
 */
export function promisedTargets(
  views: readonly BandView[],
  workload: readonly Demand[],
  targets: readonly (readonly TargetsInForce[])[],
): PromisedTarget[] {
  return views.flatMap((view) => workload.flatMap((queue, q) => promisedOfQueue(view, queue, q, targets[q])));
}

function promisedOfQueue(
  { name: band, applies }: BandView,
  { contacts }: Demand,
  queue: number,
  targets: readonly TargetsInForce[],
): PromisedTarget[] {
  const found = new Map<string, PromisedTarget & { readonly intervals: number[] }>();
  targets.forEach((inForce, interval) => {
    if (contacts[interval] === 0 || !applies(interval)) return;
    for (const asked of askedBy(inForce)) {
      const key = JSON.stringify(asked);
      const before = found.get(key);
      const intervals = before?.intervals ?? [];
      intervals.push(interval);
      const volume = (before?.contacts ?? 0) + contacts[interval];
      found.set(key, { band, queue, ...asked, intervals, contacts: volume });
    }
  });
  return [...found.values()];
}

type Asked = Pick<PromisedTarget, 'target' | 'asked' | 'withinSeconds' | 'source'>;

function askedBy({ sets, sources }: TargetsInForce): Asked[] {
  return sets.flatMap(
    ({ averageResponseSeconds, answeredWithin, threeMinuteReplyRate, maximumAbandonment }) =>
      (
        [
          ['averageResponseSeconds', averageResponseSeconds, undefined],
          ['answeredWithin', answeredWithin?.share, answeredWithin?.seconds],
          ['threeMinuteReplyRate', threeMinuteReplyRate, undefined],
          ['maximumAbandonment', maximumAbandonment, undefined],
        ] as const
      ).flatMap(([target, asked, withinSeconds]) =>
        asked === undefined ? [] : [{ target, asked, withinSeconds, source: sources[target]! }],
      ),
  );
}
