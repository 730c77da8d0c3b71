import type { DutyName } from '../../domain/fairness.ts';
import type { Facts } from './facts.ts';
import { minuteMask } from './minute-mask.ts';
import { minutesInMask } from './night.ts';
import type { ShiftFacts } from './shift.ts';
import { minutesOf, overlaps } from './span.ts';

const NIGHT = [
  { from: '22:00', to: '24:00' },
  { from: '00:00', to: '06:00' },
];

/** Whether a shift is a duty that is shared out fairly. */
export function isDuty(
  duty: DutyName,
  shift: ShiftFacts,
  { clock, streams }: Pick<Facts, 'clock' | 'streams'>,
): boolean {
  switch (duty) {
    case 'nights':
      return minutesInMask(shift, minuteMask(NIGHT), clock) > 0;
    case 'weekends':
      return shift.startsAt.weekday === 'saturday' || shift.startsAt.weekday === 'sunday';
    case 'liveDuties':
      return streams.some(({ guard }) => overlaps(guard, shift));
    case 'bufferDuties': {
      const minutes = (some: ShiftFacts['activities']): number =>
        some.reduce((sum, activity) => sum + minutesOf(activity), 0);
      const buffer = shift.activities.filter(({ kind }) => kind === 'buffer');
      return 2 * minutes(buffer) > minutes(shift.activities);
    }
  }
}
