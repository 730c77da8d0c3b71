import type { Rule } from '../../domain/rules.ts';
import type { Examination } from '../check.ts';
import { examineEach } from '../check.ts';
import type { Facts, PersonFacts } from '../facts/facts.ts';
import type { Span } from '../facts/span.ts';
import { sevenDayPeriods } from '../facts/week.ts';

/**
 * In each seven-day period of the horizon a person has one unbroken rest of at least `limit` minutes, in real time and
 * inside the period; a shift begun before the horizon that ends in it cuts the rest. The periods are fixed, not rolling: the rest may lie anywhere in each (Court of Justice of the
 * European Union, C-306/16).
 */
export function weeklyRestHours({ people, clock }: Facts, rule: Rule): Examination {
  const cases = people.flatMap((who) => sevenDayPeriods(clock).map((period) => ({ who, period })));
  return examineEach(cases, ({ who, period }) => {
    const rest = longestRestMinutes(who, period);
    if (rest >= rule.limit) return undefined;
    return {
      person: who.person.id,
      date: period.firstDate,
      detail: `the longest rest in the seven days from ${period.firstDate} is ${rest} minutes; at least ${rule.limit} are due`,
    };
  });
}

function longestRestMinutes({ shifts, lastShiftEnd }: PersonFacts, period: Span): number {
  let restingSince = Math.max(period.start, lastShiftEnd ?? period.start);
  let longest = 0;
  for (const shift of shifts) {
    longest = Math.max(longest, Math.min(shift.start, period.end) - restingSince);
    restingSince = Math.max(restingSince, shift.end);
  }
  return Math.max(longest, period.end - restingSince) / 60_000;
}
