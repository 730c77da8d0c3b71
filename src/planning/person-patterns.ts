import { weekOfDay } from '../domain/grid.ts';
import type { IntervalGrid } from '../domain/grid.ts';
import type { ResolvedRequest } from '../domain/resolved-request.ts';
import type { RuleName } from '../domain/rules.ts';
import { isOfKind } from '../domain/shift-kind.ts';
import type { ContractClass } from '../domain/shift.ts';
import { isNightShift } from './availability.ts';
import { freeDays } from './fairness/days-to-work.ts';
import { isTooSoonAfterNights, runBefore } from './history.ts';
import type { Person } from './people.ts';
import type { ShiftCandidate } from './shifts.ts';

/** A required rule about the pattern of one person’s days that some shifts break. */
export interface PatternBreach {
  readonly rule: RuleName;
  /** The last of the shifts that break it together; undefined where the first day off does. */
  readonly at: ShiftCandidate | undefined;
  /** What they are, as in “more than 6 days in a row”. */
  readonly words: string;
}

/**
 * The required pattern rules that the shifts of one person break, each once: runs of days and of nights, days off in a row,
 * weekends, rests after nights, successions, limits on kinds of shifts; runs with the days before the horizon.
 * @param shifts ascending, one a day at most
 */
export function brokenPatterns(
  request: Pick<ResolvedRequest, 'rules' | 'forbiddenSuccessions'>,
  person: PatternPerson,
  shifts: readonly ShiftCandidate[],
  grid: IntervalGrid,
): PatternBreach[] {
  const { rules } = request;
  const before = runBefore(person);
  const found = {
    'most-days-in-a-row': () =>
      longRun(shifts, before?.daysWorked ?? 0, rules['most-days-in-a-row'].limit, 'days'),
    'least-days-in-a-row': () => shortRun(person, shifts, rules['least-days-in-a-row'].limit, grid),
    'least-days-off-in-a-row': () => shortBreak(shifts, before, rules['least-days-off-in-a-row'].limit),
    'most-weekends-worked': () => manyWeekends(shifts, rules['most-weekends-worked'].limit, grid),
    'most-nights-in-a-row': () => {
      const nights = shifts.filter((shift) => isNightShift(shift, grid));
      return longRun(nights, before?.nights ?? 0, rules['most-nights-in-a-row'].limit, 'nights');
    },
    'rest-after-nights': () => shortRest(person, shifts, rules['rest-after-nights'].limit, grid),
    'forbidden-successions': () => forbidden(request, shifts, grid),
    'shift-limits': () => aboveLimit(person.contract, shifts, grid),
  };
  return (Object.keys(found) as (keyof typeof found)[]).flatMap((rule) => {
    const breach = rules[rule].level === 'required' ? found[rule]() : undefined;
    return breach === undefined ? [] : [{ rule, ...breach }];
  });
}

type PatternPerson = Pick<Person, 'contract' | 'history' | 'leave' | 'pins'>;
type Breach = Omit<PatternBreach, 'rule'> | undefined;

function longRun(
  shifts: readonly ShiftCandidate[],
  before: number,
  limit: number,
  what: 'days' | 'nights',
): Breach {
  let length = before;
  let next = 0;
  for (const at of shifts) {
    length = at.day === next ? length + 1 : 1;
    next = at.day + 1;
    if (length > limit) return { at, words: `more than ${limit} ${what} in a row` };
  }
  return undefined;
}

/** A run may go on after the horizon, and have begun before it where nothing is known of the days before. */
function shortRun(
  person: PatternPerson,
  shifts: readonly ShiftCandidate[],
  limit: number,
  grid: IntervalGrid,
): Breach {
  const before = runBefore(person);
  const daysWorked = before?.daysWorked ?? 0;
  const endsBefore = shifts.length > 0 && shifts[0].day > 0 && freeDays(person, grid)[0] === 1;
  if (daysWorked > 0 && daysWorked < limit && endsBefore)
    return { at: undefined, words: `only ${daysWorked} days in a row` };
  let first = 0;
  for (const [index, at] of shifts.entries()) {
    if (index > 0 && shifts[index - 1].day < at.day - 1) first = index;
    const isLast = shifts.at(index + 1)?.day !== at.day + 1;
    const isFirst = shifts[first].day === 0;
    const isWhole = (!isFirst || before !== undefined) && at.day < grid.days.length - 1;
    const length = index - first + 1 + (isFirst ? daysWorked : 0);
    if (isLast && isWhole && length < limit) return { at, words: `only ${length} days in a row` };
  }
  return undefined;
}

/** Days off may go on after the horizon, and have begun before it where nothing is known of the days before. */
function shortBreak(
  shifts: readonly ShiftCandidate[],
  before: ReturnType<typeof runBefore>,
  limit: number,
): Breach {
  for (const [index, at] of shifts.entries()) {
    const first = before === undefined ? 0 : at.day + before.daysOff;
    const length = index === 0 ? first : at.day - shifts[index - 1].day - 1;
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

function shortRest(
  person: PatternPerson,
  shifts: readonly ShiftCandidate[],
  limit: number,
  grid: IntervalGrid,
): Breach {
  const isNight = shifts.map((shift) => isNightShift(shift, grid));
  const index = shifts.findIndex((at, k) => {
    if (k === 0) return isTooSoonAfterNights(person, at, limit, grid);
    if (!isNight[k - 1]) return false;
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
