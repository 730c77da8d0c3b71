import type { Batch } from '../../models/deferrable/batches.ts';
import { doneInTime } from '../../models/deferrable/done-in-time.ts';
import type { DeferrableBatch, DeferrableResult } from '../domain/deferrable-result.ts';
import { intervalIso } from '../domain/grid.ts';
import type { IntervalGrid } from '../domain/grid.ts';
import type { Activities } from './activities.ts';
import type { Calendars } from './calendars.ts';
import type { CoveringInput } from './covering-data.ts';

/** What is done in time of every kind of work that can wait. */
export function deferrableResults(
  { work, grid }: Pick<CoveringInput, 'work' | 'grid'>,
  { deferred }: Pick<Activities, 'deferred'>,
): DeferrableResult[] {
  return work.map(({ work: { id, skill }, batches }, w): DeferrableResult => {
    const done = doneInTime(batches, deferred[w]);
    const stated = batches.map((batch, b) => stateBatch(batch, done[b], grid));
    const total = (of: (batch: DeferrableBatch) => number): number =>
      stated.reduce((sum, batch) => sum + of(batch), 0);
    return {
      work: id,
      skill,
      items: total(({ items }) => items),
      inTimeItems: total(itemsInTime),
      agentMinutes: total(({ agentMinutes }) => agentMinutes),
      inTimeAgentMinutes: total(({ inTimeAgentMinutes }) => inTimeAgentMinutes),
      batches: stated.toSorted((a, b) => Date.parse(a.release) - Date.parse(b.release)),
    };
  });
}

function stateBatch(
  { release, due, items, agentIntervals }: Batch,
  done: number,
  grid: IntervalGrid,
): DeferrableBatch {
  return {
    release: intervalIso(grid, release),
    deadline: intervalIso(grid, due),
    items,
    agentMinutes: agentIntervals * grid.intervalMinutes,
    inTimeAgentMinutes: done * grid.intervalMinutes,
  };
}

/** Whole items: part of the time of a batch is that part of its items, rounded down. */
function itemsInTime({ items, agentMinutes, inTimeAgentMinutes }: DeferrableBatch): number {
  return Math.floor((items * inTimeAgentMinutes) / agentMinutes);
}

/**
 * [kind of work][interval] agents missing for it: what is not done of a batch is laid on the last open intervals before it is
 * due, an agent each, and again from the last where there are too few.
 */
export function missingForWork(
  { work, grid }: Pick<CoveringInput, 'work' | 'grid'>,
  { deferred }: Pick<Activities, 'deferred'>,
  { open }: Pick<Calendars, 'open'>,
): Int32Array[] {
  return work.map(({ batches }, w) => {
    const missing = new Int32Array(grid.count);
    const done = doneInTime(batches, deferred[w]);
    batches.forEach(({ release, due, agentIntervals }, b) => {
      const window = [...open.keys()].slice(release, due).filter((interval) => open[interval] === 1);
      for (let k = 0; k < agentIntervals - done[b]; k++)
        missing[window[window.length - 1 - (k % window.length)]]++;
    });
    return missing;
  });
}
