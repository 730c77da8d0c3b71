import type { Rule } from '../../domain/rules.ts';
import type { Examination } from '../check.ts';
import { examineEach } from '../check.ts';
import type { Facts } from '../facts/facts.ts';
import { personDates } from '../facts/person-date.ts';

/**
 * Paid minutes of a person's shifts that start on one date stay within the limit, but for people whose hours are averaged over
 * a period.
 */
export function minutesPerDay(facts: Facts, rule: Rule): Examination {
  const cases = personDates(facts).filter(({ who }) => who.contract?.comprehensiveHours === undefined);
  return examineEach(cases, ({ who, date, workMinutes }) => {
    if (workMinutes <= rule.limit) return undefined;
    return {
      person: who.person.id,
      date,
      detail: `${workMinutes} paid minutes on the day; at most ${rule.limit} are allowed`,
    };
  });
}
