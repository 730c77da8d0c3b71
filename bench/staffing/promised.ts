import type { IntervalGrid } from '../../src/domain/grid.ts';
import type { Queue } from '../../src/domain/queue.ts';
import type { ResolvedRequest } from '../../src/domain/resolved-request.ts';
import type { Band, TargetName, TargetSet } from '../../src/domain/target.ts';
import { minuteOfDay } from '../../src/domain/time.ts';
import type { ShopDemand } from './rostered-scenario.ts';

/** One target of one queue, to hold over some intervals together. */
export interface Promised {
  readonly queue: number;
  readonly intervals: readonly number[];
  readonly target: TargetName;
  readonly asked: number;
  /** Of `answeredWithin`. */
  readonly withinSeconds?: number;
  readonly source: string;
}

/**
 * What a request promises, read from the request alone: every target of every source, not only the strictest. In each
 * interval by itself, and for each band in all of its intervals together.
 */
export function promisedBy(
  { request, grid }: Pick<ShopDemand, 'request' | 'grid'>,
  isJudged: (queue: number, interval: number) => boolean,
): { readonly intervals: Promised[]; readonly bands: Promised[] } {
  const intervals: Promised[] = [];
  const bands: Promised[] = [];
  request.queues.forEach((queue, q) => {
    const judged = Array.from({ length: grid.count }, (_, t) => t).filter((t) => isJudged(q, t));
    for (const { source, targets, isBand, applies } of sourcesFor(request, queue, grid)) {
      const inForce = judged.filter(applies);
      for (const promised of promisedIn(targets)) {
        if (isBand && inForce.length > 0) bands.push({ ...promised, queue: q, source, intervals: inForce });
        for (const t of inForce) intervals.push({ ...promised, queue: q, source, intervals: [t] });
      }
    }
  });
  return { intervals: strictest(intervals), bands };
}

interface Source {
  readonly source: string;
  readonly targets: TargetSet;
  readonly isBand: boolean;
  readonly applies: (interval: number) => boolean;
}

function sourcesFor({ targets, shop }: ResolvedRequest, queue: Queue, grid: IntervalGrid): Source[] {
  const always = (): boolean => true;
  const assessed = (t: number): boolean => lies(grid.clockMinute[t], shop.assessedHours);
  const inBand = (band: Band) => (t: number) =>
    lies(grid.clockMinute[t], band) &&
    (band.weekdays === undefined || band.weekdays.includes(grid.days[grid.dayOf[t]].weekday));
  return [
    { source: 'tier', targets: targets.tier ?? {}, isBand: false, applies: always },
    { source: 'platform', targets: targets.platform ?? {}, isBand: false, applies: assessed },
    { source: 'request', targets: targets.always ?? {}, isBand: false, applies: always },
    { source: 'queue', targets: queue.targets ?? {}, isBand: false, applies: always },
    ...targets.bands
      .filter((band) => band.queues === undefined || band.queues.includes(queue.id))
      .map((band) => ({ source: band.id, targets: band, isBand: true, applies: inBand(band) })),
  ];
}

function promisedIn(targets: TargetSet): Pick<Promised, 'target' | 'asked' | 'withinSeconds'>[] {
  const { averageResponseSeconds, answeredWithin, threeMinuteReplyRate, maximumAbandonment } = targets;
  return [
    ...(averageResponseSeconds === undefined
      ? []
      : [{ target: 'averageResponseSeconds' as const, asked: averageResponseSeconds }]),
    ...(answeredWithin === undefined
      ? []
      : [
          {
            target: 'answeredWithin' as const,
            asked: answeredWithin.share,
            withinSeconds: answeredWithin.seconds,
          },
        ]),
    ...(threeMinuteReplyRate === undefined
      ? []
      : [{ target: 'threeMinuteReplyRate' as const, asked: threeMinuteReplyRate }]),
    ...(maximumAbandonment === undefined
      ? []
      : [{ target: 'maximumAbandonment' as const, asked: maximumAbandonment }]),
  ];
}

function lies(minute: number, { from, to }: { readonly from: string; readonly to: string }): boolean {
  return minuteOfDay(from) <= minute && minute < minuteOfDay(to);
}

/** Of several bounds on the same figure the one that implies the others; the first where they are equal. */
function strictest(promised: readonly Promised[]): Promised[] {
  const kept = new Map<string, Promised>();
  for (const one of promised) {
    const key = [one.queue, one.intervals[0], one.target, one.withinSeconds].join();
    const other = kept.get(key);
    if (other === undefined || isUpperBound(one) === one.asked < other.asked) kept.set(key, one);
  }
  return [...kept.values()];
}

/** Whether less is better. */
export function isUpperBound({ target }: Pick<Promised, 'target'>): boolean {
  return target === 'averageResponseSeconds' || target === 'maximumAbandonment';
}
