import type { Rule } from '../../domain/rules.ts';
import type { Examination } from '../check.ts';
import { examineEach } from '../check.ts';
import type { Facts } from '../facts/facts.ts';
import { beforeInWords, personWeeks } from '../facts/week.ts';

/**
 * Paid minutes of a person's shifts that start in one calendar week (from Monday) stay within the limit; of a week cut by
 * the horizon's first day those worked before it count where the request states them, of one cut by its end only the part
 * inside. People whose hours are averaged over a period are judged by `comprehensive-hours`.
 */
export function minutesPerWeek(facts: Facts, rule: Rule): Examination {
  const cases = personWeeks(facts).filter(({ who }) => who.contract?.comprehensiveHours === undefined);
  return examineEach(cases, ({ who, week, workMinutes, carried }) => {
    const minutes = workMinutes + carried.minutes;
    if (workMinutes === 0 || minutes <= rule.limit) return undefined;
    return {
      person: who.person.id,
      date: week.firstDate,
      detail: `${minutes} paid minutes in the week of ${week.monday}${beforeInWords(carried.minutes)}; at most ${rule.limit} are allowed`,
    };
  });
}
