import type { Clock } from './clock.ts';
import type { Facts, PersonFacts } from './facts.ts';
import type { ShiftFacts } from './shift.ts';

/** Two shifts of one person with none between them. */
export interface ShiftPair {
  readonly who: PersonFacts;
  readonly before: ShiftFacts;
  readonly after: ShiftFacts;
}

/** Each shift of each person with the next. */
export function shiftPairs({ people }: Pick<Facts, 'people'>): ShiftPair[] {
  return people.flatMap((who) =>
    who.shifts.slice(1).map((after, index) => ({ who, before: who.shifts[index], after })),
  );
}

/** Whether the second shift starts on the date after that of the first. */
export function isNextDay({ before, after }: ShiftPair, { days }: Pick<Clock, 'days'>): boolean {
  const index = days.findIndex((day) => day.date === before.startsAt.date);
  return index >= 0 && days.at(index + 1)?.date === after.startsAt.date;
}
