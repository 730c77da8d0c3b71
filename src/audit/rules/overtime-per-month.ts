import type { Rule } from '../../domain/rules.ts';
import type { Examination } from '../check.ts';
import { examineEach } from '../check.ts';
import type { Facts } from '../facts/facts.ts';
import { datesOf } from '../facts/person-date.ts';
import type { PersonDate } from '../facts/person-date.ts';
import { beforeInWords } from '../facts/week.ts';

/**
 * Overtime of a person in one calendar month, by day, by week and on rest days, summed over the dates of the horizon in it,
 * stays within the limit; in the month that the horizon's first day cuts, the overtime that the request says was worked before
 * counts too. People whose hours are averaged over a period are judged by `comprehensive-hours`.
 */
export function overtimePerMonth(facts: Facts, rule: Rule): Examination {
  const months = [...new Set(facts.clock.days.map((day) => day.date.slice(0, 7)))];
  const [firstMonth] = months;
  const judged = facts.people.filter(({ contract }) => contract?.comprehensiveHours === undefined);
  const cases = judged.flatMap((who) => {
    const dates = datesOf(who, facts);
    return months.map((month) => ({ who, month, own: dates.filter((one) => one.date.startsWith(month)) }));
  });
  return examineEach(cases, ({ who, month, own }) => {
    const within = own.filter((one) => overtimeOf(one) > 0);
    const before = month === firstMonth ? (who.history?.overtimeMinutesThisMonth ?? 0) : 0;
    const minutes = within.reduce((sum, one) => sum + overtimeOf(one), before);
    if (within.length === 0 || minutes <= rule.limit) return undefined;
    return {
      person: who.person.id,
      date: within[0].date,
      detail: `${minutes} minutes of overtime in ${month}${beforeInWords(before)}; at most ${rule.limit} are allowed`,
    };
  });
}

function overtimeOf({ overtimeMinutes, weekOvertimeMinutes, restDayMinutes }: PersonDate): number {
  return restDayMinutes > 0 ? restDayMinutes : overtimeMinutes + weekOvertimeMinutes;
}
