import { workedShifts } from './facts.ts';
import type { Facts, PersonFacts, WorkedShift } from './facts.ts';

/** Protections that Labour Law art. 61 and 63 bar from night work and overtime; minors have rules of their own. */
const BARRED = ['pregnant-from-month-7', 'nursing'] as const;

/** The protections that bar a person from night work and overtime. */
export function barringProtections({ agent }: Pick<PersonFacts, 'agent'>): string[] {
  return BARRED.filter((protection) => agent?.protections.includes(protection));
}

/** The shifts of people whom a protection bars from night work and overtime. */
export function protectedShifts(facts: Pick<Facts, 'people'>): WorkedShift[] {
  return workedShifts(facts).filter(({ who }) => barringProtections(who).length > 0);
}

/** Whether a person is 16 or 17. */
export function isMinor({ agent }: Pick<PersonFacts, 'agent'>): boolean {
  return agent?.protections.includes('minor') ?? false;
}

/** The people who are 16 or 17. */
export function minors({ people }: Pick<Facts, 'people'>): PersonFacts[] {
  return people.filter(isMinor);
}
