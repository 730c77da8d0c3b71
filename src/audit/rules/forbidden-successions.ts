import { isOfKind } from '../../domain/shift-kind.ts';
import type { Examination } from '../check.ts';
import { NOTHING, examineEach } from '../check.ts';
import type { Facts } from '../facts/facts.ts';
import type { ShiftFacts } from '../facts/shift.ts';
import { clockSpanOf } from '../facts/span.ts';
import { isNextDay, shiftPairs } from '../facts/succession.ts';

/** Nobody works on the date after a shift another that the request forbids there. A case is a pair of shifts on two dates in a row. */
export function forbiddenSuccessions(facts: Facts): Examination {
  const { request, clock } = facts;
  if (request.forbiddenSuccessions.length === 0) return NOTHING;
  const pairs = shiftPairs(facts).filter((pair) => isNextDay(pair, clock));
  const words = ({ assignment, ...span }: ShiftFacts): string =>
    `${assignment.template} ${clockSpanOf(span, clock)}`;
  return examineEach(pairs, ({ who, before, after }) => {
    const isForbidden = request.forbiddenSuccessions.some(
      ({ first, next }) =>
        isOfKind(first, before.assignment.template, before.startsAt.minute) &&
        isOfKind(next, after.assignment.template, after.startsAt.minute),
    );
    if (!isForbidden) return undefined;
    return {
      person: who.person.id,
      date: after.startsAt.date,
      detail: `works ${words(after)} on the day after ${words(before)}; the request forbids it`,
    };
  });
}
