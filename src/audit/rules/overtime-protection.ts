import type { Examination } from '../check.ts';
import { examineEach } from '../check.ts';
import type { Facts } from '../facts/facts.ts';
import { personDates } from '../facts/person-date.ts';

/** A protected agent works no overtime on any date: no minute above the limit of `minutes-per-day`, nor above the contract's
 * week where its class may. */
export function overtimeProtection(facts: Facts): Examination {
  const cases = personDates(facts).filter(({ who }) => (who.agent?.protections.length ?? 0) > 0);
  return examineEach(cases, ({ who, date, overtimeMinutes: ofDay, weekOvertimeMinutes }) => {
    const overtimeMinutes = ofDay + weekOvertimeMinutes;
    if (overtimeMinutes === 0) return undefined;
    return {
      person: who.person.id,
      date,
      detail: `${overtimeMinutes} minutes of overtime; none may be (${who.agent?.protections.join(', ')})`,
    };
  });
}
