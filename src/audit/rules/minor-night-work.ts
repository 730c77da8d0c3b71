import type { Examination } from '../check.ts';
import { examineEach } from '../check.ts';
import { workedShifts } from '../facts/facts.ts';
import type { Facts } from '../facts/facts.ts';
import { minuteMask } from '../facts/minute-mask.ts';
import { minutesInMask } from '../facts/night.ts';
import { isMinor } from '../facts/protection.ts';
import { clockSpanOf } from '../facts/span.ts';

/** Directive 94/33/EC leaves the choice between 22:00 to 06:00 and 23:00 to 07:00. */
const NIGHT = [
  { from: '22:00', to: '24:00' },
  { from: '00:00', to: '06:00' },
];

/** No minute of a minor’s shift, breaks included, lies between 22:00 and 06:00. */
export function minorNightWork(facts: Facts): Examination {
  const night = minuteMask(NIGHT);
  const cases = workedShifts(facts).filter(({ who }) => isMinor(who));
  return examineEach(cases, ({ who, shift }) => {
    const minutes = minutesInMask(shift, night, facts.clock);
    if (minutes === 0) return undefined;
    return {
      person: who.person.id,
      date: shift.startsAt.date,
      detail: `${minutes} minutes of a minor’s shift ${clockSpanOf(shift, facts.clock)} lie between 22:00 and 06:00; none may`,
    };
  });
}
