import type { EndStaggering, NightShare, StartLimit } from '../../models/covering/data.ts';
import type { IntervalGrid } from '../domain/grid.ts';
import type { ResolvedRequest } from '../domain/resolved-request.ts';
import type { Rule } from '../domain/rules.ts';
import { isNightShift } from './availability.ts';
import type { Calendars } from './calendars.ts';
import type { ShiftCandidate } from './shifts.ts';

/** The limit on times of day at which shifts start. */
export function startLimit(
  { maximumDistinctStarts }: Pick<ResolvedRequest, 'maximumDistinctStarts'>,
  grid: IntervalGrid,
  candidates: readonly ShiftCandidate[],
): StartLimit | undefined {
  if (maximumDistinctStarts === undefined) return undefined;
  const starts = candidates.map(({ start }) => grid.clockMinute[start]);
  const times = [...new Set(starts)].sort((a, b) => a - b);
  return {
    maximumStarts: maximumDistinctStarts,
    startOfShift: Int32Array.from(starts, (start) => times.indexOf(start)),
  };
}

/** The share of nights where the rule is required; a preferred one is kept when shifts are given to people. */
export function nightShare(
  { rules }: Pick<ResolvedRequest, 'rules'>,
  grid: IntervalGrid,
  candidates: readonly ShiftCandidate[],
): NightShare | undefined {
  const rule = rules['night-share'];
  if (rule.level !== 'required' || rule.limit >= 100) return undefined;
  const isNight = Uint8Array.from(candidates, (shift) => (isNightShift(shift, grid) ? 1 : 0));
  return { ...fractionOf(rule), isNight };
}

/** The limit of the rule in lowest terms: 50 % is one in two. */
export function fractionOf({ limit }: Pick<Rule, 'limit'>): { numerator: number; denominator: number } {
  const percent = Math.min(100, Math.round(limit));
  const divisor = greatestCommonDivisor(percent, 100);
  return { numerator: percent / divisor, denominator: 100 / divisor };
}

function greatestCommonDivisor(one: number, other: number): number {
  return other === 0 ? one : greatestCommonDivisor(other, one % other);
}

/** Guard periods, where customers are served on: three shifts hand over as a whole, and at closing time everybody goes. */
export function endStaggering(
  { rules }: Pick<ResolvedRequest, 'rules'>,
  grid: IntervalGrid,
  { guard, open, threeShiftDates }: Pick<Calendars, 'guard' | 'open' | 'threeShiftDates'>,
): EndStaggering | undefined {
  const { level, weight, limit } = rules['staggered-shift-ends'];
  const intervals = [...guard.keys()].filter(
    (t) =>
      t > 0 && guard[t - 1] === 1 && open[t] === 1 && !threeShiftDates.has(grid.days[grid.dayOf[t]].date),
  );
  if (level === 'off' || intervals.length === 0) return undefined;
  return { oneIn: Math.max(1, Math.round(limit)), intervals, level, weight };
}
