import { momentMilliseconds } from '../../domain/grid.ts';
import type { Examination, Finding } from '../check.ts';
import { NOTHING, examineEach } from '../check.ts';
import type { Facts, PersonFacts } from '../facts/facts.ts';
import { readPublished } from '../facts/published.ts';
import type { PublishedSpan } from '../facts/published.ts';
import { clockSpanOf } from '../facts/span.ts';

/**
 * Before the published roster thaws, every shift of somebody who is not on leave is there as it was published, and no other
 * shift begins.
 */
export function published(facts: Facts): Examination {
  const { request, people, clock } = facts;
  if (request.published === undefined) return NOTHING;
  const { now, freezeUntil = now } = request.published;
  const thaws =
    freezeUntil === undefined ? clock.start : momentMilliseconds(freezeUntil, request.shop.timeZone);
  const expected = readPublished(facts).filter(({ start }) => start < thaws);
  const cases = [
    ...expected.map((span) => () => missing(facts, span)),
    ...people.flatMap((who) =>
      who.shifts
        .filter(({ start }) => start < thaws)
        .map((shift) => () => {
          const isKnown = expected.some((span) => span.agent === who.person.id && isSame(span, shift));
          if (isKnown) return undefined;
          const date = shift.startsAt.date;
          const detail = `works ${clockSpanOf(shift, clock)}, which was not published and is frozen`;
          return { person: who.person.id, date, detail };
        }),
    ),
  ];
  return examineEach(cases, (judge): Finding | undefined => judge());
}

function missing({ people, clock }: Facts, span: PublishedSpan): Finding | undefined {
  const who = people.find(({ person }) => person.id === span.agent);
  // Who is not on the roster at all is named by `roster-shape`.
  if (who === undefined || who.shifts.some((shift) => isSame(span, shift))) return undefined;
  if (isAway(who, span, { clock })) return undefined;
  const { date } = clock.read(span.start);
  return {
    person: span.agent,
    date,
    detail: `the published shift ${clockSpanOf(span, clock)} is frozen but missing`,
  };
}

function isAway({ agent }: PersonFacts, span: PublishedSpan, { clock }: Pick<Facts, 'clock'>): boolean {
  const dates = [clock.read(span.start).date, clock.read(span.end - 1).date];
  return dates.some((date) =>
    agent?.leave.some(({ firstDay, lastDay }) => firstDay <= date && date <= lastDay),
  );
}

function isSame(
  one: { readonly start: number; readonly end: number },
  other: { readonly start: number; readonly end: number },
): boolean {
  return one.start === other.start && one.end === other.end;
}
