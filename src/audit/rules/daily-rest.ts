import type { Rule } from '../../domain/rules.ts';
import type { Examination } from '../check.ts';
import { examineEach } from '../check.ts';
import type { Clock } from '../facts/clock.ts';
import type { Facts, PersonFacts } from '../facts/facts.ts';
import { clockOf } from '../facts/span.ts';

/**
 * From the end of one shift to the start of the person's next there are at least `limit` minutes, in real time; the first
 * shift of the horizon follows the last one before it, where the request says when that ended.
 */
export function dailyRest({ people, clock }: Facts, rule: Rule): Examination {
  return restsBetweenShifts(people, clock, rule);
}

/** The same for some of the people. */
export function restsBetweenShifts(
  people: readonly PersonFacts[],
  clock: Clock,
  { limit }: Pick<Rule, 'limit'>,
): Examination {
  const pairs = people.flatMap(({ person, shifts, lastShiftEnd }) =>
    shifts.flatMap((shift, index) => {
      const before = index === 0 ? lastShiftEnd : shifts[index - 1].end;
      return before === undefined ? [] : [{ person, before, shift }];
    }),
  );
  return examineEach(pairs, ({ person, before, shift }) => {
    const rest = (shift.start - before) / 60_000;
    if (rest >= limit) return undefined;
    return {
      person: person.id,
      date: shift.startsAt.date,
      detail: `${rest} minutes of rest between ${clockOf(before, clock)} and ${clockOf(shift.start, clock)}; at least ${limit} are due`,
    };
  });
}
