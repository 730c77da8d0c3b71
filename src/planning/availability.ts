import type { Agent } from '../domain/agent.ts';
import type { IntervalGrid } from '../domain/grid.ts';
import { minuteOfDay } from '../domain/time.ts';
import type { DayWindow } from '../domain/time.ts';

interface Span {
  /** First interval, included, and the one after the last. */
  readonly start: number;
  readonly end: number;
}

const NIGHT_STARTS_MINUTE = 22 * 60;
const NIGHT_ENDS_MINUTE = 6 * 60;

/** Whether every interval of a shift lies in one of the agent's availability windows. */
export function isAvailable(agent: Pick<Agent, 'availability'>, shift: Span, grid: IntervalGrid): boolean {
  const windows = agent.availability;
  if (windows === undefined) return true;
  for (let interval = shift.start; interval < shift.end; interval++) {
    const minute = grid.clockMinute[interval];
    const { weekday } = grid.days[grid.dayOf[interval]];
    const own = windows.filter(({ weekdays }) => weekdays.includes(weekday));
    if (!coversAll(own, minute, minute + grid.intervalMinutes)) return false;
  }
  return true;
}

/** Whether windows, one or several that adjoin, hold every minute from `from` to `to`. */
function coversAll(windows: readonly DayWindow[], from: number, to: number): boolean {
  for (let minute = from; minute < to;) {
    const window = windows.find((one) => minuteOfDay(one.from) <= minute && minute < minuteOfDay(one.to));
    if (window === undefined) return false;
    minute = minuteOfDay(window.to);
  }
  return true;
}

/** Whether a date lies in one of the agent's leaves. */
export function isOnLeave(agent: Pick<Agent, 'leave'>, date: string): boolean {
  return agent.leave.some(({ firstDay, lastDay }) => firstDay <= date && date <= lastDay);
}

/** A shift with so many minutes of the night counts as a night. */
const NIGHT_SHIFT_MINUTES = 180;

/** Whether three hours or more of a shift lie between 22:00 and 06:00 on the shop's clock. */
export function isNightShift(shift: Span, grid: IntervalGrid): boolean {
  return nightMinutes(shift, grid) >= NIGHT_SHIFT_MINUTES;
}

/** Minutes of a shift between 22:00 and 06:00 on the shop's clock. */
export function nightMinutes(shift: Span, grid: IntervalGrid): number {
  let intervals = 0;
  for (let interval = shift.start; interval < shift.end; interval++) {
    const minute = grid.clockMinute[interval];
    if (minute >= NIGHT_STARTS_MINUTE || minute < NIGHT_ENDS_MINUTE) intervals++;
  }
  return intervals * grid.intervalMinutes;
}
