import type { BandView } from './prediction.ts';
import { promisedTargets } from './promised-targets.ts';
import type { PromisedTarget } from './promised-targets.ts';
import type { QueueRequirement } from './requirement.ts';
import type { QueueWorkload } from './workload.ts';

/** One queue in one band: what is predicted, simulated and promised together. */
export interface BandRow {
  readonly band: string;
  /** Index of the queue. */
  readonly queue: number;
  readonly intervals: readonly number[];
  readonly contacts: number;
  /** What is promised to the queue in the band, each target with the part of it in which it is in force. */
  readonly targets: readonly PromisedTarget[];
}

/** Every band with every queue it applies to, where contacts are expected. */
export function bandRows(
  views: readonly BandView[],
  workload: readonly QueueWorkload[],
  requirement: readonly Pick<QueueRequirement, 'targets'>[],
): BandRow[] {
  const targets = requirement.map((queue) => queue.targets);
  return views.flatMap((view) => {
    const promised = promisedTargets([view], workload, targets);
    return workload.flatMap(({ contacts }, queue): BandRow[] => {
      const intervals = [...contacts.keys()].filter((interval) => view.appliesTo(queue, interval));
      const expected = intervals.reduce((sum, interval) => sum + contacts[interval], 0);
      const own = promised.filter((one) => one.queue === queue);
      return expected === 0 ? [] : [{ band: view.name, queue, intervals, contacts: expected, targets: own }];
    });
  });
}
