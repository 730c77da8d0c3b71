import type { Rule } from '../../domain/rules.ts';
import type { Examination } from '../check.ts';
import { examineEach } from '../check.ts';
import type { Facts } from '../facts/facts.ts';
import { nightsOf } from '../facts/night.ts';
import { clockOf, minutesOf } from '../facts/span.ts';
import { isNextDay, shiftPairs } from '../facts/succession.ts';

/**
 * After a run of nights, be it of one, a person has at least `limit` minutes of rest in real time before the next shift. A night
 * that starts on the next date belongs to the run. A run that reaches up to the horizon ends where the request says that the last
 * shift before it does.
 */
export function restAfterNights(facts: Facts, rule: Rule): Examination {
  const { people, clock } = facts;
  const nights = new Set(people.flatMap(({ shifts }) => nightsOf(shifts, clock)));
  const within = shiftPairs(facts)
    .filter((pair) => nights.has(pair.before) && !(nights.has(pair.after) && isNextDay(pair, clock)))
    .map(({ who, before, after }) => ({ who, end: before.end, after }));
  const carriedIn = people.flatMap((who) => {
    const { history, lastShiftEnd: end, shifts } = who;
    const after = shifts.at(0);
    if (after === undefined || end === undefined || (history?.nightsInARow ?? 0) === 0) return [];
    const goesOn = nights.has(after) && after.startsAt.date === clock.days[0].date;
    return goesOn ? [] : [{ who, end, after }];
  });
  return examineEach([...carriedIn, ...within], ({ who, end, after }) => {
    const rest = minutesOf({ start: end, end: after.start });
    if (rest >= rule.limit) return undefined;
    return {
      person: who.person.id,
      date: after.startsAt.date,
      detail: `${rest} minutes of rest between the night that ends at ${clockOf(end, clock)} and ${clockOf(after.start, clock)}; at least ${rule.limit} are due`,
    };
  });
}
