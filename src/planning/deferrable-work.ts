import { collectBatches, wholeIntervals } from '../../models/deferrable/batches.ts';
import type { Arrival, Batch } from '../../models/deferrable/batches.ts';
import type { ResolvedDeferrableWork } from '../domain/deferrable-work.ts';
import { intervalAtMoment } from '../domain/grid.ts';
import type { IntervalGrid } from '../domain/grid.ts';
import type { ResolvedRequest } from '../domain/resolved-request.ts';
import { minuteOfDay } from '../domain/time.ts';
import type { Calendars } from './calendars.ts';

/** A kind of work that can wait, laid on the grid. */
export interface PlannedWork {
  readonly work: ResolvedDeferrableWork;
  readonly batches: readonly Batch[];
  /** Items that come in closed hours, and wait for the next opening. */
  readonly closedItems: number;
  /** Those of them for which the horizon has no opening any more: they are not planned. */
  readonly itemsBeyond: number;
}

type Daily = Extract<ResolvedDeferrableWork['volume'], { kind: 'daily' }>;

/** The batches of every kind of work that can wait. */
export function layDeferrableWork(
  { deferrableWork }: Pick<ResolvedRequest, 'deferrableWork'>,
  grid: IntervalGrid,
  { open }: Pick<Calendars, 'open'>,
): PlannedWork[] {
  return deferrableWork.map((work) => {
    const { volume, minutesPerItem } = work;
    if (volume.kind === 'batches') {
      const byRelease = volume.batches.toSorted(
        (a, b) => intervalAtMoment(grid, a.release) - intervalAtMoment(grid, b.release),
      );
      const batches = byRelease.map(({ release, deadline, items }): Batch => ({
        release: firstOpen(open, Math.ceil(intervalAtMoment(grid, release))) ?? grid.count,
        due: Math.floor(intervalAtMoment(grid, deadline)),
        items,
        agentIntervals: wholeIntervals(items, minutesPerItem, grid.intervalMinutes),
      }));
      return { work, batches, closedItems: 0, itemsBeyond: 0 };
    }
    const { arrivals, ...closed } = receive(volume, grid, open);
    return { work, batches: collectBatches(arrivals, minutesPerItem, grid.intervalMinutes), ...closed };
  });
}

/** Whole items as they come in: the next one as soon as the expected number exceeds those before it. */
function receive(
  volume: Daily,
  grid: IntervalGrid,
  open: Uint8Array,
): Pick<PlannedWork, 'closedItems' | 'itemsBeyond'> & { readonly arrivals: Arrival[] } {
  const byRelease = new Map<number, number>();
  let expected = 0;
  let come = 0;
  let closedItems = 0;
  let itemsBeyond = 0;
  grid.days.forEach((_, day) => {
    const { itemsPerDay } = volume;
    const ofDay = typeof itemsPerDay === 'number' ? itemsPerDay : itemsPerDay[day];
    const intervals = receivingIntervals(volume, grid, open, day);
    intervals.forEach((interval, k) => {
      const items = Math.ceil(expected + (ofDay * (k + 1)) / intervals.length - 1e-9) - come;
      if (items <= 0) return;
      come += items;
      const release = firstOpen(open, interval);
      if (release !== interval) closedItems += items;
      if (release === undefined) itemsBeyond += items;
      else byRelease.set(release, (byRelease.get(release) ?? 0) + items);
    });
    expected += ofDay;
  });
  const arrivals = [...byRelease].map(([release, items]): Arrival => {
    return { release, due: dueOf(volume, grid, release), items };
  });
  return { arrivals, closedItems, itemsBeyond };
}

/** The intervals of a day in which items come in; the whole day where the shop stays closed. */
function receivingIntervals(
  { received }: Daily,
  { days, clockMinute }: IntervalGrid,
  open: Uint8Array,
  day: number,
): number[] {
  const { firstInterval, intervalCount } = days[day];
  const all = Array.from({ length: intervalCount }, (_, k) => firstInterval + k);
  const meant = all.filter((interval) =>
    received === undefined
      ? open[interval] === 1
      : minuteOfDay(received.from) <= clockMinute[interval] &&
        clockMinute[interval] < minuteOfDay(received.to),
  );
  return meant.length > 0 ? meant : all;
}

function dueOf({ due }: Daily, grid: IntervalGrid, release: number): number {
  const { firstInterval, intervalCount } = grid.days[grid.dayOf[release]];
  return Math.min(
    grid.count,
    due.sameDay ? firstInterval + intervalCount : Infinity,
    due.withinMinutes === undefined
      ? Infinity
      : release + Math.floor(due.withinMinutes / grid.intervalMinutes),
  );
}

function firstOpen(open: Uint8Array, from: number): number | undefined {
  const interval = open.indexOf(1, Math.max(0, from));
  return interval === -1 ? undefined : interval;
}
