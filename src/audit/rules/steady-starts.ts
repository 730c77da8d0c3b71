import { clockTime } from '../../domain/time.ts';
import type { Rule } from '../../domain/rules.ts';
import type { Examination } from '../check.ts';
import { examineEach } from '../check.ts';
import type { Facts } from '../facts/facts.ts';
import { shiftPairs } from '../facts/succession.ts';

const DAY_MINUTES = 1440;

/**
 * Within a calendar week the shifts of a person start at about the same time of day: the start of each is at most `limit` minutes
 * from that of the one before, the short way round the clock. A case is a pair of shifts of one week.
 */
export function steadyStarts(facts: Facts, rule: Rule): Examination {
  const mondays = new Map(facts.clock.days.map(({ date, monday }) => [date, monday]));
  const pairs = shiftPairs(facts).filter(
    ({ before, after }) => mondays.get(before.startsAt.date) === mondays.get(after.startsAt.date),
  );
  return examineEach(pairs, ({ who, before, after }) => {
    const minutes = Math.abs(after.startsAt.minute - before.startsAt.minute);
    const change = Math.min(minutes, DAY_MINUTES - minutes);
    if (change <= rule.limit) return undefined;
    const [from, to] = [before, after].map(({ startsAt }) => clockTime(startsAt.minute));
    return {
      person: who.person.id,
      date: after.startsAt.date,
      detail: `starts at ${to} after ${from} in the same week, ${change} minutes apart; at most ${rule.limit} may be`,
    };
  });
}
