import type { Rule } from '../../domain/rules.ts';
import type { Examination } from '../check.ts';
import { examineEach } from '../check.ts';
import { workedShifts } from '../facts/facts.ts';
import type { Facts } from '../facts/facts.ts';
import type { ActivityFacts, ShiftFacts } from '../facts/shift.ts';
import { clockSpanOf, minutesOf } from '../facts/span.ts';
import type { Span } from '../facts/span.ts';

/**
 * Whoever changes what they do (a queue, work that can wait, standing by) does nothing for less than `limit` minutes. What
 * lasts from one break, or end of the shift, to the next is never too short. A case is a shift.
 */
export function leastActivityMinutes(facts: Facts, rule: Rule): Examination {
  return examineEach(workedShifts(facts), ({ who, shift }) => {
    const short = stretches(shift).flatMap((stretch) =>
      stretch.length > 1 ? stretch.filter((one) => minutesOf(one) < rule.limit) : [],
    );
    if (short.length === 0) return undefined;
    const spans = short
      .map((one) => `${clockSpanOf(one, facts.clock)} (${minutesOf(one)} minutes)`)
      .join(', ');
    return {
      person: who.person.id,
      date: shift.startsAt.date,
      detail: `does something for ${spans} only; at least ${rule.limit} minutes are due`,
    };
  });
}

/** What is done from one break or end of the shift to the next, each activity as one span however it is written. */
function stretches({ activities }: ShiftFacts): Span[][] {
  const found: Span[][] = [];
  let before: ActivityFacts | undefined;
  for (const one of [...activities].sort((a, b) => a.start - b.start)) {
    const stretch = before?.end === one.start ? found[found.length - 1] : undefined;
    const last = stretch?.at(-1);
    const goesOn = before !== undefined && before.kind === one.kind && taskOf(before) === taskOf(one);
    if (stretch === undefined) found.push([{ start: one.start, end: one.end }]);
    else if (last !== undefined && goesOn) stretch[stretch.length - 1] = { start: last.start, end: one.end };
    else stretch.push({ start: one.start, end: one.end });
    before = one;
  }
  return found;
}

function taskOf({ queue, work }: ActivityFacts): string | undefined {
  return queue ?? work;
}
