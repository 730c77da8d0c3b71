import type { Examination } from '../check.ts';
import { examineEach } from '../check.ts';
import type { Facts } from '../facts/facts.ts';
import { personWeeks } from '../facts/week.ts';

/** Nobody works more paid minutes in a calendar week than the contract class allows, with the overtime it allows. */
export function contractMinutes(facts: Facts): Examination {
  const cases = personWeeks(facts).filter(({ who }) => who.contract !== undefined);
  return examineEach(cases, ({ who, week, workMinutes }) => {
    const { maximumMinutesPerWeek = Infinity, overtime } = who.contract ?? {};
    const most = maximumMinutesPerWeek + (overtime?.maximumMinutesPerWeek ?? 0);
    if (workMinutes <= most) return undefined;
    return {
      person: who.person.id,
      date: week.firstDate,
      detail: `${workMinutes} paid minutes in the week of ${week.monday}; the contract allows ${most}`,
    };
  });
}
