import { workedShifts } from './facts.ts';
import type { Facts, WorkedShift } from './facts.ts';

/** The shifts of people whom a protection bars from night work and overtime. */
export function protectedShifts(facts: Pick<Facts, 'people'>): WorkedShift[] {
  return workedShifts(facts).filter(({ who }) => (who.agent?.protections.length ?? 0) > 0);
}
