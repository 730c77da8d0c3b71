import type { Line, LineRules, LinesData, PreferredPatterns, RunBefore } from './data.ts';

const NO_RUN: RunBefore = { daysWorked: 0, daysOff: 0, nights: 0 };

/** What a line costs by the preferred limits that it passes, with the run before the first day. */
export function preferredCost(
  { days, weekends }: Pick<LinesData, 'days' | 'weekends'>,
  { preferred, before }: Pick<LineRules, 'preferred' | 'before'>,
  line: Line,
): number {
  if (preferred === undefined) return 0;
  return (
    runCost(days, preferred, before, line) +
    weekendCost(weekends, preferred, line) +
    nightCost(preferred, before, line)
  );
}

function runCost(
  days: number,
  preferred: PreferredPatterns,
  before: RunBefore | undefined,
  line: Line,
): number {
  const { maximumConsecutiveShifts: most } = preferred;
  const { daysWorked, daysOff } = before ?? NO_RUN;
  const isWorked = [...new Array<boolean>(daysWorked + daysOff).fill(daysWorked > 0)];
  const firstDay = isWorked.length;
  line.forEach((choice) => isWorked.push(choice > 0));
  let cost = 0;
  for (let first = 0, end = 1; first < isWorked.length; first = end++) {
    while (end < isWorked.length && isWorked[end] === isWorked[first]) end++;
    const isWork = isWorked[first];
    // A run of work that ends before the first day is not of this line.
    if (isWork && end <= firstDay) continue;
    if (isWork && most !== undefined && end - first > most.limit) cost += most.cost;
    const least = isWork ? preferred.minimumConsecutiveShifts : preferred.minimumConsecutiveDaysOff;
    const isWhole = end < firstDay + days && (first > 0 || before !== undefined);
    if (isWhole && least !== undefined && end - first < least.limit) cost += least.cost;
  }
  return cost;
}

function weekendCost(
  weekends: LinesData['weekends'],
  { maximumWeekends }: PreferredPatterns,
  line: Line,
): number {
  if (maximumWeekends === undefined) return 0;
  const worked = weekends.filter((days) => days.some((day) => line[day] > 0)).length;
  return worked > maximumWeekends.limit ? maximumWeekends.cost : 0;
}

function nightCost({ nights }: PreferredPatterns, before: RunBefore = NO_RUN, line: Line): number {
  if (nights === undefined) return 0;
  let cost = 0;
  let length = before.nights;
  let isCounted = false;
  for (const choice of line) {
    const isNight = choice > 0 && nights.shifts.includes(choice - 1);
    length = isNight ? length + 1 : 0;
    if (!isNight) isCounted = false;
    else if (!isCounted && length > nights.limit) {
      cost += nights.cost;
      isCounted = true;
    }
  }
  return cost;
}
