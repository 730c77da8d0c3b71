import { isOfKind } from '../../domain/shift-kind.ts';
import type { Examination } from '../check.ts';
import { examineEach } from '../check.ts';
import type { Facts } from '../facts/facts.ts';
import { calendarWeeks } from '../facts/week.ts';

/**
 * Of shifts that a contract class limits nobody works more than it says, in a calendar week or in the horizon. A case is a person,
 * a limit and a week or the horizon.
 */
export function shiftLimits({ people, clock }: Facts): Examination {
  const horizon = { dates: clock.days.map(({ date }) => date), words: 'the horizon' };
  const weeks = calendarWeeks(clock).map(({ monday, dates }) => ({ dates, words: `the week of ${monday}` }));
  const cases = people.flatMap(({ person, contract, shifts }) =>
    (contract?.shiftLimits ?? []).flatMap((limit) => {
      const counted = shifts.filter(({ assignment, startsAt }) =>
        isOfKind(limit, assignment.template, startsAt.minute),
      );
      return [
        ...weeks.map((period) => ({ person, counted, period, most: limit.maximumPerWeek })),
        { person, counted, period: horizon, most: limit.maximumPerHorizon },
      ];
    }),
  );
  const judged = cases.flatMap(({ most, ...one }) => (most === undefined ? [] : [{ ...one, most }]));
  return examineEach(judged, ({ person, counted, period: { dates, words }, most }) => {
    const found = counted.filter(({ startsAt }) => dates.includes(startsAt.date));
    if (found.length <= most) return undefined;
    return {
      person: person.id,
      date: found[0].startsAt.date,
      detail: `${found.length} shifts of a kind that the contract class limits in ${words}; at most ${most} may be`,
    };
  });
}
