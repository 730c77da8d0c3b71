import type { Rule } from '../../domain/rules.ts';
import type { Examination } from '../check.ts';
import { examineEach } from '../check.ts';
import type { Facts } from '../facts/facts.ts';
import { personDates } from '../facts/person-date.ts';

/** Overtime of a person on one date, the minutes above the limit of `minutes-per-day`, stays within the limit. */
export function overtimePerDay(facts: Facts, rule: Rule): Examination {
  return examineEach(personDates(facts), ({ who, date, overtimeMinutes }) => {
    if (overtimeMinutes <= rule.limit) return undefined;
    return {
      person: who.person.id,
      date,
      detail: `${overtimeMinutes} minutes of overtime on the day; at most ${rule.limit} are allowed`,
    };
  });
}
