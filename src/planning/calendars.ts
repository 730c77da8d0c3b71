import { intervalStart, momentMilliseconds, openIntervals } from '../domain/grid.ts';
import type { IntervalGrid } from '../domain/grid.ts';
import type { LiveStream } from '../domain/calendar.ts';
import type { ResolvedDemand } from '../domain/resolved-demand.ts';

/** The calendars laid on the grid; one entry per interval. */
export interface Calendars {
  /** 1 where customers are served. */
  readonly open: Uint8Array;
  /** 1 in the guard period of some stream. */
  readonly guard: Uint8Array;
  /** 1 while some stream is on air. */
  readonly live: Uint8Array;
  /** Agents asked for above the requirement; 0 outside guard periods and closed hours. */
  readonly liveExtra: Int32Array;
  /** Dates worked around the clock in three shifts. */
  readonly threeShiftDates: ReadonlySet<string>;
}

/** Stage 1: opening hours, guard periods and three-shift dates. */
export function layCalendars(request: ResolvedDemand, grid: IntervalGrid): Calendars {
  const threeShiftDates = threeShiftDatesOf(request, grid);
  const open = openIntervals(grid, request.shop.openingHours, threeShiftDates);
  const guard = new Uint8Array(grid.count);
  const live = new Uint8Array(grid.count);
  const liveExtra = new Int32Array(grid.count);
  for (const stream of request.calendar.liveStreams) {
    const { start, end } = streamSpan(stream, grid.timeZone);
    const extra = stream.extraAgents ?? request.buffer.liveExtraAgents;
    const guardStart = start - request.calendar.guardMinutesBefore * 60_000;
    const guardEnd = end + request.calendar.guardMinutesAfter * 60_000;
    for (let interval = 0; interval < grid.count; interval++) {
      const from = intervalStart(grid, interval);
      const to = intervalStart(grid, interval + 1);
      if (from < end && start < to) live[interval] = 1;
      if (from >= guardEnd || to <= guardStart) continue;
      guard[interval] = 1;
      if (open[interval] === 1) liveExtra[interval] = Math.max(liveExtra[interval], extra);
    }
  }
  return { open, guard, live, liveExtra, threeShiftDates };
}

/** Start and end of a stream in milliseconds since the epoch. */
export function streamSpan(stream: LiveStream, timeZone: string): { start: number; end: number } {
  return {
    start: momentMilliseconds(stream.start, timeZone),
    end: momentMilliseconds(stream.end, timeZone),
  };
}

function threeShiftDatesOf(request: ResolvedDemand, grid: IntervalGrid): Set<string> {
  const promotions = request.calendar.promotions.filter((promotion) => promotion.threeShifts);
  const dates = grid.days
    .map((day) => day.date)
    .filter((date) => promotions.some(({ firstDay, lastDay }) => firstDay <= date && date <= lastDay));
  return new Set(dates);
}
