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
    ...runErrors(data.days, rules, worked),
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

function nightErrors({ nights }: LineRules, line: Line): string[] {
  if (nights === undefined) return [];
  const errors: string[] = [];
  const isNight = [...line].map((choice) => nights.shifts.includes(choice - 1));
  isNight.forEach((night, first) => {
    if (!night || (first > 0 && isNight[first - 1])) return;
    let end = first;
    while (end < line.length && isNight[end]) end++;
    if (end - first > nights.maximumConsecutive)
      errors.push(`works ${end - first} nights from day ${first}; at most ${nights.maximumConsecutive}`);
    const after = [...line.subarray(end, end + nights.minimumDaysOffAfter)];
    if (after.some((choice) => choice > 0))
      errors.push(`works within ${nights.minimumDaysOffAfter} days of the nights that end on day ${end - 1}`);
  });
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

/** Wishes, short rests, tallies and minutes owed at their costs. */
function personalCost({ shifts, weekOfDay = [] }: LinesData, person: LinePerson, line: Line): number {
  const choices = shifts.length + 1;
  let cost = 0;
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

function runErrors(days: number, rules: LinePerson['rules'], worked: readonly boolean[]): string[] {
  const errors: string[] = [];
  let first = 0;
  for (let day = 1; day <= days; day++) {
    if (day < days && worked[day] === worked[first]) continue;
    const length = day - first;
    const isInside = first > 0 && day < days;
    const least = worked[first] ? rules.minimumConsecutiveShifts : rules.minimumConsecutiveDaysOff;
    const what = worked[first] ? 'works' : 'is off';
    if (isInside && length < least)
      errors.push(`${what} ${length} days from day ${first}; at least ${least}`);
    if (worked[first] && length > rules.maximumConsecutiveShifts)
      errors.push(`works ${length} days from day ${first}; at most ${rules.maximumConsecutiveShifts}`);
    first = day;
  }
  return errors;
}
