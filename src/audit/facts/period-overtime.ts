import { knownPeriods } from './comprehensive-period.ts';
import type { KnownPeriod } from './comprehensive-period.ts';
import type { Facts, PersonFacts } from './facts.ts';
import { weekOvertime } from './overtime.ts';

/** A person in a period over which their hours are averaged. */
export interface PersonPeriod {
  readonly who: PersonFacts;
  readonly period: KnownPeriod;
  /** Minutes of the horizon’s shifts beyond the standard of what is known of the period. */
  readonly overtimeMinutes: number;
}

/** Everybody whose hours are averaged, in every period that the horizon touches. */
export function periodOvertimes(facts: Facts): PersonPeriod[] {
  return facts.people.flatMap((who) => {
    const overtime = weekOvertime(who, facts);
    return knownPeriods(who, facts.clock).map((period) => ({
      who,
      period,
      overtimeMinutes: who.shifts
        .filter(({ startsAt }) => period.dates.includes(startsAt.date))
        .reduce((sum, shift) => sum + (overtime.get(shift) ?? 0), 0),
    }));
  });
}
