import { minuteOfDay } from '../../domain/time.ts';
import type { DayWindow } from '../../domain/time.ts';

/** 1 for each of the 1440 minutes of a clock day that lies in one of the windows. */
export function minuteMask(windows: readonly DayWindow[]): Uint8Array {
  const mask = new Uint8Array(1440);
  for (const { from, to } of windows) mask.fill(1, minuteOfDay(from), minuteOfDay(to));
  return mask;
}
