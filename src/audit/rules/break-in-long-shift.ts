import type { Rule } from '../../domain/rules.ts';
import type { Examination } from '../check.ts';
import { examineEach } from '../check.ts';
import { workedShifts } from '../facts/facts.ts';
import type { Facts } from '../facts/facts.ts';
import type { ShiftFacts } from '../facts/shift.ts';

/** A shift of more than `limit` minutes from start to end has a meal break, paid or not; a short rest is none. */
export function breakInLongShift(facts: Facts, rule: Rule): Examination {
  return examineEach(workedShifts(facts), ({ who, shift }) => {
    if (shift.lengthMinutes <= rule.limit || hasMeal(shift)) return undefined;
    return {
      person: who.person.id,
      date: shift.startsAt.date,
      detail: `works ${shift.lengthMinutes} minutes without a meal break; above ${rule.limit} one is due`,
    };
  });
}

function hasMeal({ breaks }: ShiftFacts): boolean {
  return breaks.some(({ kind }) => kind === 'meal');
}
