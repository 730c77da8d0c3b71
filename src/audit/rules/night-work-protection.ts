import type { Examination } from '../check.ts';
import { examineEach } from '../check.ts';
import type { Facts } from '../facts/facts.ts';
import { minuteMask } from '../facts/minute-mask.ts';
import { minutesInMask } from '../facts/night.ts';
import { barringProtections, protectedShifts } from '../facts/protection.ts';
import { clockSpanOf } from '../facts/span.ts';

/** Night of the Chinese rules on night work: from ten in the evening until six in the morning. */
const NIGHT = [
  { from: '22:00', to: '24:00' },
  { from: '00:00', to: '06:00' },
];

/** No minute of a shift of a protected agent, breaks included, lies between 22:00 and 06:00. */
export function nightWorkProtection(facts: Facts): Examination {
  const night = minuteMask(NIGHT);
  return examineEach(protectedShifts(facts), ({ who, shift }) => {
    const minutes = minutesInMask(shift, night, facts.clock);
    if (minutes === 0) return undefined;
    return {
      person: who.person.id,
      date: shift.startsAt.date,
      detail: `${minutes} minutes of the shift ${clockSpanOf(shift, facts.clock)} lie between 22:00 and 06:00; none may (${barringProtections(who).join(', ')})`,
    };
  });
}
