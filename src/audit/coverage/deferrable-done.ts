import type { DeferrableResult } from '../../domain/deferrable-result.ts';
import type { Facts } from '../facts/facts.ts';
import { readMoment } from '../facts/span.ts';

/** A batch as the roster lists it, on the grid, with what people are on it for. */
export interface BatchDone {
  readonly release: number;
  readonly deadline: number;
  /** Whole intervals of one person that it takes. */
  readonly asked: number;
  done: number;
}

/**
 * What is done in time of the batches listed when people on the work always turn to the one that is due first, of equals the
 * one that came first. Batches with unreadable times or broken intervals count as never to be done.
 * @param working people on the work, per interval
 */
export function doneOfBatches(
  { batches }: Pick<DeferrableResult, 'batches'>,
  working: Int32Array,
  { clock }: Pick<Facts, 'clock'>,
): BatchDone[] {
  const position = (moment: string): number =>
    ((readMoment(moment)?.milliseconds ?? NaN) - clock.start) / clock.intervalMilliseconds;
  const found = batches.map(({ release, deadline, agentMinutes }): BatchDone => {
    const asked = (agentMinutes * 60_000) / clock.intervalMilliseconds;
    return {
      release: position(release),
      deadline: position(deadline),
      asked: Math.max(0, Math.ceil(asked)),
      done: 0,
    };
  });
  const byDeadline = found.toSorted((a, b) => a.deadline - b.deadline || a.release - b.release);
  working.forEach((people, interval) => {
    let left = people;
    while (left > 0) {
      const next = byDeadline.find(
        (one) => one.release <= interval && interval + 1 <= one.deadline && one.done < one.asked,
      );
      if (next === undefined) break;
      next.done++;
      left--;
    }
  });
  return found;
}

/** What is not done of batches, laid on the last open intervals before each is due, an agent each, over and over. */
export function missingOf(batches: readonly BatchDone[], { clock }: Pick<Facts, 'clock'>): Int32Array {
  const missing = new Int32Array(clock.intervals.length);
  for (const { release, deadline, asked, done } of batches) {
    const window = clock.intervals.flatMap((interval, index) =>
      interval.open && index >= release && index + 1 <= deadline ? [index] : [],
    );
    for (let k = done; k < asked && window.length > 0; k++) {
      missing[window[window.length - 1 - ((k - done) % window.length)]]++;
    }
  }
  return missing;
}
