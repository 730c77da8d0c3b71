import { isAboutDate } from '../../domain/preferences.ts';
import { isOfKind } from '../../domain/shift-kind.ts';
import type { Examination } from '../check.ts';
import { examineEach } from '../check.ts';
import type { Facts } from '../facts/facts.ts';
import { clockSpanOf } from '../facts/span.ts';

/** Nobody works a shift that they would rather not. A case is a shift of somebody with such wishes. */
export function shiftUnwanted({ people, clock }: Facts): Examination {
  const cases = people.flatMap(({ person, agent, shifts }) => {
    const wishes = agent?.preferences.shiftsUnwanted ?? [];
    return wishes.length === 0 ? [] : shifts.map((shift) => ({ person, wishes, shift }));
  });
  return examineEach(cases, ({ person, wishes, shift }) => {
    const { assignment, startsAt } = shift;
    const { date, weekday, minute } = startsAt;
    const isUnwanted = wishes.some(
      (wish) => isAboutDate(wish, date, weekday) && isOfKind(wish, assignment.template, minute),
    );
    if (!isUnwanted) return undefined;
    return {
      person: person.id,
      date,
      detail: `would rather not work ${assignment.template} ${clockSpanOf(shift, clock)} on ${date}`,
    };
  });
}
