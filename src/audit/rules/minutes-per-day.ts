import type { Rule } from '../../domain/rules.ts';
import type { Examination } from '../check.ts';
import { examineEach } from '../check.ts';
import type { Facts } from '../facts/facts.ts';
import { personDates } from '../facts/person-date.ts';

/** Paid minutes of a person's shifts that start on one date stay within the limit. */
export function minutesPerDay(facts: Facts, rule: Rule): Examination {
  return examineEach(personDates(facts), ({ who, date, workMinutes }) => {
    if (workMinutes <= rule.limit) return undefined;
    return {
      person: who.person.id,
      date,
      detail: `${workMinutes} paid minutes on the day; at most ${rule.limit} are allowed`,
    };
  });
}
