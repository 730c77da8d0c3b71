import type { Examination } from '../check.ts';
import { examineEach } from '../check.ts';
import type { Facts } from '../facts/facts.ts';
import { clockSpanOf } from '../facts/span.ts';

/** Nobody is on two shifts at once, and at most one shift of a person starts on a date. */
export function oneShiftAtATime({ people, clock }: Facts): Examination {
  const pairs = people.flatMap(({ person, shifts }) =>
    shifts.map((shift, index) => ({ person, shift, earlier: shifts.slice(0, index) })),
  );
  return examineEach(pairs, ({ person, shift, earlier }) => {
    const { date } = shift.startsAt;
    const overlapped = earlier.find((other) => other.end > shift.start);
    const sameDate = earlier.find((other) => other.startsAt.date === date);
    const other = overlapped ?? sameDate;
    if (other === undefined) return undefined;
    const how = overlapped ? 'overlaps' : 'starts on the same date as';
    return {
      person: person.id,
      date,
      detail: `the shift ${clockSpanOf(shift, clock)} ${how} the shift ${clockSpanOf(other, clock)}`,
    };
  });
}
