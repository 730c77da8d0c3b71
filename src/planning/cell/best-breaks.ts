import type { BreakWindow } from '../shifts.ts';
import type { PlaceBreaks } from './changes.ts';
import type { Known } from './known.ts';
import { onDutyIn } from './recount.ts';
import type { Recount } from './recount.ts';

/**
 * Where the breaks of a shift that somebody takes on would begin: each where fewest are missing for it, the earliest of equals, none in a
 * guard period where that can be. Windows never let two breaks overlap, so each can be placed by itself.
 */
export function bestBreaks({ calendars }: Pick<Known, 'calendars'>, recount: Recount): PlaceBreaks {
  return (line, { breaks }) => {
    const kind = recount.kindOf(line.person.skills);
    const onDuty = new Set(line.shifts.flatMap(({ candidate }, k) => onDutyIn(candidate, line.begins[k])));
    const missing = (interval: number, there: number): number =>
      recount.missing(interval, new Map([[kind, there - (onDuty.has(interval) ? 1 : 0)]]));
    const lost = (interval: number): number => missing(interval, 0) - missing(interval, 1);
    const costOf = ({ intervals }: BreakWindow, begin: number): number =>
      Array.from({ length: intervals }, (_, k) => lost(begin + k)).reduce((sum, value) => sum + value, 0);
    return breaks.map((window) => {
      const free = window.begins.filter((begin) => calendars.guard[begin] === 0);
      const begins = free.length > 0 ? free : window.begins;
      return begins.reduce((best, begin) => (costOf(window, begin) < costOf(window, best) ? begin : best));
    });
  };
}
