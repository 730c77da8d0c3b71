import type { Rule } from '../../domain/rules.ts';
import type { Examination } from '../check.ts';
import { examineEach } from '../check.ts';
import type { Facts } from '../facts/facts.ts';
import { personWeeks } from '../facts/week.ts';

/**
 * Paid minutes of a person's shifts that start in one calendar week (from Monday) stay within the limit; of a week cut by
 * the horizon's ends only the part inside is known and counted.
 */
export function minutesPerWeek(facts: Facts, rule: Rule): Examination {
  return examineEach(personWeeks(facts), ({ who, week, workMinutes }) => {
    if (workMinutes <= rule.limit) return undefined;
    return {
      person: who.person.id,
      date: week.firstDate,
      detail: `${workMinutes} paid minutes in the week of ${week.monday}; at most ${rule.limit} are allowed`,
    };
  });
}
