import type { CoveringData } from '../data.ts';
import type { Duty, TeamSchedule } from './team-schedule.ts';

/** [group] shift → people, not whole. */
export type RelaxedShifts = readonly ReadonlyMap<number, number>[];

/**
 * Rounds a relaxation to duties and puts them into a schedule: along the shifts of a group in order of time their sum is
 * rounded, so that on duty at any time are as many as in the relaxation, give or take one per group (systematic sampling).
 * Pinned people come first.
 */
export function roundRelaxed(data: CoveringData, relaxed: RelaxedShifts, schedule: TeamSchedule): Duty[] {
  const duties: Duty[] = [];
  data.groups.forEach((group, g) => {
    let sum = 0;
    let rounded = 0;
    for (const shift of group.shifts) {
      const begins = usableBegins(data, shift);
      const pinned = group.pinned.get(shift) ?? 0;
      sum += relaxed[g].get(shift) ?? 0;
      let people = Math.max(pinned, Math.floor(sum + 0.5) - rounded);
      rounded += people;
      if (begins !== undefined && begins.length === 0) people = 0;
      for (let k = 0; k < people; k++) {
        const duty = { group: g, shift, begin: begins?.[k % begins.length] ?? -1 };
        duties.push(duty);
        schedule.add(duty);
      }
    }
  });
  return duties;
}

/** When the break of a shift may begin; undefined for a shift without one. */
export function usableBegins(data: CoveringData, shift: number): number[] | undefined {
  return data.shifts[shift].breaks.at(0)?.begins.filter((begin) => data.breakBarred[begin] === 0);
}
