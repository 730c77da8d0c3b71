import type {
  LineRules,
  NightRules,
  Preference,
  PreferredPatterns,
} from '../../../models/rostering/lines/data.ts';
import type { IntervalGrid } from '../../domain/grid.ts';
import type { ResolvedRequest } from '../../domain/resolved-request.ts';
import type { RuleBook, RuleName } from '../../domain/rules.ts';
import { isNightShift } from '../availability.ts';
import { weekendsAllowed } from '../person-patterns.ts';
import type { ShiftCandidate } from '../shifts.ts';
import { restBetween } from './rest-rules.ts';
import type { GroupShifts } from './shift-types.ts';

/** The part of the rules of a line that patterns of days make. */
export type PatternRules = Pick<
  LineRules,
  | 'maximumConsecutiveShifts'
  | 'minimumConsecutiveShifts'
  | 'minimumConsecutiveDaysOff'
  | 'maximumWeekends'
  | 'nights'
  | 'preferred'
>;

/** What required rules bar of runs of work, of days off and of nights, and of weekends, and what preferred ones ask for breaking them. */
export function patternRules(
  { rules }: Pick<ResolvedRequest, 'rules'>,
  shifts: GroupShifts,
  candidates: readonly ShiftCandidate[],
  grid: IntervalGrid,
): PatternRules {
  const weekends = requiredLimit(rules, 'most-weekends-worked');
  return {
    maximumConsecutiveShifts: Math.floor(requiredLimit(rules, 'most-days-in-a-row') ?? Infinity),
    minimumConsecutiveShifts: Math.max(1, Math.ceil(requiredLimit(rules, 'least-days-in-a-row') ?? 1)),
    minimumConsecutiveDaysOff: Math.max(1, Math.ceil(requiredLimit(rules, 'least-days-off-in-a-row') ?? 1)),
    maximumWeekends: weekends === undefined ? Infinity : weekendsAllowed(weekends, grid),
    nights: nightRules(rules, shifts, candidates, grid),
    preferred: preferredPatterns(rules, shifts, candidates, grid),
  };
}

function preferredPatterns(
  rules: RuleBook,
  shifts: GroupShifts,
  candidates: readonly ShiftCandidate[],
  grid: IntervalGrid,
): PreferredPatterns | undefined {
  const preference = (name: RuleName, limitOf: (limit: number) => number): Preference | undefined => {
    const { level, limit, weight } = rules[name];
    return level === 'preferred' && weight > 0 ? { limit: limitOf(limit), cost: weight } : undefined;
  };
  const nights = nightTypes(shifts, candidates, grid);
  const mostNights = nights.length === 0 ? undefined : preference('most-nights-in-a-row', Math.floor);
  const patterns: PreferredPatterns = {
    maximumConsecutiveShifts: preference('most-days-in-a-row', Math.floor),
    minimumConsecutiveShifts: preference('least-days-in-a-row', Math.ceil),
    minimumConsecutiveDaysOff: preference('least-days-off-in-a-row', Math.ceil),
    maximumWeekends: preference('most-weekends-worked', (limit) => weekendsAllowed(limit, grid)),
    nights: mostNights && { ...mostNights, shifts: nights },
  };
  return Object.values(patterns).some((one) => one !== undefined) ? patterns : undefined;
}

/** Types of shifts that are nights. */
function nightTypes(
  { types }: GroupShifts,
  candidates: readonly ShiftCandidate[],
  grid: IntervalGrid,
): number[] {
  return [...types.keys()].filter((type) => isNightShift(candidates[types[type][0]], grid));
}

/** The Saturdays and Sundays of each weekend of the horizon. */
export function weekendDays(grid: IntervalGrid): number[][] {
  const weekends: number[][] = [];
  grid.days.forEach(({ weekday }, day) => {
    if (weekday === 'saturday' || (weekday === 'sunday' && day === 0)) weekends.push([day]);
    else if (weekday === 'sunday') weekends[weekends.length - 1].push(day);
  });
  return weekends;
}

function requiredLimit(rules: RuleBook, name: RuleName): number | undefined {
  return rules[name].level === 'required' ? rules[name].limit : undefined;
}

/** Rests that a single day off can hold are successions; longer ones are whole days off, so many as the shifts that need most. */
function nightRules(
  rules: RuleBook,
  shifts: GroupShifts,
  candidates: readonly ShiftCandidate[],
  grid: IntervalGrid,
): NightRules | undefined {
  const nights = nightTypes(shifts, candidates, grid);
  const most = requiredLimit(rules, 'most-nights-in-a-row');
  const rest = requiredLimit(rules, 'rest-after-nights');
  if (nights.length === 0 || (most === undefined && rest === undefined)) return undefined;
  const perDay = (24 * 60) / grid.intervalMinutes;
  const daysOff = nights.flatMap((night) =>
    shifts.types.map((after) => {
      const nextDay = restBetween(shifts.types[night], after, 1, candidates, grid);
      return Math.ceil(((rest ?? 0) / grid.intervalMinutes - nextDay) / perDay);
    }),
  );
  const needed = Math.max(0, ...daysOff);
  return {
    shifts: nights,
    maximumConsecutive: Math.floor(most ?? Infinity),
    minimumDaysOffAfter: needed < 2 ? 0 : needed,
  };
}
