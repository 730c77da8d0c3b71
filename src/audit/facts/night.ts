import type { Clock } from './clock.ts';
import { minuteMask, minutesSet } from './minute-mask.ts';
import { intervalsOf } from './span.ts';
import type { Span } from './span.ts';

/** Minutes of a stretch that the shop's clock shows inside a mask of its day, over the whole intervals it touches. */
export function minutesInMask(span: Span, mask: Uint8Array, clock: Clock): number {
  const length = clock.intervalMilliseconds / 60_000;
  return intervalsOf(span, clock).reduce((sum, { minute }) => sum + minutesSet(mask, minute, length), 0);
}

/** Night work in China: 22:00 to 06:00. */
const NIGHT = [
  { from: '22:00', to: '24:00' },
  { from: '00:00', to: '06:00' },
];
/** A shift with so many minutes of it, breaks included, is a night. */
const NIGHT_SHIFT_MINUTES = 180;

/** Those of some stretches that have three hours or more between 22:00 and 06:00. */
export function nightsOf<Stretch extends Span>(stretches: readonly Stretch[], clock: Clock): Stretch[] {
  const night = minuteMask(NIGHT);
  return stretches.filter((stretch) => minutesInMask(stretch, night, clock) >= NIGHT_SHIFT_MINUTES);
}
