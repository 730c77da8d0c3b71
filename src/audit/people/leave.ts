import type { Examination } from '../check.ts';
import { examineEach } from '../check.ts';
import type { Facts } from '../facts/facts.ts';
import { clockSpanOf } from '../facts/span.ts';
import { agentDates, shiftOnDate } from '../facts/agent-date.ts';

/** Nothing of a shift falls on a date of leave, not even the end of a shift begun the evening before. */
export function leave(facts: Facts): Examination {
  const cases = agentDates(facts, ({ leave: ranges }, date) =>
    ranges.some(({ firstDay, lastDay }) => firstDay <= date && date <= lastDay),
  );
  return examineEach(cases, ({ who, day }) => {
    const shift = shiftOnDate(who, day);
    if (shift === undefined) return undefined;
    return {
      person: who.person.id,
      date: day.date,
      detail: `is on leave on ${day.date} but works ${clockSpanOf(shift, facts.clock)}`,
    };
  });
}
