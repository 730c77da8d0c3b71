import { rosteredForPresent } from '../../models/queueing/absence.ts';
import { bufferStaff } from '../../models/queueing/buffer.ts';
import type { BufferStaff } from '../../models/queueing/buffer.ts';
import type { ResolvedDemand } from '../domain/resolved-demand.ts';
import type { Calendars } from './calendars.ts';
import type { QueueRequirement } from './requirement.ts';

/** People wanted on duty above the requirement, per interval; 0 in closed hours. */
export interface Floors {
  readonly liveExtra: Int32Array;
  readonly buffer: Int32Array;
  /** What each rule asks for as buffer, and which one sets it; undefined in closed hours. */
  readonly bufferRules: readonly (BufferStaff | undefined)[];
  /** Requirement over all queues. */
  readonly required: Int32Array;
  /** What absence takes on the wanted share of days, by `absenceExtra`. */
  readonly absenceExtra: Int32Array | undefined;
}

/**
 * Buffer policy and live extra: what each interval asks for above the agents that serve.
 * @param absenceExtra from `absenceExtra`; it does not depend on the requirement.
 */
export function floorsAbove(
  request: ResolvedDemand,
  calendars: Calendars,
  requirement: readonly QueueRequirement[],
  absenceExtra?: Int32Array,
): Floors {
  const required = Int32Array.from(calendars.open, (_, interval) =>
    requirement.reduce((sum, queue) => sum + queue.required[interval], 0),
  );
  const bufferRules = Array.from(required, (agents, interval) =>
    calendars.open[interval] === 1 ? bufferFor(request, agents, absenceExtra?.[interval]) : undefined,
  );
  const buffer = Int32Array.from(bufferRules, (rules) => rules?.agents ?? 0);
  return { liveExtra: calendars.liveExtra, buffer, bufferRules, required, absenceExtra };
}

/** The larger of the flat share (with its minimum) and what chance asks for: absence alone, or with the days’ demand. */
function bufferFor(
  { buffer, absenceRate }: ResolvedDemand,
  required: number,
  extra: number | undefined,
): BufferStaff {
  const { absenceConfidence } = buffer;
  const byAbsence =
    absenceConfidence === undefined
      ? undefined
      : rosteredForPresent(required, absenceRate, absenceConfidence);
  if (byAbsence === undefined && extra === undefined) return bufferStaff(required, buffer);
  return bufferStaff(required, buffer, { rostered: Math.max(byAbsence ?? 0, required + (extra ?? 0)) });
}
