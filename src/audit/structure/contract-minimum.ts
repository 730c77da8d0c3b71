import type { Examination } from '../check.ts';
import { examineEach } from '../check.ts';
import type { Facts, PersonFacts } from '../facts/facts.ts';
import { personWeeks } from '../facts/week.ts';
import type { CalendarWeek } from '../facts/week.ts';

/**
 * Whoever works at all is given the minutes the contract class promises in each calendar week: in proportion to the days of
 * the week inside the horizon, less one working day of the class for each of them on leave.
 */
export function contractMinimum(facts: Facts): Examination {
  const cases = personWeeks(facts)
    .map((one) => ({ ...one, owed: owedMinutes(one.who, one.week) }))
    .filter(({ who, owed }) => who.shifts.length > 0 && owed > 0);
  return examineEach(cases, ({ who, week, workMinutes, owed }) => {
    if (workMinutes >= owed) return undefined;
    return {
      person: who.person.id,
      date: week.firstDate,
      detail: `${workMinutes} paid minutes in the week of ${week.monday}; the contract promises ${owed}`,
    };
  });
}

function owedMinutes({ contract, agent }: PersonFacts, { dates }: CalendarWeek): number {
  if (contract === undefined) return 0;
  const onLeave = dates.filter((date) =>
    (agent?.leave ?? []).some(({ firstDay, lastDay }) => firstDay <= date && date <= lastDay),
  ).length;
  // Over the common denominator, so that no rounding of shares can add a minute.
  const parts = dates.length * contract.maximumDaysPerWeek - 7 * onLeave;
  return Math.floor((contract.minimumMinutesPerWeek * parts) / (7 * contract.maximumDaysPerWeek));
}
