import type { CoveringData } from './data.ts';
import type { Covering } from './decode.ts';
import { transport } from './transport.ts';
import { BUFFER_SHORTAGE_WEIGHT, LIVE_SHORTAGE_WEIGHT } from './weights.ts';

/** What a covering leaves open, whoever is present being put where it counts most. */
export interface ShortageLeft {
  /** [skill][interval] agents missing. */
  readonly agents: readonly Int32Array[];
  /** Missing of the live extra and of the buffer, per interval. */
  readonly live: Int32Array;
  readonly buffer: Int32Array;
  /** [floor] windows in which nobody of the authority is on duty. */
  readonly windowsWithoutAuthority: readonly number[];
  /** Stage 1 of the objective in `formulation.md`. */
  readonly weighted: number;
}

/**
 * The shortage of a covering, interval by interval as a flow from groups to skills, dearest skill first. Knows people,
 * shifts and breaks only: none of the model's rows.
 */
export function shortageLeft(data: CoveringData, covering: Covering): ShortageLeft {
  const serving = servingOf(data, covering);
  const agents = data.skills.map(() => new Int32Array(data.intervalCount));
  const live = new Int32Array(data.intervalCount);
  const buffer = new Int32Array(data.intervalCount);
  let weighted = 0;
  for (let t = 0; t < data.intervalCount; t++) {
    const skills = [...data.skills.keys()].sort(
      (a, b) => data.shortageWeight[b][t] - data.shortageWeight[a][t],
    );
    const present = serving.map((group) => group[t]);
    const filled = transport(
      present,
      skills.map((skill) => data.required[skill][t]),
      (group, k) => (data.groups[group].skillMask & (1 << skills[k])) !== 0,
    );
    skills.forEach((skill, k) => {
      agents[skill][t] = data.required[skill][t] - filled[k];
      weighted += data.shortageWeight[skill][t] * agents[skill][t];
    });
    const free = sum(present) - sum(filled);
    const missing = Math.max(0, data.liveExtra[t] + data.buffer[t] - free);
    buffer[t] = Math.min(data.buffer[t], missing);
    live[t] = missing - buffer[t];
    weighted += LIVE_SHORTAGE_WEIGHT * live[t] + BUFFER_SHORTAGE_WEIGHT * buffer[t];
  }
  const windowsWithoutAuthority = data.authorityFloors.map(({ authority, windows }) => {
    const able = serving.filter((_, g) => data.groups[g].authority >= authority);
    return windows.filter(([first, last]) =>
      able.every((group) => group.subarray(first, last + 1).every((people) => people === 0)),
    ).length;
  });
  data.authorityFloors.forEach(({ level, weight }, f) => {
    if (level === 'required') weighted += weight * windowsWithoutAuthority[f];
  });
  return { agents, live, buffer, windowsWithoutAuthority, weighted };
}

/** [group][interval] people on shift and not on a break. */
function servingOf(data: CoveringData, { shifts, breaks }: Covering): Int32Array[] {
  return data.groups.map((_, g) => {
    const present = new Int32Array(data.intervalCount);
    const add = (from: number, to: number, people: number): void => {
      for (let t = from; t < to; t++) present[t] += people;
    };
    for (const [shift, people] of shifts[g]) add(data.shifts[shift].start, data.shifts[shift].end, people);
    for (const { pool, begin, people } of breaks[g]) {
      const { intervals } = data.shifts.find((shift) => shift.mealBreak?.pool === pool)!.mealBreak!;
      add(begin, begin + intervals, -people);
    }
    return present;
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
