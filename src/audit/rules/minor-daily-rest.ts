import type { Rule } from '../../domain/rules.ts';
import type { Examination } from '../check.ts';
import type { Facts } from '../facts/facts.ts';
import { minors } from '../facts/protection.ts';
import { restsBetweenShifts } from './daily-rest.ts';

/** A minor has at least `limit` minutes from the end of one shift to the start of the next, counted as in `daily-rest`. */
export function minorDailyRest(facts: Facts, rule: Rule): Examination {
  return restsBetweenShifts(minors(facts), facts.clock, rule);
}
