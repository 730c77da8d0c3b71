import type { CoveringData } from './data.ts';

interface BatchLeft {
  readonly skill: number;
  readonly release: number;
  readonly due: number;
  agentIntervals: number;
}

/** Deferrable work that nobody has been put on yet, as a greedy covering sees it: whoever is free takes what is due first. */
export class WorkLeft {
  /** By due time. */
  private readonly batches: readonly BatchLeft[];

  constructor({ deferrable }: Pick<CoveringData, 'deferrable'>) {
    this.batches = deferrable
      .flatMap(({ skill, batches }) => batches.map((batch): BatchLeft => ({ ...batch, skill })))
      .sort((a, b) => a.due - b.due);
  }

  /** Agents whom work could still use on average in an interval, at most 1, of those with some skills. */
  useAt(skillMask: number, interval: number): number {
    let use = 0;
    for (const { skill, release, due, agentIntervals } of this.batches) {
      if (release <= interval && interval < due && (skillMask & (1 << skill)) !== 0)
        use += agentIntervals / (due - release);
    }
    return Math.min(1, use);
  }

  /** Puts somebody with some skills on work for one interval; false where there is none for them. */
  take(skillMask: number, interval: number): boolean {
    const batch = this.batches.find(
      ({ skill, release, due, agentIntervals }) =>
        agentIntervals > 0 && release <= interval && interval < due && (skillMask & (1 << skill)) !== 0,
    );
    if (batch === undefined) return false;
    batch.agentIntervals--;
    return true;
  }
}
