import type { QueueTargets } from '../../models/queueing/handling.ts';
import type { IntervalGrid } from '../domain/grid.ts';
import type { Queue } from '../domain/queue.ts';
import type { ResolvedDemand } from '../domain/resolved-demand.ts';
import type { Band, TargetName, TargetSet } from '../domain/target.ts';
import { minuteOfDay } from '../domain/time.ts';
import type { DayWindow } from '../domain/time.ts';

/** The strictest of all targets that apply to a queue in an interval, with where each comes from. */
export interface TargetsInForce {
  /** Target sets that must all hold; several only when different `answeredWithin` targets apply. */
  readonly sets: readonly QueueTargets[];
  /** Where the strictest value of each target comes from: `tier ka`, `band 20:00–24:00`, `platform` … */
  readonly sources: Readonly<Partial<Record<TargetName, string>>>;
  /** A response time promised on average over a band: `sets` then hold what no interval may exceed. */
  readonly averaged?: { readonly seconds: number; readonly source: string };
}

/** Of a target on average, how many times it a single interval may come to. */
const MOST_IN_AN_INTERVAL = 2;

/** Combines tier, band, platform, queue and request targets of every interval; equal combinations are one object. */
export function targetsInForce(request: ResolvedDemand, queue: Queue, grid: IntervalGrid): TargetsInForce[] {
  const combined = new Map<string, TargetsInForce>();
  const { tier, bands, platform, always } = request.targets;
  const queueBands = bands.filter((band) => band.queues?.includes(queue.id) ?? true);
  return Array.from({ length: grid.count }, (_, interval) => {
    const minute = grid.clockMinute[interval];
    const { weekday } = grid.days[grid.dayOf[interval]];
    const inForce = queueBands.filter(
      (band) => bandApplies(band, minute) && (band.weekdays?.includes(weekday) ?? true),
    );
    const assessed = platform !== undefined && within(request.shop.assessedHours, minute);
    const key = JSON.stringify([assessed, ...inForce.map((band) => band.id)]);
    const known = combined.get(key);
    if (known !== undefined) return known;
    const strict = strictest([
      ...inForce.map((band): Source => [`band ${band.id}`, band]),
      [`tier ${request.shop.tier}`, tier],
      ['platform', assessed ? platform : undefined],
      [`queue ${queue.id}`, queue.targets],
      ['request', always],
    ]);
    const fresh = request.targets.averaging === 'band' ? averagedOverBand(strict) : strict;
    combined.set(key, fresh);
    return fresh;
  });
}

/** Whether a band covers a clock minute. */
export function bandApplies(band: Pick<Band, 'from' | 'to'>, minute: number): boolean {
  return within(band, minute);
}

function within(window: DayWindow, minute: number): boolean {
  return minuteOfDay(window.from) <= minute && minute < minuteOfDay(window.to);
}

/** The response target as an average, each interval within a multiple of it. */
function averagedOverBand({ sets, sources }: TargetsInForce): TargetsInForce {
  const seconds = sets[0].averageResponseSeconds;
  if (seconds === undefined) return { sets, sources };
  const source = sources.averageResponseSeconds!;
  const most = { ...sets[0], averageResponseSeconds: MOST_IN_AN_INTERVAL * seconds };
  return {
    sets: [most, ...sets.slice(1)],
    sources: { ...sources, averageResponseSeconds: `twice what ${source} asks on average` },
    averaged: { seconds, source },
  };
}

type Source = readonly [label: string, targets: TargetSet | undefined];

/** Of several sources that ask the same, the first names the target. */
export function strictest(sources: readonly Source[]): TargetsInForce {
  const named: Partial<Record<TargetName, string>> = {};
  const ordered: { -readonly [Key in keyof QueueTargets]: QueueTargets[Key] } = {};
  const within: NamedWithin[] = [];
  const take = (
    name: Exclude<TargetName, 'answeredWithin'>,
    value: number | undefined,
    label: string,
    sign: 1 | -1,
  ): void => {
    const best = ordered[name];
    if (value === undefined || (best !== undefined && sign * value >= sign * best)) return;
    ordered[name] = value;
    named[name] = label;
  };
  for (const [label, targets] of sources) {
    if (targets === undefined) continue;
    take('averageResponseSeconds', targets.averageResponseSeconds, label, 1);
    take('threeMinuteReplyRate', targets.threeMinuteReplyRate, label, -1);
    take('maximumAbandonment', targets.maximumAbandonment, label, 1);
    if (targets.answeredWithin !== undefined) within.push({ label, target: targets.answeredWithin });
  }
  const kept = undominated(within);
  const [first, ...others] = kept.map(({ target }) => target);
  if (kept.length > 0) named.answeredWithin = kept.map(({ label }) => label).join(' and ');
  return {
    sets: [
      first === undefined ? ordered : { ...ordered, answeredWithin: first },
      ...others.map((one) => ({ answeredWithin: one })),
    ],
    sources: named,
  };
}

interface NamedWithin {
  readonly label: string;
  readonly target: NonNullable<TargetSet['answeredWithin']>;
}

/** Drops “80 % in 60 s” beside “90 % in 30 s”, but keeps pairs of which neither implies the other. */
function undominated(targets: readonly NamedWithin[]): NamedWithin[] {
  return targets.filter(
    ({ target: one }, index) =>
      !targets.some(({ target: other }, k) => {
        const implies = other.share >= one.share && other.seconds <= one.seconds;
        const same = other.share === one.share && other.seconds === one.seconds;
        return implies && (same ? k < index : true);
      }),
  );
}
