import type { Rule } from '../../domain/rules.ts';
import type { Examination } from '../check.ts';
import { examineEach } from '../check.ts';
import { workedShifts } from '../facts/facts.ts';
import type { Facts } from '../facts/facts.ts';

/** A shift of more than `limit` minutes from start to end has a break, paid or not. */
export function breakInLongShift(facts: Facts, rule: Rule): Examination {
  return examineEach(workedShifts(facts), ({ who, shift }) => {
    if (shift.lengthMinutes <= rule.limit || shift.breaks.length > 0) return undefined;
    return {
      person: who.person.id,
      date: shift.startsAt.date,
      detail: `works ${shift.lengthMinutes} minutes without a break; above ${rule.limit} one is due`,
    };
  });
}
