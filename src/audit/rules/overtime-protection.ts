import type { Examination } from '../check.ts';
import { examineEach } from '../check.ts';
import type { Facts } from '../facts/facts.ts';
import { personDates } from '../facts/person-date.ts';
import { barringProtections } from '../facts/protection.ts';

/**
 * A protected agent works no overtime on any date: no minute above the limit of `minutes-per-day`, nor above the contract's
 * week or on a rest day where its class may, nor above the standard of the period over which hours are averaged.
 */
export function overtimeProtection(facts: Facts): Examination {
  const cases = personDates(facts).filter(({ who }) => barringProtections(who).length > 0);
  return examineEach(cases, ({ who, date, overtimeMinutes: ofDay, weekOvertimeMinutes, restDayMinutes }) => {
    const overtimeMinutes = ofDay + weekOvertimeMinutes;
    if (overtimeMinutes === 0 && restDayMinutes === 0) return undefined;
    const worked =
      restDayMinutes > 0
        ? `${restDayMinutes} minutes on a rest day`
        : `${overtimeMinutes} minutes of overtime`;
    return {
      person: who.person.id,
      date,
      detail: `${worked}; none may be (${barringProtections(who).join(', ')})`,
    };
  });
}
