import type { DayWindow } from '../../domain/time.ts';
import type { Clock } from './clock.ts';
import { minuteMask } from './minute-mask.ts';
import { intervalsOf } from './span.ts';
import type { Span } from './span.ts';

/** Minutes of a stretch that the shop's clock shows inside one of the windows, in whole planning intervals' minutes. */
export function minutesInWindows(span: Span, windows: readonly DayWindow[], clock: Clock): number {
  const mask = minuteMask(windows);
  let minutes = 0;
  for (const { start, end, minute } of intervalsOf(span, clock)) {
    const length = (end - start) / 60_000;
    for (const inside of mask.subarray(minute, minute + length)) minutes += inside;
  }
  return minutes;
}
