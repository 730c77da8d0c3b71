import type { Examination } from '../check.ts';
import { examineEach } from '../check.ts';
import { workedShifts } from '../facts/facts.ts';
import type { Facts } from '../facts/facts.ts';
import { clockOf, clockSpanOf } from '../facts/span.ts';

/** No break, meal or rest, starts inside a guard period: from its start, included, to its end, excluded. */
export function guardBreak(facts: Facts): Examination {
  const { clock, streams } = facts;
  const breaks = workedShifts(facts).flatMap(({ who, shift }) =>
    shift.breaks.map((taken) => ({ who, shift, taken })),
  );
  return examineEach(breaks, ({ who, shift, taken }) => {
    const stream = streams.find(({ guard }) => guard.start <= taken.start && taken.start < guard.end);
    if (stream === undefined) return undefined;
    return {
      person: who.person.id,
      date: shift.startsAt.date,
      detail: `the ${taken.kind} starts at ${clockOf(taken.start, clock)}, inside the guard period ${clockSpanOf(stream.guard, clock)} of ${stream.id}`,
    };
  });
}
