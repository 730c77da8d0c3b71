import type { Line, LinePerson, LineRoster, LinesData } from './data.ts';

export interface LineRosterReport {
  /** One sentence per broken rule; empty for a legal roster. */
  readonly errors: readonly string[];
  /** Wishes not kept, people missing and people too many, at their costs. */
  readonly cost: number;
}

/** Judges a roster from the data alone; shares no code with what builds lines or solves the model. */
export function checkLineRoster(data: LinesData, roster: LineRoster): LineRosterReport {
  const errors = data.people.flatMap((person, p) =>
    lineErrors(data, person, roster[p]).map((error) => `${person.name} ${error}`),
  );
  let cost = 0;
  roster.forEach((line, p) => {
    for (let day = 0; day < data.days; day++) {
      cost += data.people[p].costs[day * (data.shifts.length + 1) + line[day]];
    }
  });
  for (const { day, shifts, required, shortageCost, excessCost } of data.cover) {
    const present = roster.filter((line) => shifts.includes(line[day] - 1)).length;
    cost += present < required ? shortageCost * (required - present) : excessCost * (present - required);
  }
  return { errors, cost };
}

/** What is wrong with one person's line, in words that follow the name. */
export function lineErrors(data: LinesData, { rules, daysOff }: LinePerson, line: Line): string[] {
  const errors: string[] = [];
  const worked = [...line].map((choice) => choice > 0);
  let minutes = 0;
  line.forEach((choice, day) => {
    if (choice === 0) return;
    minutes += data.shifts[choice - 1].minutes;
    if (daysOff.includes(day)) errors.push(`works on day ${day}, a day off`);
    const next = day + 1 < data.days ? line[day + 1] : 0;
    if (next > 0 && data.shifts[choice - 1].barredNextDay.includes(next - 1))
      errors.push(`works shift ${next - 1} on the day after shift ${choice - 1} of day ${day}`);
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
  return [...errors, ...runErrors(data.days, rules, worked)];
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
