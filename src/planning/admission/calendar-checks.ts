import { intervalStart, momentMilliseconds } from '../../domain/grid.ts';
import type { FieldError } from '../../domain/problem.ts';
import type { DemandContext } from './check-context.ts';
import { duplicateIds, unknownNames } from './names.ts';

/** Streams and promotions lie in the horizon, run forwards, do not overlap among themselves and name known queues. */
export function calendarChecks({ sent, grid }: DemandContext): FieldError[] {
  const queueIds = sent.queues.map((queue) => queue.id);
  const { liveStreams, promotions } = sent.calendar;
  const path = (index: number): string => `calendar.liveStreams[${index}]`;
  const errors = [
    ...duplicateIds(
      liveStreams.map((stream) => stream.id),
      (index) => `${path(index)}.id`,
    ),
    ...duplicateIds(
      promotions.map((promotion) => promotion.id),
      (index) => `calendar.promotions[${index}].id`,
    ),
  ];
  const spans = liveStreams.map((stream) => ({
    start: momentMilliseconds(stream.start, grid.timeZone),
    end: momentMilliseconds(stream.end, grid.timeZone),
  }));
  const horizonEnd = intervalStart(grid, grid.count);
  liveStreams.forEach((stream, index) => {
    const span = spans[index];
    errors.push(
      ...unknownNames(stream.queues ?? [], queueIds, 'queue', (k) => `${path(index)}.queues[${k}]`),
    );
    if (span.end <= span.start) {
      errors.push({ path: `${path(index)}.end`, message: `must be later than the start, ${stream.start}` });
      return;
    }
    if (span.start < grid.startMilliseconds || span.end > horizonEnd) {
      errors.push({
        path: `${path(index)}.start`,
        message: `must lie in the horizon, ${grid.days[0].date} to ${grid.days.at(-1)!.date}`,
      });
    }
    const overlapped = spans.findIndex(
      (other, k) => k < index && other.start < other.end && span.start < other.end && other.start < span.end,
    );
    if (overlapped >= 0) {
      errors.push({
        path: `${path(index)}.start`,
        message: `overlaps the stream “${liveStreams[overlapped].id}”; write overlapping streams as one`,
      });
    }
  });
  promotions.forEach((promotion, index) => {
    const where = `calendar.promotions[${index}]`;
    errors.push(...unknownNames(promotion.queues ?? [], queueIds, 'queue', (k) => `${where}.queues[${k}]`));
    const outside = promotion.lastDay < grid.days[0].date || promotion.firstDay > grid.days.at(-1)!.date;
    if (outside) {
      errors.push({
        path: `${where}.firstDay`,
        message: `touches no day of the horizon, ${grid.days[0].date} to ${grid.days.at(-1)!.date}`,
      });
    }
  });
  return errors;
}
