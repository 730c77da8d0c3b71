import type { Rule } from '../../domain/rules.ts';
import type { Examination } from '../check.ts';
import { examineEach } from '../check.ts';
import type { Facts } from '../facts/facts.ts';
import { nightsOf } from '../facts/night.ts';
import { clockOf, minutesOf } from '../facts/span.ts';
import { isNextDay, shiftPairs } from '../facts/succession.ts';

/**
 * After a run of nights, be it of one, a person has at least `limit` minutes of rest in real time before the next shift. A night
 * that starts on the next date belongs to the run.
 */
export function restAfterNights(facts: Facts, rule: Rule): Examination {
  const { people, clock } = facts;
  const nights = new Set(people.flatMap(({ shifts }) => nightsOf(shifts, clock)));
  const ends = shiftPairs(facts).filter(
    (pair) => nights.has(pair.before) && !(nights.has(pair.after) && isNextDay(pair, clock)),
  );
  return examineEach(ends, ({ who, before, after }) => {
    const rest = minutesOf({ start: before.end, end: after.start });
    if (rest >= rule.limit) return undefined;
    return {
      person: who.person.id,
      date: after.startsAt.date,
      detail: `${rest} minutes of rest between the night that ends at ${clockOf(before.end, clock)} and ${clockOf(after.start, clock)}; at least ${rule.limit} are due`,
    };
  });
}
