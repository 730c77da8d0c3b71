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
  { name: band, appliesTo }: BandView,
  { contacts }: Demand,
  queue: number,
  targets: readonly TargetsInForce[],
): PromisedTarget[] {
  const found = new Map<string, PromisedTarget & { readonly intervals: number[] }>();
  targets.forEach((inForce, interval) => {
    if (contacts[interval] === 0 || !appliesTo(queue, interval)) return;
    for (const asked of promisedBy(inForce)) {
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

/** A target of its own. */
export type Asked = Pick<PromisedTarget, 'target' | 'asked' | 'withinSeconds' | 'source'>;

/** The targets in force in an interval, each by itself. */
export function askedBy({ sets, sources }: TargetsInForce): Asked[] {
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

/** The targets promised over a band: what is averaged over it instead of what a single interval may come to. */
function promisedBy(inForce: TargetsInForce): Asked[] {
  const { averaged } = inForce;
  return askedBy(inForce).map((asked) =>
    averaged !== undefined && asked.target === 'averageResponseSeconds'
      ? { ...asked, asked: averaged.seconds, source: averaged.source }
      : asked,
  );
}

/** The same target with so large a share more of what it lets pass: seconds, or the rest to 1 of a share to be reached. */
export function loosened(asked: Asked, share: number): Asked {
  const bound = asked.asked;
  return { ...asked, asked: isUpperBound(asked) ? bound * (1 + share) : 1 - (1 - bound) * (1 + share) };
}

/** Whether a figure keeps a target. */
export function keeps(asked: Asked, figure: number): boolean {
  return isUpperBound(asked) ? figure <= asked.asked : figure >= asked.asked;
}

/** Whether less is better. */
export function isUpperBound({ target }: Pick<Asked, 'target'>): boolean {
  return target === 'averageResponseSeconds' || target === 'maximumAbandonment';
}
