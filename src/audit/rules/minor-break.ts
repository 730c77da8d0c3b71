import type { Rule } from '../../domain/rules.ts';
import type { Examination } from '../check.ts';
import { examineEach } from '../check.ts';
import { workedShifts } from '../facts/facts.ts';
import type { Facts } from '../facts/facts.ts';
import { isMinor } from '../facts/protection.ts';
import { minutesOf } from '../facts/span.ts';

/** Directive 94/33/EC art. 12: consecutive if possible, and here always. */
const BREAK_MINUTES = 30;

/** A minor’s shift of more than `limit` minutes from start to end has one break of half an hour or more, paid or not. */
export function minorBreak(facts: Facts, { limit }: Rule): Examination {
  const cases = workedShifts(facts).filter(({ who }) => isMinor(who));
  return examineEach(cases, ({ who, shift }) => {
    if (shift.lengthMinutes <= limit) return undefined;
    if (shift.breaks.some((one) => minutesOf(one) >= BREAK_MINUTES)) return undefined;
    return {
      person: who.person.id,
      date: shift.startsAt.date,
      detail: `a minor works ${shift.lengthMinutes} minutes without a break of ${BREAK_MINUTES}; above ${limit} one is due`,
    };
  });
}
