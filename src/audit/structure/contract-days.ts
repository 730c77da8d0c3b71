import type { Examination } from '../check.ts';
import { examineEach } from '../check.ts';
import type { Facts } from '../facts/facts.ts';
import { beforeInWords, personWeeks } from '../facts/week.ts';

/**
 * Nobody's shifts start on more dates of a calendar week than the contract class allows, its work on rest days included; those
 * that the request says were worked before the horizon count.
 */
export function contractDays(facts: Facts): Examination {
  const cases = personWeeks(facts).filter(({ who }) => who.contract !== undefined);
  return examineEach(cases, ({ who, week, workedDates, carried }) => {
    const { maximumDaysPerWeek = Infinity, restDayWork } = who.contract ?? {};
    const most = maximumDaysPerWeek + (restDayWork?.maximumDaysPerWeek ?? 0);
    const days = workedDates.length + carried.days;
    if (workedDates.length === 0 || days <= most) return undefined;
    return {
      person: who.person.id,
      date: week.firstDate,
      detail: `${days} days worked in the week of ${week.monday}${beforeInWords(carried.days)}; the contract allows ${most}`,
    };
  });
}
