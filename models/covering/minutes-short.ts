import type { CoveringData } from './data.ts';
import type { Covering } from './decode.ts';

/** [week] minutes that the members of a group who work are short of what they are owed. */
export function minutesShortOf(
  data: Pick<CoveringData, 'groups' | 'shifts' | 'weekOfDay'>,
  { people, shifts }: Pick<Covering, 'people' | 'shifts'>,
  group: number,
): number[] {
  const { leastMinutes } = data.groups[group];
  if (leastMinutes === undefined) return [];
  const given = new Float64Array(leastMinutes.perPerson.length);
  for (const [shift, working] of shifts[group]) {
    const { day, workMinutes } = data.shifts[shift];
    given[data.weekOfDay[day]] += working * workMinutes;
  }
  return [...given].map((minutes, week) => {
    const owed = leastMinutes.perPerson[week] * people[group] - leastMinutes.away[week];
    return Math.max(0, owed - minutes);
  });
}
