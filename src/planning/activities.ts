import { BUFFER, allocateActivities, workOf } from '../../models/rostering/activities.ts';
import { steadyActivities } from '../../models/rostering/steady-activities.ts';
import type { IntervalGrid } from '../domain/grid.ts';
import { meetsNeed } from '../domain/skill.ts';
import type { Skill, SkillNeed } from '../domain/skill.ts';
import { placedBreaks } from './breaks.ts';
import type { BreakBegins } from './breaks.ts';
import type { Wanted } from './counted-on.ts';
import type { CoveringInput } from './covering-data.ts';
import { deferredAgents } from './deferred-agents.ts';
import type { Rostered } from './fill-gaps.ts';
import type { Floors } from './floors.ts';
import { daysToWork } from './fairness/days-to-work.ts';
import type { RosteredPerson } from './rostering.ts';

/** What everybody does in every interval, and what that adds up to. */
export interface Activities {
  /** [person][interval] what models/rostering/activities.ts says: a queue index, BUFFER, OFF_DUTY or work that can wait. */
  readonly doing: readonly Int8Array[];
  /** [queue][interval] people serving. */
  readonly serving: readonly Int32Array[];
  /** [kind of work][interval] people on work that can wait. */
  readonly deferred: readonly Int32Array[];
  /** People on duty and not on a break, per interval. */
  readonly onDuty: Int32Array;
}

type Input = Pick<CoveringInput, 'request' | 'grid' | 'workload' | 'work'>;

/** Stage 8: who serves which queue when, who is on work that can wait, and who is buffer. */
export function allocate(input: Input, { people, begins }: Rostered, wanted: Wanted): Activities {
  const { request, grid, workload } = input;
  const presence = people.map((person, p) => presenceOf(person, begins[p], grid));
  const persons = people.map(({ person }) => person);
  const wantedDeferred = deferredAgents(input, persons, presence, wanted);
  const maskOf = (skills: readonly Skill[], tasks: readonly SkillNeed[]): number =>
    tasks.reduce((mask, need, task) => (meetsNeed(skills, need) ? mask | (1 << task) : mask), 0);
  const data = {
    intervalCount: grid.count,
    queueMask: persons.map(({ skills }) => maskOf(skills, request.queues)),
    workMask: persons.map(({ skills }) => maskOf(skills, request.deferrableWork)),
    onDuty: presence,
    required: wanted.requirement.map((queue) => queue.required),
    deferred: wantedDeferred,
    contacts: workload.map((queue) => queue.contacts),
    buffer: keptAsBuffer(presence, wanted.floors, wantedDeferred),
    standBy: people.map(({ person, shifts }) => ({
      shifts: shifts.map(({ candidate }) => candidate),
      carriedIn: person.history?.counters.bufferDuties ?? 0,
      days: daysToWork(person, grid),
    })),
  };
  const leastIntervals = Math.ceil(request.rules['least-activity-minutes'].limit / grid.intervalMinutes);
  const doing = steadyActivities(data, leastIntervals, allocateActivities(data));
  return countActivities(input, doing, presence);
}

/** What everybody does, added up. */
export function countActivities(
  { request, grid }: Pick<Input, 'request' | 'grid'>,
  doing: readonly Int8Array[],
  presence: readonly Uint8Array[],
): Activities {
  const serving = request.queues.map(() => new Int32Array(grid.count));
  const deferred = request.deferrableWork.map(() => new Int32Array(grid.count));
  const onDuty = new Int32Array(grid.count);
  doing.forEach((row, p) =>
    row.forEach((what, interval) => {
      const work = workOf(what);
      if (what >= 0) serving[what][interval]++;
      if (work !== undefined) deferred[work][interval]++;
      onDuty[interval] += presence[p][interval];
    }),
  );
  return { doing, serving, deferred, onDuty };
}

/**
 * Where people are short, the buffer goes before work that can wait, and that before the extra agents of a live stream:
 * `shortfallsOf` counts it so.
 */
function keptAsBuffer(
  presence: readonly Uint8Array[],
  { required, liveExtra, buffer }: Floors,
  deferred: readonly Int32Array[],
): Int32Array {
  return buffer.map((wanted, interval) => {
    const present = presence.reduce((sum, person) => sum + person[interval], 0);
    const working = deferred.reduce((sum, agents) => sum + agents[interval], 0);
    return Math.max(0, Math.min(wanted, present - required[interval] - liveExtra[interval] - working));
  });
}

/** 1 for each interval in which somebody is on duty and not on a break. */
export function presenceOf(
  person: RosteredPerson,
  begins: BreakBegins[number],
  grid: IntervalGrid,
): Uint8Array {
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
