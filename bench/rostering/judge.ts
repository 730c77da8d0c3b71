import type { ShiftSchedulingInstance } from './instance.ts';

/** For each person (by name) the shift of each day; undefined for a day off. */
export type NamedRoster = ReadonlyMap<string, readonly (string | undefined)[]>;

export interface Judgement {
  /** One sentence per broken rule of the public set; empty for a legal roster. */
  readonly errors: readonly string[];
  /** Requests, shortage and excess by their weights. */
  readonly penalty: number;
}

/** Scores a roster by the rules of the public set, from the instance alone. */
export function judge(instance: ShiftSchedulingInstance, roster: NamedRoster): Judgement {
  const errors = instance.staff.flatMap((member) => {
    const worked = roster.get(member.id);
    if (worked?.length !== instance.days) return [`${member.id} has no roster of ${instance.days} days`];
    return memberErrors(instance, member, worked).map((error) => `${member.id} ${error}`);
  });
  let penalty = 0;
  for (const { kind, person, day, shift, weight } of instance.requests) {
    const isWorked = roster.get(person)?.[day] === shift;
    if (isWorked !== (kind === 'on')) penalty += weight;
  }
  for (const { day, shift, required, under, over } of instance.cover) {
    let people = 0;
    for (const worked of roster.values()) if (worked[day] === shift) people++;
    penalty += under * Math.max(0, required - people) + over * Math.max(0, people - required);
  }
  return { errors, penalty };
}

function memberErrors(
  { shifts, days }: ShiftSchedulingInstance,
  member: ShiftSchedulingInstance['staff'][number],
  worked: readonly (string | undefined)[],
): string[] {
  const errors: string[] = [];
  const minutes = worked.reduce(
    (sum, id) => sum + (shifts.find((shift) => shift.id === id)?.minutes ?? 0),
    0,
  );
  if (minutes > member.maximumMinutes || minutes < member.minimumMinutes)
    errors.push(`works ${minutes} minutes`);
  for (const [id, most] of member.maximumShifts) {
    const count = worked.filter((shift) => shift === id).length;
    if (count > most) errors.push(`works ${count} shifts ${id}`);
  }
  for (let day = 0; day + 1 < days; day++) {
    const barred = shifts.find((shift) => shift.id === worked[day])?.barredNext ?? [];
    const next = worked[day + 1];
    if (next !== undefined && barred.includes(next))
      errors.push(`works ${next} after ${worked[day]} on day ${day + 1}`);
  }
  for (const day of member.daysOff) if (worked[day] !== undefined) errors.push(`works on day off ${day}`);
  let weekends = 0;
  for (let saturday = 5; saturday < days; saturday += 7) {
    if (worked[saturday] !== undefined || worked[saturday + 1] !== undefined) weekends++;
  }
  if (weekends > member.maximumWeekends) errors.push(`works ${weekends} weekends`);

  // One letter a day, so that runs and what lies around them can be read off.
  const pattern = worked.map((shift) => (shift === undefined ? '-' : 'W')).join('');
  for (const run of pattern.match(/W+/g) ?? []) {
    if (run.length > member.maximumConsecutiveShifts) errors.push(`works ${run.length} days in a row`);
  }
  for (const [run] of pattern.matchAll(/(?<=-)W+(?=-)/g)) {
    if (run.length < member.minimumConsecutiveShifts) errors.push(`works only ${run.length} days in a row`);
  }
  for (const [run] of pattern.matchAll(/(?<=W)-+(?=W)/g)) {
    if (run.length < member.minimumConsecutiveDaysOff) errors.push(`is off only ${run.length} days in a row`);
  }
  return errors;
}
