import type { Queue } from '../../domain/queue.ts';
import type { ResolvedRequest } from '../../domain/resolved-request.ts';
import { minuteOfDay } from '../../domain/time.ts';
import type { ClockInterval } from '../facts/clock.ts';

/**
 * The band of some queues in an interval: the first of the request whose hours, weekdays and queues fit, the hours outside
 * all bands where none does; undefined in closed hours.
 */
export function bandAt(
  { minute, weekday, open }: ClockInterval,
  queues: readonly Queue[],
  { targets: { bands } }: Pick<ResolvedRequest, 'targets'>,
): string | undefined {
  if (!open) return undefined;
  const band = bands.find(
    ({ from, to, weekdays, queues: only }) =>
      minuteOfDay(from) <= minute &&
      minute < minuteOfDay(to) &&
      (weekdays === undefined || weekdays.includes(weekday)) &&
      (only === undefined || queues.some(({ id }) => only.includes(id))),
  );
  return band?.id ?? (bands.length === 0 ? 'all hours' : 'other hours');
}
