import type { Clock } from './clock.ts';
import { minutesSet } from './minute-mask.ts';
import { intervalsOf } from './span.ts';
import type { Span } from './span.ts';

/** Minutes of a stretch that the shop's clock shows inside a mask of its day, over the whole intervals it touches. */
export function minutesInMask(span: Span, mask: Uint8Array, clock: Clock): number {
  const length = clock.intervalMilliseconds / 60_000;
  return intervalsOf(span, clock).reduce((sum, { minute }) => sum + minutesSet(mask, minute, length), 0);
}
