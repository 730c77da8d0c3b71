import type { Rule } from '../../domain/rules.ts';
import type { Examination } from '../check.ts';
import { examineEach } from '../check.ts';
import type { Facts } from '../facts/facts.ts';
import { datesOf } from '../facts/person-date.ts';
import type { PersonDate } from '../facts/person-date.ts';

/**
 * Overtime of a person in one calendar month, by day, by week and on rest days, summed over the dates of the horizon in it,
 * stays within the limit. What was worked in the month before the horizon is not known here.
 */
export function overtimePerMonth(facts: Facts, rule: Rule): Examination {
  const months = [...new Set(facts.clock.days.map((day) => day.date.slice(0, 7)))];
  const cases = facts.people.flatMap((who) => {
    const dates = datesOf(who, facts);
    return months.map((month) => ({ who, month, own: dates.filter((one) => one.date.startsWith(month)) }));
  });
  return examineEach(cases, ({ who, month, own }) => {
    const minutes = own.reduce((sum, one) => sum + overtimeOf(one), 0);
    if (minutes <= rule.limit) return undefined;
    return {
      person: who.person.id,
      date: own[0].date,
      detail: `${minutes} minutes of overtime in ${month}; at most ${rule.limit} are allowed`,
    };
  });
}

function overtimeOf({ overtimeMinutes, weekOvertimeMinutes, restDayMinutes }: PersonDate): number {
  return restDayMinutes > 0 ? restDayMinutes : overtimeMinutes + weekOvertimeMinutes;
}
