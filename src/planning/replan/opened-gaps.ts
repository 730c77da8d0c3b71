import { OFF_DUTY } from '../../../models/rostering/activities.ts';
import { intervalIso } from '../../domain/grid.ts';
import type { OpenedGap } from '../../domain/replan.ts';
import { presenceOf } from '../activities.ts';
import type { CoveringInput } from '../covering-data.ts';
import type { Repaired } from './repaired-roster.ts';

/** Interval → agents missing. */
export type IntervalsMissing = ReadonlyMap<number, number>;

/** A gap with the intervals behind it. */
export interface GapIntervals {
  readonly gap: OpenedGap;
  /** Index of the queue; undefined for live extra. */
  readonly queue: number | undefined;
  readonly missing: IntervalsMissing;
}

/**
 * What is missing while everybody who is left does what was published: by queue, and of live extra, in stretches of one date,
 * ascending by start.
 */
export function openedGaps(
  input: CoveringInput,
  { left, planned }: Pick<Repaired, 'left' | 'planned'>,
): GapIntervals[] {
  const { request, grid, requirement, floors } = input;
  const presence = left.people.map((one, p) => presenceOf(one, left.begins[p], grid));
  const isDoing = (what: (code: number) => boolean, interval: number): number =>
    presence.reduce(
      (sum, onDuty, p) => sum + (onDuty[interval] === 1 && what(planned[p][interval]) ? 1 : 0),
      0,
    );
  const lacking = requirement.map(({ required }, q) =>
    required.map((agents, t) => Math.max(0, agents - isDoing((code) => code === q, t))),
  );
  const liveExtra = floors.liveExtra.map((extra, t) => {
    const ofQueues = lacking.reduce((sum, of) => sum + of[t], 0);
    const onDuty = isDoing((code) => code >= OFF_DUTY, t);
    return Math.max(0, Math.min(extra, floors.required[t] + extra - onDuty - ofQueues));
  });
  return [
    ...request.queues.flatMap((_, q) => stretches(input, lacking[q], q)),
    ...stretches(input, liveExtra, undefined),
  ].sort((a, b) => Date.parse(a.gap.start) - Date.parse(b.gap.start));
}

function stretches(
  { request, grid }: CoveringInput,
  missing: Int32Array,
  queue: number | undefined,
): GapIntervals[] {
  const found: GapIntervals[] = [];
  for (let from = 0; from < grid.count; from++) {
    if (missing[from] === 0) continue;
    let to = from + 1;
    while (to < grid.count && missing[to] > 0 && grid.dayOf[to] === grid.dayOf[from]) to++;
    const agents = missing.subarray(from, to);
    const gap: OpenedGap = {
      kind: queue === undefined ? 'live-extra' : 'queue',
      ...(queue === undefined ? {} : { queue: request.queues[queue].id }),
      start: intervalIso(grid, from),
      end: intervalIso(grid, to),
      missing: Math.max(...agents),
      agentMinutes: agents.reduce((sum, count) => sum + count, 0) * grid.intervalMinutes,
    };
    const intervals = Array.from(agents, (count, k): [number, number] => [from + k, count]);
    found.push({ gap, queue, missing: new Map(intervals) });
    from = to - 1;
  }
  return found;
}
