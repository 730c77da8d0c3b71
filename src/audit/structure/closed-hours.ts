import { clockTime } from '../../domain/time.ts';
import type { Examination } from '../check.ts';
import { examineEach } from '../check.ts';
import { workedShifts } from '../facts/facts.ts';
import type { Facts } from '../facts/facts.ts';
import { clockSpanOf, intervalsOf } from '../facts/span.ts';

/** No part of a shift lies in closed hours; dates worked in three shifts are open around the clock. */
export function closedHours(facts: Facts): Examination {
  const { clock } = facts;
  return examineEach(workedShifts(facts), ({ who, shift }) => {
    const closed = intervalsOf(shift, clock).find((interval) => !interval.open);
    if (closed === undefined) return undefined;
    return {
      person: who.person.id,
      date: shift.startsAt.date,
      detail: `the shift ${clockSpanOf(shift, clock)} reaches into closed hours at ${clockTime(closed.minute)}`,
    };
  });
}
