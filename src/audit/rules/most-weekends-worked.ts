import type { Rule } from '../../domain/rules.ts';
import type { Examination } from '../check.ts';
import { examineEach } from '../check.ts';
import type { Facts } from '../facts/facts.ts';
import { weekendsOf } from '../facts/weekend.ts';
import { workedDates } from '../facts/week.ts';

/**
 * A person works on at most `limit` of every four weekends: of those of the horizon in proportion, rounded up. Worked is a weekend
 * on whose Saturday or Sunday a shift starts. A case is a person who works on some.
 */
export function mostWeekendsWorked({ people, clock }: Facts, rule: Rule): Examination {
  const weekends = weekendsOf(clock);
  const most = Math.ceil((weekends.length * rule.limit) / 4);
  const cases = people.flatMap(({ person, shifts }) => {
    const worked = new Set(workedDates(shifts));
    const busy = weekends.filter((dates) => dates.some((date) => worked.has(date)));
    return busy.length === 0 ? [] : [{ person, busy }];
  });
  return examineEach(cases, ({ person, busy }) => {
    if (busy.length <= most) return undefined;
    return {
      person: person.id,
      date: busy[0][0],
      detail: `works on ${busy.length} of ${weekends.length} weekends; at most ${most} may be`,
    };
  });
}
