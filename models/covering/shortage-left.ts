import { placeWork } from '../deferrable/placement.ts';
import { breakLengths } from './break-lengths.ts';
import type { CoverShift, CoveringData, EndStaggering } from './data.ts';
import type { Covering } from './decode.ts';
import { minutesShortOf } from './minutes-short.ts';
import { transport } from './transport.ts';
import {
  BUFFER_SHORTAGE_WEIGHT,
  DEFERRABLE_SHORTAGE_WEIGHT,
  LIVE_SHORTAGE_WEIGHT,
  OWED_MINUTE_WEIGHT,
  OWED_PERSON_WEIGHT,
} from './weights.ts';

/** What a covering leaves open, whoever is present being put where it counts most. */
export interface ShortageLeft {
  /** [skill][interval] agents missing. */
  readonly agents: readonly Int32Array[];
  /** Missing of the live extra and of the buffer, per interval. */
  readonly live: Int32Array;
  readonly buffer: Int32Array;
  /** [class of deferrable work] agent-intervals not done in time. */
  readonly undone: readonly number[];
  /** [floor] windows in which nobody of the authority is on duty. */
  readonly windowsWithoutAuthority: readonly number[];
  /** [group][week] minutes less than its contract owes. */
  readonly minutesShort: readonly (readonly number[])[];
  /** [people limit] people less than are to work. */
  readonly peopleShort: readonly number[];
  /** Stage 1 of the objective in `formulation.md`. */
  readonly weighted: number;
}

/**
 * The shortage of a covering: interval by interval as a flow from groups to skills, dearest skill first; then work that can
 * wait is put into the time left. Knows people, shifts and breaks only: none of the model's rows.
 */
export function shortageLeft(data: CoveringData, covering: Covering): ShortageLeft {
  const present = servingOf(data, covering);
  const agents = data.skills.map(() => new Int32Array(data.intervalCount));
  const free = new Int32Array(data.intervalCount);
  let weighted = 0;
  for (let t = 0; t < data.intervalCount; t++) {
    const skills = [...data.skills.keys()].sort(
      (a, b) => data.shortageWeight[b][t] - data.shortageWeight[a][t],
    );
    const people = present.map((group) => group[t]);
    const filled = transport(
      people,
      skills.map((skill) => data.required[skill][t]),
      (group, k) => (data.groups[group].skillMask & (1 << skills[k])) !== 0,
    );
    skills.forEach((skill, k) => {
      agents[skill][t] = data.required[skill][t] - filled[k];
      weighted += data.shortageWeight[skill][t] * agents[skill][t];
    });
    free[t] = sum(people) - sum(filled);
  }
  const live = data.liveExtra.map((wanted, t) => Math.max(0, wanted - free[t]));
  const beyondLive = free.map((people, t) => Math.max(0, people - data.liveExtra[t]));
  const { undone, working } = leftUndone(data, present, agents, beyondLive);
  const buffer = data.buffer.map((wanted, t) => Math.max(0, wanted - beyondLive[t] + working[t]));
  weighted +=
    LIVE_SHORTAGE_WEIGHT * sum(live) +
    DEFERRABLE_SHORTAGE_WEIGHT * sum(undone) +
    BUFFER_SHORTAGE_WEIGHT * sum(buffer);
  const windowsWithoutAuthority = data.authorityFloors.map(({ authority, windows }) => {
    const able = present.filter((_, g) => data.groups[g].authority >= authority);
    return windows.filter(([first, last]) =>
      able.every((group) => group.subarray(first, last + 1).every((people) => people === 0)),
    ).length;
  });
  data.authorityFloors.forEach(({ level, weight }, f) => {
    if (level === 'required') weighted += weight * windowsWithoutAuthority[f];
  });
  if (data.endStaggering?.level === 'required')
    weighted += data.endStaggering.weight * leavingTooMany(data, covering, data.endStaggering);
  const minutesShort = data.groups.map((_, g) => minutesShortOf(data, covering, g));
  const peopleShort = data.peopleLimits.map(({ groups, minimumPeople }) =>
    Math.max(0, minimumPeople - sum(groups.map((g) => covering.people[g]))),
  );
  weighted += OWED_MINUTE_WEIGHT * sum(minutesShort.flat()) + OWED_PERSON_WEIGHT * sum(peopleShort);
  return { agents, live, undone, buffer, windowsWithoutAuthority, minutesShort, peopleShort, weighted };
}

/** [class] agent-intervals of work not done in time, and the agents who work per interval. */
function leftUndone(
  data: CoveringData,
  present: readonly Int32Array[],
  missing: readonly Int32Array[],
  beyondLive: Int32Array,
): { undone: number[]; working: Int32Array } {
  const working = new Int32Array(data.intervalCount);
  if (data.deferrable.length === 0) return { undone: [], working };
  const placed = placeWork({
    intervalCount: data.intervalCount,
    skillCount: data.skills.length,
    skillMask: data.groups.map(({ skillMask }) => skillMask),
    present,
    serving: data.required.map((skill, q) => skill.map((agents, t) => agents - missing[q][t])),
    kept: data.liveExtra,
    givesWay: data.buffer.map((wanted, t) => Math.min(wanted, beyondLive[t])),
    batches: data.deferrable.flatMap(({ skill, batches }) => batches.map((batch) => ({ ...batch, skill }))),
  });
  for (const byInterval of placed) for (const [t, agents] of byInterval) working[t] += agents;
  let next = 0;
  const undone = data.deferrable.map(({ batches }) =>
    sum(batches.map(({ agentIntervals }) => agentIntervals - sum([...placed[next++].values()]))),
  );
  return { undone, working };
}

/** People whose shifts end together with too many others, summed over where that matters. */
function leavingTooMany(
  data: CoveringData,
  { shifts }: Covering,
  { oneIn, intervals }: EndStaggering,
): number {
  const all = shifts.flatMap((counts) => [...counts]);
  const peopleWhere = (matches: (shift: CoverShift) => boolean): number =>
    sum(all.map(([shift, people]) => (matches(data.shifts[shift]) ? people : 0)));
  return sum(
    intervals.map((interval) => {
      const onDuty = peopleWhere(({ start, end }) => start < interval && interval <= end);
      const leaving = peopleWhere(({ end }) => end === interval);
      return Math.max(0, leaving - Math.ceil(onDuty / oneIn));
    }),
  );
}

/** [group][interval] people on shift and not on a break. */
function servingOf(data: CoveringData, { shifts, breaks }: Covering): Int32Array[] {
  const lengths = breakLengths(data);
  return data.groups.map((_, g) => {
    const present = new Int32Array(data.intervalCount);
    const add = (from: number, to: number, people: number): void => {
      for (let t = from; t < to; t++) present[t] += people;
    };
    for (const [shift, people] of shifts[g]) add(data.shifts[shift].start, data.shifts[shift].end, people);
    for (const { pool, begin, people } of breaks[g]) {
      add(begin, begin + lengths.get(pool)!, -people);
    }
    return present;
  });
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
