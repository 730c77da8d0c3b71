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
  const ends = new Set(shifts.map(({ end }) => end));
  const threeShiftDates = new Set(clock.days.filter((day) => day.threeShifts).map((day) => day.date));
  const inGuard = ({ start }: { readonly start: number }): boolean =>
    streams.some(({ guard }) => guard.start < start && start - clock.intervalMilliseconds < guard.end);
  const moments = clock.intervals.filter(
    (interval) =>
      interval.start > clock.start &&
      interval.open &&
      !threeShiftDates.has(interval.date) &&
      ends.has(interval.start) &&
      inGuard(interval),
  );
  const oneIn = Math.max(1, Math.round(rule.limit));
  return examineEach(moments, ({ start, date, minute }) => {
    const onDuty = shifts.filter((shift) => shift.start < start && start <= shift.end).length;
    const leaving = shifts.filter((shift) => shift.end === start).length;
    const allowed = Math.ceil(onDuty / oneIn);
    if (leaving <= allowed) return undefined;
    return {
      date,
      detail: `${leaving} of ${onDuty} people end their shift at ${clockTime(minute)}; at most ${allowed} may together`,
    };
  });
}
