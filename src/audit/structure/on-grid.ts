import type { Examination } from '../check.ts';
import { examineEach } from '../check.ts';
import type { Clock } from '../facts/clock.ts';
import { workedShifts } from '../facts/facts.ts';
import type { Facts } from '../facts/facts.ts';
import type { WrittenSpan } from '../facts/span.ts';
import { clockSpanOf } from '../facts/span.ts';

/**
 * Every time of a shift, its breaks and its activities lies on an interval boundary, inside the horizon, and is written
 * with the offset the shop's clock has at that moment.
 */
export function onGrid(facts: Facts): Examination {
  const { clock } = facts;
  return examineEach(workedShifts(facts), ({ who, shift }) => {
    const spans: [string, WrittenSpan][] = [
      ['shift', shift],
      ...shift.breaks.map((one): [string, WrittenSpan] => ['break', one]),
      ...shift.activities.map((one): [string, WrittenSpan] => ['activity', one]),
    ];
    const errors = spans.flatMap(([what, span]) =>
      spanErrors(span, clock).map((error) => `the ${what} ${clockSpanOf(span, clock)} ${error}`),
    );
    if (errors.length === 0) return undefined;
    return { person: who.person.id, date: shift.startsAt.date, detail: errors.join('; ') };
  });
}

function spanErrors(span: WrittenSpan, clock: Clock): string[] {
  const boundary = (moment: number): boolean => (moment - clock.start) % clock.intervalMilliseconds === 0;
  const offsetsAgree =
    span.startOffsetMinutes === clock.read(span.start).offsetMinutes &&
    span.endOffsetMinutes === clock.read(span.end).offsetMinutes;
  return [
    ...(boundary(span.start) && boundary(span.end) ? [] : ['does not lie on interval boundaries']),
    ...(clock.start <= span.start && span.end <= clock.end ? [] : ['reaches out of the horizon']),
    ...(offsetsAgree ? [] : ['is not written with the shop’s offset from UTC']),
  ];
}
