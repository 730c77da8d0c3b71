import type { RunBefore, Tally } from '../../../models/rostering/lines/data.ts';
import type { IntervalGrid } from '../../domain/grid.ts';
import type { ResolvedRequest } from '../../domain/resolved-request.ts';
import { isNightShift } from '../availability.ts';
import { freeDays } from '../fairness/days-to-work.ts';
import { isTooSoonAfterNights, runBefore } from '../history.ts';
import type { Person } from '../people.ts';
import type { ShiftCandidate } from '../shifts.ts';
import type { PatternRules } from './pattern-rules.ts';
import { perChoice } from './shift-types.ts';
import { atMost } from './at-most.ts';
import type { GroupShifts } from './shift-types.ts';

/** Cost of a run before the horizon that is required to be longer and is not gone on with: as much as a required wish. */
const CUT_RUN_COST = 500;

/**
 * The run of work or of days off that a member brings into the horizon, no longer than any limit of these patterns tells apart,
 * so that few members have rules of their own; undefined where none does. The law’s six days in a row are a tally
 * (`historyTallies`).
 */
export function runBeforeFor(patterns: PatternRules, person: Pick<Person, 'history'>): RunBefore | undefined {
  const before = runBefore(person);
  if (before === undefined) return undefined;
  const { preferred = {} } = patterns;
  const least = Math.max(patterns.minimumConsecutiveShifts, preferred.minimumConsecutiveShifts?.limit ?? 1);
  const off = Math.max(patterns.minimumConsecutiveDaysOff, preferred.minimumConsecutiveDaysOff?.limit ?? 1);
  const nights = Math.min(
    before.nights,
    patterns.nights === undefined && preferred.nights === undefined
      ? 0
      : longestOf(patterns.nights?.maximumConsecutive, preferred.nights?.limit),
  );
  const most = longestOf(patterns.maximumConsecutiveShifts, preferred.maximumConsecutiveShifts?.limit);
  const tellsStarts = least > 1 || off > 1;
  if (!tellsStarts && nights === 0 && (most === 1 || before.daysWorked === 0)) return undefined;
  return {
    daysWorked: Math.min(before.daysWorked, Math.max(least, most, nights)),
    daysOff: Math.min(before.daysOff, off),
    nights,
  };
}

/** One more than the longest of some maxima; longer runs are alike, and all are where there is no maximum. */
function longestOf(required = Infinity, preferred = Infinity): number {
  return Math.max(1, ...[required, preferred].filter((limit) => limit < Infinity).map((limit) => limit + 1));
}

/**
 * A run of work too short to end on the eve of the horizon costs whoever is off on the first day, unless they cannot help it or do
 * not work at all.
 */
export function goingOnTallies(
  { rules }: Pick<ResolvedRequest, 'rules'>,
  person: Person,
  shifts: GroupShifts,
  grid: IntervalGrid,
): Tally[] {
  const { level, limit, weight } = rules['least-days-in-a-row'];
  const daysWorked = runBefore(person)?.daysWorked ?? 0;
  if (level === 'off' || daysWorked === 0 || daysWorked >= limit || freeDays(person, grid)[0] === 0)
    return [];
  return [
    {
      name: 'going on with days in a row',
      weights: perChoice(shifts, (_, day) => (day === 0 ? 1 : 0), { dayOff: 0, closed: 0 }),
      least: 1,
      most: Infinity,
      costBelow: level === 'required' ? CUT_RUN_COST : weight,
      costAbove: 0,
      ofWorkersOnly: true,
    },
  ];
}

/**
 * What a shift costs that begins too soon after nights from before the horizon: Infinity where the rule is required. Nights are
 * left to `laterNightsTallies`: they may go on with the run.
 */
export function costAfterNights(
  { rules }: Pick<ResolvedRequest, 'rules'>,
  person: Person,
  shift: ShiftCandidate,
  grid: IntervalGrid,
): number {
  const { level, limit, weight } = rules['rest-after-nights'];
  if (level === 'off' || isNightShift(shift, grid)) return 0;
  if (!isTooSoonAfterNights(person, shift, limit, grid)) return 0;
  return level === 'required' ? Infinity : weight;
}

/**
 * A night that begins too soon after nights from before the horizon goes on with them only where the first day’s is worked, too.
 */
export function laterNightsTallies(
  { rules }: Pick<ResolvedRequest, 'rules'>,
  person: Person,
  shifts: GroupShifts,
  candidates: readonly ShiftCandidate[],
  grid: IntervalGrid,
): Tally[] {
  const { level, limit, weight } = rules['rest-after-nights'];
  if (level === 'off') return [];
  const isNight = (index: number): boolean => isNightShift(candidates[index], grid);
  const isTooSoon = (index: number): boolean =>
    isNight(index) && isTooSoonAfterNights(person, candidates[index], limit, grid);
  const days = new Set(
    shifts.types
      .flat()
      .filter(isTooSoon)
      .map((index) => candidates[index].day),
  );
  if (days.size === 0) return [];
  const weightOf = (index: number, day: number): number => {
    if (day === 0 && isNight(index)) return -days.size;
    return isTooSoon(index) ? 1 : 0;
  };
  return [
    atMost(
      shifts,
      { name: 'nights after nights', most: 0, costAbove: level === 'required' ? Infinity : weight },
      weightOf,
    ),
  ];
}
