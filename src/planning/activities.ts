import { BUFFER, allocateActivities } from '../../models/rostering/activities.ts';
import type { IntervalGrid } from '../domain/grid.ts';
import type { ResolvedRequest } from '../domain/resolved-request.ts';
import { meetsNeed } from '../domain/skill.ts';
import { placedBreaks } from './breaks.ts';
import type { BreakBegins } from './breaks.ts';
import type { Floors } from './floors.ts';
import type { QueueRequirement } from './requirement.ts';
import type { RosteredPerson } from './rostering.ts';
import type { QueueWorkload } from './workload.ts';

/** What everybody does in every interval, and what that adds up to. */
export interface Activities {
  /** [person][interval] a queue index, BUFFER or OFF_DUTY of models/rostering/activities.ts. */
  readonly doing: readonly Int8Array[];
  /** [queue][interval] people serving. */
  readonly serving: readonly Int32Array[];
  /** People on duty and not on a break, per interval. */
  readonly onDuty: Int32Array;
}

/** Stage 8: who serves which queue when, and who is buffer. */
export function allocate(
  request: ResolvedRequest,
  grid: IntervalGrid,
  people: readonly RosteredPerson[],
  begins: BreakBegins,
  workload: readonly QueueWorkload[],
  requirement: readonly QueueRequirement[],
  floors: Floors,
): Activities {
  const presence = people.map((person, p) => presenceOf(person, begins[p], grid));
  const doing = allocateActivities({
    intervalCount: grid.count,
    queueMask: people.map(({ person }) =>
      request.queues.reduce(
        (mask, queue, q) => (meetsNeed(person.skills, queue) ? mask | (1 << q) : mask),
        0,
      ),
    ),
    onDuty: presence,
    required: requirement.map((queue) => queue.required),
    contacts: workload.map((queue) => queue.contacts),
    buffer: keptAsBuffer(presence, floors),
  });
  const serving = request.queues.map(() => new Int32Array(grid.count));
  const onDuty = new Int32Array(grid.count);
  doing.forEach((row, p) =>
    row.forEach((queue, interval) => {
      if (queue >= 0) serving[queue][interval]++;
      onDuty[interval] += presence[p][interval];
    }),
  );
  return { doing, serving, onDuty };
}

/** Where people are short, the buffer goes before the extra agents of a live stream: `shortfallsOf` counts it so. */
function keptAsBuffer(presence: readonly Uint8Array[], { required, liveExtra, buffer }: Floors): Int32Array {
  return buffer.map((wanted, interval) => {
    const present = presence.reduce((sum, person) => sum + person[interval], 0);
    return Math.max(0, Math.min(wanted, present - required[interval] - liveExtra[interval]));
  });
}

function presenceOf(person: RosteredPerson, begins: BreakBegins[number], grid: IntervalGrid): Uint8Array {
  const presence = new Uint8Array(grid.count);
  person.shifts.forEach(({ candidate }, k) => {
    presence.fill(1, candidate.start, candidate.end);
    for (const { from, to } of placedBreaks(candidate, begins[k])) presence.fill(0, from, to);
  });
  return presence;
}

/** Buffer staff on duty, per interval. */
export function bufferOnDuty({ doing }: Activities, intervalCount: number): Int32Array {
  const count = new Int32Array(intervalCount);
  for (const row of doing) row.forEach((what, interval) => (count[interval] += what === BUFFER ? 1 : 0));
  return count;
}
