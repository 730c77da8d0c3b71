import type { CoveringData, PeopleGroup } from './data.ts';
import { minutesCounted } from './period-limit.ts';
import { mostRestDays, restDayWeeks } from './rest-days.ts';

/**
 * The fewest members of a group who can work these shifts under every rule the covering model knows; Infinity where the
 * members there are on a day, or the days they can work in a week, do not suffice. Written from the rules, not from the
 * rows of the model.
 * @param counts shift index → people
 */
export function peopleNeeded(
  data: Pick<CoveringData, 'shifts' | 'weekOfDay' | 'nightShare'>,
  group: PeopleGroup,
  counts: ReadonlyMap<number, number>,
): number {
  const days = data.weekOfDay.length;
  const perDay = new Int32Array(days);
  const perWeek = new Map<number, { days: number; minutes: number }>();
  for (const [shift, people] of counts) {
    const { day, workMinutes } = data.shifts[shift];
    perDay[day] += people;
    const week = perWeek.get(data.weekOfDay[day]) ?? { days: 0, minutes: 0 };
    perWeek.set(data.weekOfDay[day], {
      days: week.days + people,
      minutes: week.minutes + people * workMinutes,
    });
  }
  const restDays = restDayWeeks(data, group);
  if (perDay.some((people, day) => people > group.peopleOnDay[day])) return Infinity;
  let needed = perDay.reduce((most, people) => Math.max(most, people), 0);
  for (const [week, total] of perWeek) {
    if (total.days > group.personDaysInWeek[week]) return Infinity;
    needed = Math.max(needed, Math.ceil(total.days / group.maximumDaysPerWeek));
    needed = Math.max(needed, Math.ceil(total.minutes / group.maximumMinutesPerWeek));
    if (group.restDayWork === undefined) continue;
    const own = restDays.find((one) => one.week === week);
    const counted = own?.counted.reduce((sum, shift) => sum + (counts.get(shift) ?? 0), 0) ?? 0;
    const onRestDays = mostRestDays(counted, group) * (own?.longestMinutes ?? 0);
    const beyond = (total.minutes - onRestDays) / group.restDayWork.maximumMinutesPerWeek;
    needed = Math.max(needed, Math.ceil(beyond - 1e-9));
  }
  for (const limit of group.periodLimits) {
    let minutes = 0;
    for (const [shift, people] of counts) minutes += people * minutesCounted(limit, data.shifts[shift]);
    if (minutes > 0) needed = Math.max(needed, Math.ceil(minutes / limit.maximumMinutes));
  }
  if (group.restDayInSeven) {
    for (let first = 0; first + 7 <= days; first++) {
      const inSeven = perDay.subarray(first, first + 7).reduce((sum, people) => sum + people, 0);
      needed = Math.max(needed, Math.ceil(inSeven / 6));
    }
  }
  return Math.max(needed, neededForNights(data, group, counts), neededForRest(data, group, counts));
}

/** People among whom the nights can be shared: each takes one more than a fraction of the shifts allows. */
function neededForNights(
  { nightShare }: Pick<CoveringData, 'nightShare'>,
  group: PeopleGroup,
  counts: ReadonlyMap<number, number>,
): number {
  if (nightShare === undefined) return 0;
  const { numerator, denominator, isNight } = nightShare;
  let excess = 0;
  for (const [shift, people] of counts) {
    const pinned = Math.min(people, group.pinned.get(shift) ?? 0);
    excess += denominator * isNight[shift] * (people - pinned) - numerator * people;
  }
  return excess <= 0 ? 0 : Math.ceil(excess / (denominator - 1));
}

/** People in the largest set of shifts of two consecutive days no two of which one member may work. */
function neededForRest(
  data: Pick<CoveringData, 'shifts' | 'weekOfDay'>,
  group: PeopleGroup,
  counts: ReadonlyMap<number, number>,
): number {
  let needed = 0;
  for (const [shift] of counts) {
    const { day, end } = data.shifts[shift];
    let clique = 0;
    for (const [other, people] of counts) {
      const { day: otherDay, start: otherStart, end: otherEnd } = data.shifts[other];
      if (otherDay === day && otherEnd >= end) clique += people;
      if (otherDay === day + 1 && otherStart < end + group.restIntervals) clique += people;
    }
    needed = Math.max(needed, clique);
  }
  return needed;
}
