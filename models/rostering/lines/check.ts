import type { Line, LinePerson, LineRoster, LineRules, LinesData } from './data.ts';

export interface LineRosterReport {
  /** One sentence per broken rule; empty for a legal roster. */
  readonly errors: readonly string[];
  /** Wishes, short rests, tallies, minutes owed, people missing and people too many, at their costs. */
  readonly cost: number;
}

/** Judges a roster from the data alone; shares no code with what builds lines or solves the model. */
export function checkLineRoster(data: LinesData, roster: LineRoster): LineRosterReport {
  const errors = data.people.flatMap((person, p) =>
    lineErrors(data, person, roster[p]).map((error) => `${person.name} ${error}`),
  );
  let cost = roster.reduce((sum, line, p) => sum + personalCost(data, data.people[p], line), 0);
  for (const { day, shifts, required, shortageCost, excessCost } of data.cover) {
    const present = roster.filter((line) =>
      day === 'any' ? line.some((choice) => choice > 0) : shifts.includes(line[day] - 1),
    ).length;
    cost += present < required ? shortageCost * (required - present) : excessCost * (present - required);
  }
  return { errors, cost };
}

/** What is wrong with one person's line, in words that follow the name. */
export function lineErrors(data: LinesData, person: LinePerson, line: Line): string[] {
  const { rules, daysOff, costs } = person;
  const errors: string[] = [];
  const worked = [...line].map((choice) => choice > 0);
  let minutes = 0;
  line.forEach((choice, day) => {
    if (costs[day * (data.shifts.length + 1) + choice] === Infinity)
      errors.push(`may not be given choice ${choice} on day ${day}`);
    if (choice === 0) return;
    minutes += data.shifts[choice - 1].minutes;
    if (daysOff.includes(day)) errors.push(`works on day ${day}, a day off`);
    const next = day + 1 < data.days ? line[day + 1] : 0;
    if (next > 0 && data.shifts[choice - 1].barredNextDay.includes(next - 1))
      errors.push(`works shift ${next - 1} on the day after shift ${choice - 1} of day ${day}`);
    const later = next === 0 && day + 2 < data.days ? line[day + 2] : 0;
    if (later > 0 && data.shifts[choice - 1].barredAfterDayOff?.includes(later - 1))
      errors.push(`works shift ${later - 1} two days after shift ${choice - 1} of day ${day}`);
  });
  if (minutes < rules.minimumMinutes)
    errors.push(`works ${minutes} minutes; at least ${rules.minimumMinutes}`);
  if (minutes > rules.maximumMinutes)
    errors.push(`works ${minutes} minutes; at most ${rules.maximumMinutes}`);
  for (const { shifts, most } of rules.counts) {
    const count = [...line].filter((choice) => choice > 0 && shifts.includes(choice - 1)).length;
    if (count > most) errors.push(`works ${count} of shifts ${shifts.join(', ')}; at most ${most}`);
  }
  const weekends = data.weekends.filter((days) => days.some((day) => worked[day])).length;
  if (weekends > rules.maximumWeekends)
    errors.push(`works on ${weekends} weekends; at most ${rules.maximumWeekends}`);
  return [
    ...errors,
    ...runErrors(rules, worked),
    ...weekErrors(data, rules, line),
    ...nightErrors(rules, line),
    ...tallyErrors(data, person, line),
  ];
}

function weekErrors({ days, shifts, weekOfDay = [] }: LinesData, rules: LineRules, line: Line): string[] {
  const errors: string[] = [];
  const inWeek = new Map<number, { days: number; minutes: number }>();
  line.forEach((choice, day) => {
    const week = inWeek.get(weekOfDay[day]) ?? { days: 0, minutes: 0 };
    if (choice > 0) {
      week.days++;
      week.minutes += shifts[choice - 1].minutes;
    }
    inWeek.set(weekOfDay[day], week);
  });
  for (const [week, { days: worked, minutes }] of rules.week === undefined ? [] : inWeek) {
    const { maximumDays, maximumMinutes } = rules.week!;
    if (worked > maximumDays) errors.push(`works ${worked} days in week ${week}; at most ${maximumDays}`);
    if (minutes > maximumMinutes)
      errors.push(`works ${minutes} minutes in week ${week}; at most ${maximumMinutes}`);
  }
  errors.push(...contractErrors({ shifts, weekOfDay }, rules, line));
  for (let first = 0; rules.dayOffInsideSeven === true && first + 7 <= days; first += 7) {
    if ([1, 2, 3, 4, 5].every((later) => line[first + later] > 0))
      errors.push(`has no day off inside the seven from day ${first}`);
  }
  return errors;
}

/** Minutes of each week without those of rest days, which are the days worked after those of the contract. */
function contractErrors(
  { shifts, weekOfDay = [] }: Pick<LinesData, 'shifts' | 'weekOfDay'>,
  { week: rules }: LineRules,
  line: Line,
): string[] {
  if (rules?.contract === undefined) return [];
  const { days, maximumMinutes, holidays } = rules.contract;
  const worked = [...line.keys()].filter((day) => line[day] > 0);
  return [...new Set(worked.map((day) => weekOfDay[day]))].flatMap((week) => {
    const ofWeek = worked.filter((day) => weekOfDay[day] === week);
    const restDays = ofWeek.filter((day) => !holidays.includes(day)).slice(days);
    const minutes = ofWeek
      .filter((day) => !restDays.includes(day))
      .reduce((sum, day) => sum + shifts[line[day] - 1].minutes, 0);
    return minutes > maximumMinutes
      ? [`works ${minutes} minutes in week ${week} beside rest days; at most ${maximumMinutes}`]
      : [];
  });
}

function nightErrors({ nights, before }: LineRules, line: Line): string[] {
  if (nights === undefined) return [];
  const errors: string[] = [];
  const isNight = [...line].map((choice) => nights.shifts.includes(choice - 1));
  for (const { first, end } of stretches(isNight, true, before?.nights ?? 0)) {
    const length = end - first;
    if (end <= 0) continue;
    if (length > nights.maximumConsecutive)
      errors.push(`works ${length} nights from day ${first}; at most ${nights.maximumConsecutive}`);
    const after = [...line.subarray(end, end + nights.minimumDaysOffAfter)];
    if (after.some((choice) => choice > 0))
      errors.push(`works within ${nights.minimumDaysOffAfter} days of the nights that end on day ${end - 1}`);
  }
  return errors;
}

function tallyErrors({ shifts }: LinesData, { tallies = [] }: LinePerson, line: Line): string[] {
  return tallies.flatMap(({ name, weights, least, most, costBelow, costAbove, ofWorkersOnly }) => {
    if (ofWorkersOnly === true && line.every((choice) => choice === 0)) return [];
    const sum = [...line].reduce((total, k, day) => total + weights[day * (shifts.length + 1) + k], 0);
    if (costAbove === Infinity && sum > most + 1e-6) return [`has ${sum} of ${name}; at most ${most}`];
    return costBelow === Infinity && sum < least - 1e-6 ? [`has ${sum} of ${name}; at least ${least}`] : [];
  });
}

/** Wishes, short rests, patterns, tallies and minutes owed at their costs. */
function personalCost(
  { shifts, weekOfDay = [], weekends }: LinesData,
  person: LinePerson,
  line: Line,
): number {
  const choices = shifts.length + 1;
  let cost = patternCost(weekends, person.rules, line);
  for (let day = 0; day < line.length; day++) {
    cost += person.costs[day * choices + line[day]];
    const [first, second, third] = [0, 1, 2].map((later) => shifts[(line[day + later] ?? 0) - 1]);
    if (first === undefined) continue;
    const listed = second !== undefined ? first.costNextDay : first.costAfterDayOff;
    const next = second ?? third;
    for (const one of listed ?? []) if (shifts[one.shift] === next) cost += one.cost;
  }
  for (const { weights, least, most, costBelow, costAbove, ofWorkersOnly } of person.tallies ?? []) {
    if (ofWorkersOnly === true && line.every((choice) => choice === 0)) continue;
    const sum = [...line].reduce((total, choice, day) => total + weights[day * choices + choice], 0);
    if (sum < least && costBelow < Infinity) cost += costBelow * (least - sum);
    if (sum > most && costAbove < Infinity) cost += costAbove * (sum - most);
  }
  if (person.owed === undefined || line.every((choice) => choice === 0)) return cost;
  const { minutes, costPerMinute } = person.owed;
  minutes.forEach((owed, week) => {
    let given = 0;
    line.forEach((choice, day) => {
      if (choice > 0 && weekOfDay[day] === week) given += shifts[choice - 1].minutes;
    });
    cost += costPerMinute * Math.max(0, owed - given);
  });
  return cost;
}

function runErrors(rules: LineRules, worked: readonly boolean[]): string[] {
  const errors: string[] = [];
  for (const { isWork, first, end, isWhole } of runsIn(rules, worked)) {
    const length = end - first;
    const least = isWork ? rules.minimumConsecutiveShifts : rules.minimumConsecutiveDaysOff;
    const what = isWork ? 'works' : 'is off';
    if (isWhole && length < least) errors.push(`${what} ${length} days from day ${first}; at least ${least}`);
    if (isWork && length > rules.maximumConsecutiveShifts)
      errors.push(`works ${length} days from day ${first}; at most ${rules.maximumConsecutiveShifts}`);
  }
  return errors;
}

/** Preferred limits passed, each at its cost. */
function patternCost(weekends: LinesData['weekends'], rules: LineRules, line: Line): number {
  if (rules.preferred === undefined) return 0;
  const limits = rules.preferred;
  const worked = [...line].map((choice) => choice > 0);
  const passed = runsIn(rules, worked).flatMap(({ isWork, first, end, isWhole }) => {
    const least = isWork ? limits.minimumConsecutiveShifts : limits.minimumConsecutiveDaysOff;
    const most = isWork ? limits.maximumConsecutiveShifts : undefined;
    const isShort = isWhole && least !== undefined && end - first < least.limit;
    const isLong = most !== undefined && end - first > most.limit;
    return [...(isShort ? [least] : []), ...(isLong ? [most] : [])];
  });
  const { nights, maximumWeekends } = limits;
  if (nights !== undefined) {
    const isNight = [...line].map((choice) => nights.shifts.includes(choice - 1));
    for (const { first, end } of stretches(isNight, true, rules.before?.nights ?? 0))
      if (end > 0 && end - first > nights.limit) passed.push(nights);
  }
  const busy = weekends.filter((days) => days.some((day) => worked[day])).length;
  if (maximumWeekends !== undefined && busy > maximumWeekends.limit) passed.push(maximumWeekends);
  return passed.reduce((sum, { cost }) => sum + cost, 0);
}

/** Stretches of equal days from `first` (negative where it lies before the horizon) up to but without `end`. */
interface Run {
  readonly isWork: boolean;
  readonly first: number;
  readonly end: number;
  /** Whether both ends are known: the days outside are taken to help. */
  readonly isWhole: boolean;
}

/** Runs of work and of days off; work that ends before the first day is none of the line’s. */
function runsIn({ before }: LineRules, worked: readonly boolean[]): Run[] {
  const { daysWorked = 0, daysOff = 0 } = before ?? {};
  const isWhole = ({ first, end }: { first: number; end: number }): boolean =>
    end < worked.length && (first > 0 || before !== undefined);
  const ofWork = stretches(worked, true, daysWorked).filter(({ end }) => end > 0);
  const ofRest = stretches(worked, false, daysOff);
  return [
    ...ofWork.map((run) => ({ ...run, isWork: true, isWhole: isWhole(run) })),
    ...ofRest.map((run) => ({ ...run, isWork: false, isWhole: isWhole(run) })),
  ];
}

/** Where a value repeats, the first time from so many days before the first on. */
function stretches(
  values: readonly boolean[],
  value: boolean,
  before: number,
): { readonly first: number; readonly end: number }[] {
  const found: { first: number; end: number }[] = before > 0 ? [{ first: -before, end: 0 }] : [];
  values.forEach((one, day) => {
    if (one !== value) return;
    if (found.at(-1)?.end === day) found[found.length - 1].end = day + 1;
    else found.push({ first: day, end: day + 1 });
  });
  return found;
}
