import type { FieldError } from '../../domain/problem.ts';
import { WEEKDAYS, minuteOfDay } from '../../domain/time.ts';
import { layCalendars } from '../calendars.ts';
import type { DemandContext } from './check-context.ts';

/** Opening hours fit the grain, and the shop is open at some time of the horizon. */
export function openingChecks({ sent, request, grid }: DemandContext): FieldError[] {
  const grain = grid.intervalMinutes;
  const misaligned = WEEKDAYS.flatMap((weekday) => request.shop.openingHours[weekday]).some(
    ({ from, to }) => minuteOfDay(from) % grain !== 0 || minuteOfDay(to) % grain !== 0,
  );
  if (misaligned) {
    return [
      { path: 'shop.openingHours', message: `times must be multiples of the interval, ${grain} minutes` },
    ];
  }
  if (layCalendars(request, grid).open.every((open) => open === 0)) {
    return [
      {
        path: 'shop.openingHours',
        message: `the shop is closed on all ${sent.horizon.days} days of the horizon`,
      },
    ];
  }
  return [];
}
