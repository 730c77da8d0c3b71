import type { Rule } from '../../domain/rules.ts';
import type { Examination } from '../check.ts';
import { examineEach } from '../check.ts';
import type { Facts } from '../facts/facts.ts';
import { clockOf } from '../facts/span.ts';

/** From the end of one shift to the start of the person's next there are at least `limit` minutes, in real time. */
export function dailyRest({ people, clock }: Facts, rule: Rule): Examination {
  const pairs = people.flatMap(({ person, shifts }) =>
    shifts.slice(1).map((shift, index) => ({ person, before: shifts[index], shift })),
  );
  return examineEach(pairs, ({ person, before, shift }) => {
    const rest = (shift.start - before.end) / 60_000;
    if (rest >= rule.limit) return undefined;
    return {
      person: person.id,
      date: shift.startsAt.date,
      detail: `${rest} minutes of rest between ${clockOf(before.end, clock)} and ${clockOf(shift.start, clock)}; at least ${rule.limit} are due`,
    };
  });
}
