import { minuteOfDay } from '../../domain/time.ts';
import type { DayWindow } from '../../domain/time.ts';

/** 1 for each of the 1440 minutes of a clock day that lies in one of the windows. */
export function minuteMask(windows: readonly DayWindow[]): Uint8Array {
  const mask = new Uint8Array(1440);
  for (const { from, to } of windows) mask.fill(1, minuteOfDay(from), minuteOfDay(to));
  return mask;
}

/** How many of the clock minutes from `minute` on, `length` of them, are set in a mask. */
export function minutesSet(mask: Uint8Array, minute: number, length: number): number {
  let set = 0;
  for (let at = minute; at < minute + length; at++) set += mask[at];
  return set;
}
