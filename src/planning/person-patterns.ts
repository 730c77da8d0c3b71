import { weekOfDay } from '../domain/grid.ts';
import type { IntervalGrid } from '../domain/grid.ts';
import type { ResolvedRequest } from '../domain/resolved-request.ts';
import type { RuleName } from '../domain/rules.ts';
import { isOfKind } from '../domain/shift-kind.ts';
import type { ContractClass } from '../domain/shift.ts';
import { isNightShift } from './availability.ts';
import type { ShiftCandidate } from './shifts.ts';

/** A required rule about the pattern of one person’s days that some shifts break. */
export interface PatternBreach {
  readonly rule: RuleName;
  /** The last of the shifts that break it together. */
  readonly at: ShiftCandidate;
  /** What they are, as in “more than 6 days in a row”. */
  readonly words: string;
}

/**
 * The required pattern rules that the shifts of one person break, each once: runs of days and of nights, days off in a row,
 * weekends, rests after nights, successions, limits on kinds of shifts.
 * @param shifts ascending, one a day at most
 */
export function brokenPatterns(
  request: Pick<ResolvedRequest, 'rules' | 'forbiddenSuccessions'>,
  contract: ContractClass,
  shifts: readonly ShiftCandidate[],
  grid: IntervalGrid,
): PatternBreach[] {
  const { rules } = request;
  const found = {
    'most-days-in-a-row': () => longRun(shifts, rules['most-days-in-a-row'].limit, 'days'),
    'least-days-in-a-row': () => shortRun(shifts, rules['least-days-in-a-row'].limit, grid),
    'least-days-off-in-a-row': () => shortBreak(shifts, rules['least-days-off-in-a-row'].limit),
    'most-weekends-worked': () => manyWeekends(shifts, rules['most-weekends-worked'].limit, grid),
    'most-nights-in-a-row': () => {
      const nights = shifts.filter((shift) => isNightShift(shift, grid));
      return longRun(nights, rules['most-nights-in-a-row'].limit, 'nights');
    },
    'rest-after-nights': () => shortRest(shifts, rules['rest-after-nights'].limit, grid),
    'forbidden-successions': () => forbidden(request, shifts, grid),
    'shift-limits': () => aboveLimit(contract, shifts, grid),
  };
  return (Object.keys(found) as (keyof typeof found)[]).flatMap((rule) => {
    const breach = rules[rule].level === 'required' ? found[rule]() : undefined;
    return breach === undefined ? [] : [{ rule, ...breach }];
  });
}

type Breach = Omit<PatternBreach, 'rule'> | undefined;

function longRun(shifts: readonly ShiftCandidate[], limit: number, what: 'days' | 'nights'): Breach {
  let length = 0;
  for (const [index, at] of shifts.entries()) {
    length = index > 0 && shifts[index - 1].day === at.day - 1 ? length + 1 : 1;
    if (length > limit) return { at, words: `more than ${limit} ${what} in a row` };
  }
  return undefined;
}

/** Runs at the ends of the horizon may go on outside. */
function shortRun(shifts: readonly ShiftCandidate[], limit: number, { days }: IntervalGrid): Breach {
  let first = 0;
  for (const [index, at] of shifts.entries()) {
    if (index > 0 && shifts[index - 1].day < at.day - 1) first = index;
    const isLast = shifts.at(index + 1)?.day !== at.day + 1;
    const isWhole = shifts[first].day > 0 && at.day < days.length - 1;
    const length = index - first + 1;
    if (isLast && isWhole && length < limit) return { at, words: `only ${length} days in a row` };
  }
  return undefined;
}

/** Days off before the first shift and after the last one may go on outside the horizon. */
function shortBreak(shifts: readonly ShiftCandidate[], limit: number): Breach {
  for (const [index, at] of shifts.entries()) {
    const length = index === 0 ? 0 : at.day - shifts[index - 1].day - 1;
    if (length > 0 && length < limit) return { at, words: `around only ${length} days off in a row` };
  }
  return undefined;
}

function manyWeekends(shifts: readonly ShiftCandidate[], limit: number, grid: IntervalGrid): Breach {
  const weeks = weekOfDay(grid);
  const most = weekendsAllowed(limit, grid);
  const worked = new Set<number>();
  for (const at of shifts) {
    if (!isWeekend(at.day, grid)) continue;
    worked.add(weeks[at.day]);
    if (worked.size > most) return { at, words: `on more than ${most} weekends` };
  }
  return undefined;
}

/** Weekends of the horizon that `limit` in every four come to, rounded up. */
export function weekendsAllowed(limit: number, grid: IntervalGrid): number {
  const weeks = weekOfDay(grid);
  const weekends = new Set([...weeks].filter((_, day) => isWeekend(day, grid)));
  return Math.ceil((weekends.size * limit) / 4);
}

function isWeekend(day: number, { days }: IntervalGrid): boolean {
  return ['saturday', 'sunday'].includes(days[day].weekday);
}

function shortRest(shifts: readonly ShiftCandidate[], limit: number, grid: IntervalGrid): Breach {
  const isNight = shifts.map((shift) => isNightShift(shift, grid));
  const index = shifts.findIndex((at, k) => {
    if (k === 0 || !isNight[k - 1]) return false;
    const before = shifts[k - 1];
    if (isNight[k] && at.day === before.day + 1) return false;
    return (at.start - before.end) * grid.intervalMinutes < limit;
  });
  if (index < 0) return undefined;
  return { at: shifts[index], words: `less than ${limit} minutes after a night` };
}

function forbidden(
  { forbiddenSuccessions }: Pick<ResolvedRequest, 'forbiddenSuccessions'>,
  shifts: readonly ShiftCandidate[],
  grid: IntervalGrid,
): Breach {
  const at = shifts.find(
    (next, k) =>
      k > 0 &&
      shifts[k - 1].day === next.day - 1 &&
      isForbidden({ forbiddenSuccessions }, shifts[k - 1], next, grid),
  );
  return at && { at, words: 'a forbidden succession' };
}

/** Whether the request forbids the second of two shifts on the day after the first. */
export function isForbidden(
  { forbiddenSuccessions }: Pick<ResolvedRequest, 'forbiddenSuccessions'>,
  before: ShiftCandidate,
  after: ShiftCandidate,
  { clockMinute }: Pick<IntervalGrid, 'clockMinute'>,
): boolean {
  return forbiddenSuccessions.some(
    ({ first, next }) =>
      isOfKind(first, before.template.id, clockMinute[before.start]) &&
      isOfKind(next, after.template.id, clockMinute[after.start]),
  );
}

function aboveLimit(
  { id, shiftLimits }: ContractClass,
  shifts: readonly ShiftCandidate[],
  grid: IntervalGrid,
): Breach {
  const weeks = weekOfDay(grid);
  for (const limit of shiftLimits) {
    const { maximumPerWeek = Infinity, maximumPerHorizon = Infinity } = limit;
    const counted = shifts.filter(({ template, start }) =>
      isOfKind(limit, template.id, grid.clockMinute[start]),
    );
    const at = counted.find((shift, k) => {
      const inWeek = counted.slice(0, k + 1).filter(({ day }) => weeks[day] === weeks[shift.day]).length;
      return k >= maximumPerHorizon || inWeek > maximumPerWeek;
    });
    if (at !== undefined) return { at, words: `above a limit of class “${id}” on such shifts` };
  }
  return undefined;
}
