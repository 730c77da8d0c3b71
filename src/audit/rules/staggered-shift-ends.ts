import { clockTime } from '../../domain/time.ts';
import type { Rule } from '../../domain/rules.ts';
import type { Examination } from '../check.ts';
import { examineEach } from '../check.ts';
import { workedShifts } from '../facts/facts.ts';
import type { Facts } from '../facts/facts.ts';

/**
 * In a guard period and at its end, of the people on duty at most one in `limit`, rounded up, ends a shift at one moment. Where
 * the shop closes everybody may go, and three-shift dates hand over as a whole.
 */
export function staggeredShiftEnds(facts: Facts, rule: Rule): Examination {
  const { clock, streams } = facts;
  const shifts = workedShifts(facts).map(({ shift }) => shift);
  const leavingAt = new Map<number, number>();
  for (const { end } of shifts) leavingAt.set(end, (leavingAt.get(end) ?? 0) + 1);
  const threeShiftDates = new Set(clock.days.filter((day) => day.threeShifts).map((day) => day.date));
  const inGuard = ({ start }: { readonly start: number }): boolean =>
    streams.some(({ guard }) => guard.start < start && start - clock.intervalMilliseconds < guard.end);
  const moments = clock.intervals.filter(
    (interval) =>
      interval.start > clock.start &&
      interval.open &&
      !threeShiftDates.has(interval.date) &&
      leavingAt.has(interval.start) &&
      inGuard(interval),
  );
  const oneIn = Math.max(1, Math.round(rule.limit));
  return examineEach(moments, ({ start, date, minute }) => {
    const onDuty = shifts.filter((shift) => shift.start < start && start <= shift.end).length;
    const leaving = leavingAt.get(start) ?? 0;
    const allowed = Math.ceil(onDuty / oneIn);
    if (leaving <= allowed) return undefined;
    return {
      date,
      detail: `${leaving} of ${onDuty} people end their shift at ${clockTime(minute)}; at most ${allowed} may together`,
    };
  });
}
