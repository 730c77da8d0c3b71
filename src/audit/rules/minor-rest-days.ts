import type { Rule } from '../../domain/rules.ts';
import type { Examination } from '../check.ts';
import { examineEach } from '../check.ts';
import type { Facts } from '../facts/facts.ts';
import { isMinor } from '../facts/protection.ts';
import { knownRestDays, personWeeks } from '../facts/week.ts';

/**
 * A minor has at least `limit` rest days, dates on which no shift starts, in every calendar week that is known as a whole:
 * that lies in the horizon, or whose part before it the request states. That they follow each other the directive asks for
 * where possible, so it is not judged.
 */
export function minorRestDays(facts: Facts, { limit }: Rule): Examination {
  const cases = personWeeks(facts).flatMap((one) => {
    const restDays = isMinor(one.who) ? knownRestDays(one) : undefined;
    return restDays === undefined ? [] : [{ ...one, restDays }];
  });
  return examineEach(cases, ({ who, week, restDays, workedDates }) => {
    if (workedDates.length === 0 || restDays >= limit) return undefined;
    return {
      person: who.person.id,
      date: week.firstDate,
      detail: `${restDays} rest days of a minor in the week of ${week.monday}; at least ${limit} are due`,
    };
  });
}
