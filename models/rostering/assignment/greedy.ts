import { minutesCounted } from '../../covering/period-limit.ts';
import type { PeriodLimit } from '../../covering/period-limit.ts';
import type { Assignment, AssignmentData } from './data.ts';
import { contractMinutes } from './rest-day-rows.ts';

/**
 * A legal assignment in one pass over the days: pinned shifts first, then each shift to the members with the fewest
 * days to spare (which fills every demand when no other rule interferes). The engine's starting point,
 * and the roster when it runs out of time.
 */
export function assignGreedily(data: AssignmentData): Assignment {
  const given: number[][] = data.people.map(({ pinned }) => [...pinned]);
  const order = [...data.shifts.keys()].sort((a, b) => data.shifts[a].start - data.shifts[b].start);
  while (giveOut(data, given, order));
  return given.map((shifts) => shifts.sort((a, b) => data.shifts[a].day - data.shifts[b].day));
}

/** One pass over the shifts; a day shift given can make room for a night, so there may be something left to give. */
function giveOut(data: AssignmentData, given: number[][], order: readonly number[]): boolean {
  let hasGiven = false;
  for (const shift of order) {
    let open = data.shifts[shift].demand - given.filter((shifts) => shifts.includes(shift)).length;
    while (open > 0) {
      const chosen = bestMember(data, given, shift);
      if (chosen === undefined) break;
      given[chosen].push(shift);
      hasGiven = true;
      open--;
    }
  }
  return hasGiven && data.nightShare?.level === 'required';
}

/** Cost of broken wishes that weighs as much as one working day to spare. */
const WISH_SCALE = 20;

function bestMember(data: AssignmentData, given: readonly number[][], shift: number): number | undefined {
  let best: { member: number; score: number } | undefined;
  const inUse = given.filter((shifts) => shifts.length > 0).length;
  data.people.forEach((member, p) => {
    if (member.allowed[shift] === 0 || (given[p].length === 0 && inUse >= data.maximumPeople)) return;
    const shortRests = fits(data, given[p], shift, member.pinned);
    if (shortRests === undefined) return;
    const { day } = data.shifts[shift];
    const wishes = shortRests + data.dayOffWeight * member.wantsOff[day];
    const score = spareDays(data, p, given[p], day) + wishes / WISH_SCALE + (given[p].length === 0 ? 0.5 : 0);
    if (best === undefined || score < best.score) best = { member: p, score };
  });
  return best?.member;
}

/** Days left in the week on which the member could work, less the working days left: with none to spare, it is now. */
function spareDays(data: AssignmentData, member: number, given: readonly number[], day: number): number {
  const week = data.weekOfDay[day];
  const open = new Set<number>();
  data.shifts.forEach((shift, index) => {
    const later = shift.day >= day && data.weekOfDay[shift.day] === week;
    if (later && data.people[member].allowed[index] === 1) open.add(shift.day);
  });
  const worked = given.filter((one) => data.weekOfDay[data.shifts[one].day] === week).length;
  return open.size - (data.maximumDaysPerWeek - worked);
}

/** Undefined when the shift breaks a hard rule beside the shifts given, else the cost of rests made too short. */
function fits(
  data: AssignmentData,
  given: readonly number[],
  shift: number,
  pinned: readonly number[],
): number | undefined {
  const added = data.shifts[shift];
  const week = given.filter((one) => data.weekOfDay[data.shifts[one].day] === data.weekOfDay[added.day]);
  const minutes = week.reduce((sum, one) => sum + data.shifts[one].workMinutes, added.workMinutes);
  if (week.length >= data.maximumDaysPerWeek || minutes > data.maximumMinutesPerWeek) return undefined;
  if (contractMinutes(data, [...week, shift]) > (data.restDayWork?.maximumMinutesPerWeek ?? Infinity))
    return undefined;
  if (data.periodLimits.some((limit) => isBeyond(limit, data, [...given, shift]))) return undefined;
  const days = new Set([...given, shift].map((one) => data.shifts[one].day));
  if (days.size <= given.length || (data.restDayInSeven && hasSevenInARow(days))) return undefined;
  if (data.weeklyRest?.level === 'required' && !restsInside(data, days, added.day)) return undefined;
  const nightsTooMany = added.isNight ? nightsBeyondShare(data, [...given, shift], pinned) : 0;
  if (data.nightShare?.level === 'required' && nightsTooMany > 0) return undefined;
  let cost = nightsTooMany * (data.nightShare?.weight ?? 0);
  for (const one of given) {
    const other = data.shifts[one];
    const [first, second] = other.start < added.start ? [other, added] : [added, other];
    const apart = second.day - first.day;
    const rule =
      apart === 1 ? data.dailyRest : apart === 2 && !days.has(first.day + 1) ? data.weeklyRest : undefined;
    if (second.start < first.end) return undefined;
    if (rule === undefined || second.start >= first.end + rule.intervals) continue;
    if (rule.level === 'required') return undefined;
    cost += rule.weight;
  }
  return cost;
}

function nightsBeyondShare(
  { shifts, nightShare }: AssignmentData,
  given: readonly number[],
  pinned: readonly number[],
): number {
  if (nightShare === undefined) return 0;
  const nights = given.filter((shift) => shifts[shift].isNight && !pinned.includes(shift)).length;
  return Math.max(0, nights - Math.ceil((given.length * nightShare.numerator) / nightShare.denominator));
}

function isBeyond(limit: PeriodLimit, { shifts }: AssignmentData, given: readonly number[]): boolean {
  return given.reduce((sum, shift) => sum + minutesCounted(limit, shifts[shift]), 0) > limit.maximumMinutes;
}

function hasSevenInARow(days: ReadonlySet<number>): boolean {
  return [...days].some((day) => [1, 2, 3, 4, 5, 6].every((later) => days.has(day + later)));
}

/** Whether of the seven days counted from the first that hold `day`, one between their first and last is off. */
function restsInside(data: AssignmentData, days: ReadonlySet<number>, day: number): boolean {
  const first = day - (day % 7);
  return first + 7 > data.weekOfDay.length || [1, 2, 3, 4, 5].some((later) => !days.has(first + later));
}
