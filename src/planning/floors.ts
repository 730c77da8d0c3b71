import { bufferStaff } from '../../models/queueing/buffer.ts';
import type { ResolvedDemand } from '../domain/resolved-demand.ts';
import type { Calendars } from './calendars.ts';
import type { QueueRequirement } from './requirement.ts';

/** People wanted on duty above the requirement, per interval; 0 in closed hours. */
export interface Floors {
  readonly liveExtra: Int32Array;
  readonly buffer: Int32Array;
  /** Requirement over all queues. */
  readonly required: Int32Array;
}

/** Buffer policy and live extra: what each interval asks for above the agents that serve. */
export function floorsAbove(
  request: ResolvedDemand,
  calendars: Calendars,
  requirement: readonly QueueRequirement[],
): Floors {
  const required = Int32Array.from(calendars.open, (_, interval) =>
    requirement.reduce((sum, queue) => sum + queue.required[interval], 0),
  );
  const buffer = required.map((agents, interval) =>
    calendars.open[interval] === 1 ? bufferFor(request, agents) : 0,
  );
  return { liveExtra: calendars.liveExtra, buffer, required };
}

/** The larger of the flat share (with its minimum) and what absence at the wanted confidence asks for. */
function bufferFor({ buffer, absenceRate }: ResolvedDemand, required: number): number {
  const { absenceConfidence: confidence } = buffer;
  return bufferStaff(required, buffer, confidence === undefined ? undefined : { absenceRate, confidence })
    .agents;
}
