import type { ResolvedDeferrableWork } from '../../domain/deferrable-work.ts';
import { minuteOfDay } from '../../domain/time.ts';
import type { Clock, ClockInterval } from '../facts/clock.ts';

/** An item of work that can wait; milliseconds since the epoch. */
export interface Item {
  /** When the interval begins in which it can first be worked on. */
  readonly from: number;
  /** When it must be done. */
  readonly due: number;
}

type Daily = Extract<ResolvedDeferrableWork['volume'], { kind: 'daily' }>;

/**
 * Every item of a daily volume that can be worked on within the horizon, in the order in which they come: the next one in the
 * interval in which the number expected so far exceeds those before it. In closed hours it waits for the opening.
 */
export function itemsOf(volume: Daily, clock: Clock): Item[] {
  const items: Item[] = [];
  let come = 0;
  let expectedBefore = 0;
  clock.days.forEach(({ date, end }, day) => {
    const { itemsPerDay, due } = volume;
    const expected = Array.isArray(itemsPerDay) ? itemsPerDay[day] : itemsPerDay;
    const ofDate = clock.intervals.filter((interval) => interval.date === date);
    const meant = ofDate.filter((interval) => isReceiving(volume, interval));
    const receiving = meant.length === 0 ? ofDate : meant;
    receiving.forEach((interval, k) => {
      const byNow = expectedBefore + (expected * (k + 1)) / receiving.length;
      for (; come < byNow - 1e-9; come++) {
        const workable = clock.intervals.find((one) => one.open && one.start >= interval.start);
        if (workable === undefined) continue;
        const dayEnd =
          workable.date === date ? end : clock.days.find((one) => one.date === workable.date)!.end;
        const within = due.withinMinutes === undefined ? Infinity : due.withinMinutes * 60_000;
        const latest = Math.min(clock.end, due.sameDay ? dayEnd : Infinity, workable.start + within);
        items.push({ from: workable.start, due: latest });
      }
    });
    expectedBefore += expected;
  });
  return items;
}

function isReceiving({ received }: Daily, { open, minute }: ClockInterval): boolean {
  if (received === undefined) return open;
  return minute >= minuteOfDay(received.from) && minute < minuteOfDay(received.to);
}
