import type { Rule } from '../../domain/rules.ts';
import type { Examination } from '../check.ts';
import { examineEach } from '../check.ts';
import type { Clock } from '../facts/clock.ts';
import type { Facts } from '../facts/facts.ts';
import { minuteMask } from '../facts/minute-mask.ts';
import { minutesInMask } from '../facts/night.ts';
import type { ShiftFacts } from '../facts/shift.ts';
import { sumOfWork } from '../facts/week.ts';

/** Night time of Directive 2003/88/EC art. 2: at least seven hours that include midnight to 05:00. */
const NIGHT = [
  { from: '23:00', to: '24:00' },
  { from: '00:00', to: '06:00' },
];

/** Of a night worker's day, at least so much falls into night time (art. 2). */
const NIGHT_SHIFT_MINUTES = 180;

/**
 * A person's night shifts, those with three hours of work or more between 23:00 and 06:00, have at most `limit` paid
 * minutes on average over the horizon. People without night shifts are not looked at.
 */
export function nightMinutes({ people, clock }: Facts, rule: Rule): Examination {
  const night = minuteMask(NIGHT);
  const workers = people
    .map(({ person, shifts }) => ({
      person,
      nights: shifts.filter((shift) => isNightShift(shift, night, clock)),
    }))
    .filter(({ nights }) => nights.length > 0);
  return examineEach(workers, ({ person, nights }) => {
    const average = sumOfWork(nights) / nights.length;
    if (average <= rule.limit) return undefined;
    return {
      person: person.id,
      date: nights[0].startsAt.date,
      detail: `${Math.round(average)} paid minutes in the average of ${nights.length} night shifts; at most ${rule.limit} are allowed`,
    };
  });
}

function isNightShift(shift: ShiftFacts, night: Uint8Array, clock: Clock): boolean {
  const resting = shift.breaks.reduce((sum, one) => sum + minutesInMask(one, night, clock), 0);
  return minutesInMask(shift, night, clock) - resting >= NIGHT_SHIFT_MINUTES;
}
