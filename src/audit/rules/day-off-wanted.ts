import type { Examination } from '../check.ts';
import { examineEach } from '../check.ts';
import { agentDates, shiftOnDate } from '../facts/agent-date.ts';
import type { Facts } from '../facts/facts.ts';
import { clockSpanOf } from '../facts/span.ts';

/** Nothing of a shift falls on a date its agent would like to have off. */
export function dayOffWanted(facts: Facts): Examination {
  const cases = agentDates(facts, ({ daysOffWanted }, date) => daysOffWanted.includes(date));
  return examineEach(cases, ({ who, day }) => {
    const shift = shiftOnDate(who, day);
    if (shift === undefined) return undefined;
    return {
      person: who.person.id,
      date: day.date,
      detail: `would like ${day.date} off but works ${clockSpanOf(shift, facts.clock)}`,
    };
  });
}
