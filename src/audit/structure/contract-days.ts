import type { Examination } from '../check.ts';
import { examineEach } from '../check.ts';
import type { Facts } from '../facts/facts.ts';
import { personWeeks } from '../facts/week.ts';

/** Nobody's shifts start on more dates of a calendar week than the contract class allows, its work on rest days included. */
export function contractDays(facts: Facts): Examination {
  const cases = personWeeks(facts).filter(({ who }) => who.contract !== undefined);
  return examineEach(cases, ({ who, week, workedDates }) => {
    const { maximumDaysPerWeek = Infinity, restDayWork } = who.contract ?? {};
    const most = maximumDaysPerWeek + (restDayWork?.maximumDaysPerWeek ?? 0);
    if (workedDates.length <= most) return undefined;
    return {
      person: who.person.id,
      date: week.firstDate,
      detail: `${workedDates.length} days worked in the week of ${week.monday}; the contract allows ${most}`,
    };
  });
}
