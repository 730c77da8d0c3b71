import type { Assignment, AssignmentData, DemandedShift, RestRule } from './data.ts';

/**
 * Judges an assignment from the data alone, member by member, and shares no code with what builds or solves the model.
 * Shifts short of members, and rests and days off that are only preferred, are no breach.
 * @returns one sentence per breach of a hard rule; empty when everybody can work their shifts
 */
export function checkAssignment(data: AssignmentData, assignment: Assignment): string[] {
  const errors = data.people.flatMap((member, p) => {
    const given = assignment[p];
    const unknown = given.filter((shift) => data.shifts[shift] === undefined);
    if (unknown.length > 0) return [`${member.name}: there is no shift ${unknown.join(', ')}`];
    const own = [
      ...given
        .filter((shift) => member.allowed[shift] === 0)
        .map((shift) => `may not be given shift ${shift}`),
      ...member.pinned
        .filter((shift) => !given.includes(shift))
        .map((shift) => `is not given pinned shift ${shift}`),
      ...weekErrors(data, given),
      ...contractErrors(data, given),
      ...periodErrors(data, given),
      ...rowErrors(data, given),
      ...restErrors(data, given),
      ...nightErrors(data, given, member.pinned),
    ];
    return own.map((error) => `${member.name} ${error}`);
  });
  return [...errors, ...demandErrors(data, assignment)];
}

function weekErrors(data: AssignmentData, given: readonly number[]): string[] {
  const { weekOfDay, maximumDaysPerWeek, maximumMinutesPerWeek } = data;
  return [...new Set(weekOfDay)].flatMap((week) => {
    const shifts = given.map((shift) => data.shifts[shift]).filter((shift) => weekOfDay[shift.day] === week);
    const minutes = shifts.reduce((sum, shift) => sum + shift.workMinutes, 0);
    const errors: string[] = [];
    if (shifts.length > maximumDaysPerWeek)
      errors.push(`works ${shifts.length} days in week ${week}; at most ${maximumDaysPerWeek}`);
    if (minutes > maximumMinutesPerWeek)
      errors.push(`works ${minutes} minutes in week ${week}; at most ${maximumMinutesPerWeek}`);
    return errors;
  });
}

/** Minutes of a week on days that are no rest days, and days that are neither. */
function contractErrors(
  { weekOfDay, shifts, restDayWork }: AssignmentData,
  given: readonly number[],
): string[] {
  if (restDayWork === undefined) return [];
  const { afterDaysPerWeek, maximumMinutesPerWeek } = restDayWork;
  return [...new Set(weekOfDay)].flatMap((week) => {
    const ofWeek = given.map((shift) => shifts[shift]).filter(({ day }) => weekOfDay[day] === week);
    const days = ofWeek.filter(({ standardMinutes }) => standardMinutes > 0).map(({ day }) => day);
    const [firstRestDay = Infinity] = days.sort((a, b) => a - b).slice(afterDaysPerWeek);
    const minutes = ofWeek
      .filter(({ day, standardMinutes }) => day < firstRestDay || standardMinutes === 0)
      .reduce((sum, { workMinutes }) => sum + workMinutes, 0);
    return minutes > maximumMinutesPerWeek
      ? [`works ${minutes} minutes in week ${week} before rest days; at most ${maximumMinutesPerWeek}`]
      : [];
  });
}

function periodErrors({ periodLimits, shifts }: AssignmentData, given: readonly number[]): string[] {
  return periodLimits.flatMap(({ name, firstDay, lastDay, aboveMinutes, maximumMinutes }) => {
    const counted = given
      .map((shift) => shifts[shift])
      .filter(({ day, workMinutes }) => firstDay <= day && day <= lastDay && workMinutes > aboveMinutes);
    const minutes = counted.reduce((sum, { workMinutes }) => sum + workMinutes - aboveMinutes, 0);
    return minutes > maximumMinutes ? [`works ${minutes} minutes of ${name}; at most ${maximumMinutes}`] : [];
  });
}

function rowErrors(data: AssignmentData, given: readonly number[]): string[] {
  const days = given.map((shift) => data.shifts[shift].day).sort((a, b) => a - b);
  const errors = days.filter((day, k) => day === days[k - 1]).map((day) => `has two shifts on day ${day}`);
  const worked = new Set(days);
  for (const first of data.restDayInSeven ? worked : []) {
    const week = [0, 1, 2, 3, 4, 5, 6].map((later) => first + later);
    if (week.every((day) => worked.has(day))) errors.push(`works the seven days from day ${first}`);
  }
  for (
    let first = 0;
    data.weeklyRest?.level === 'required' && first + 7 <= data.weekOfDay.length;
    first += 7
  ) {
    const inside = days.filter((day) => first < day && day < first + 6);
    if (new Set(inside).size === 5) errors.push(`has no day off inside the seven from day ${first}`);
  }
  return errors;
}

function nightErrors(
  { shifts, nightShare }: AssignmentData,
  given: readonly number[],
  pinned: readonly number[],
): string[] {
  if (nightShare?.level !== 'required') return [];
  const nights = given.filter((shift) => shifts[shift].isNight && !pinned.includes(shift)).length;
  const most = Math.ceil((given.length * nightShare.numerator) / nightShare.denominator);
  return nights > most ? [`works ${nights} nights among ${given.length} shifts; at most ${most}`] : [];
}

/** Shifts that follow one another: none begins before the one before it ends, and required rests are kept. */
function restErrors(data: AssignmentData, given: readonly number[]): string[] {
  const shifts = given.map((shift) => data.shifts[shift]).sort((a, b) => a.start - b.start);
  return shifts.slice(1).flatMap((shift, k) => {
    const before = shifts[k];
    const rest = shift.start - before.end;
    if (rest < 0) return [`begins at ${shift.start} before the shift that ends at ${before.end}`];
    const rule = ruleBetween(data, before, shift);
    if (rule?.level !== 'required' || rest >= rule.intervals) return [];
    return [`rests ${rest} intervals before ${shift.start}; at least ${rule.intervals}`];
  });
}

function ruleBetween(
  data: AssignmentData,
  before: DemandedShift,
  after: DemandedShift,
): RestRule | undefined {
  if (after.day === before.day + 1) return data.dailyRest;
  return after.day === before.day + 2 ? data.weeklyRest : undefined;
}

function demandErrors(data: AssignmentData, assignment: Assignment): string[] {
  const errors = data.shifts.flatMap(({ demand }, shift) => {
    const members = assignment.filter((given) => given.includes(shift)).length;
    return members > demand ? [`shift ${shift} is given to ${members} members; ${demand} are wanted`] : [];
  });
  const used = assignment.filter((given) => given.length > 0).length;
  return used > data.maximumPeople
    ? [...errors, `${used} members work; at most ${data.maximumPeople} may`]
    : errors;
}
