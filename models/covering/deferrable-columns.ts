import type { ModelBuilder } from '../linear/builder.ts';
import type { CoveringData } from './data.ts';

/** A run of intervals of the model. */
interface Run {
  readonly firstInterval: number;
  readonly intervals: number;
}

/** Columns of one class of deferrable work: one step for each run in which some of it may be worked on. */
export type DeferrableColumns = readonly DeferrableStep[];

export interface DeferrableStep {
  /** Index of the run. */
  readonly run: number;
  /** Agent-intervals that are released when the run begins. */
  readonly released: number;
  /** Agents who work on it throughout the run. */
  readonly deferred: number;
  /** Agent-intervals left after the run, due later; undefined where all must be gone. */
  readonly waiting: number | undefined;
  /** Agent-intervals due at the end of the run and not done; undefined where nothing is due. */
  readonly undone: number | undefined;
}

/** Work done, left and not done in time, for every class and run. */
export function addDeferrable(
  builder: ModelBuilder,
  { deferrable }: CoveringData,
  runs: readonly Run[],
): DeferrableColumns[] {
  return deferrable.map(({ name, batches }) =>
    runs.flatMap(({ firstInterval: first, intervals }, run): DeferrableStep[] => {
      const end = first + intervals;
      const workOf = (isMeant: (release: number, due: number) => boolean): number =>
        batches.reduce((sum, { release, due, agentIntervals }) => {
          return isMeant(release, due) ? sum + agentIntervals : sum;
        }, 0);
      const there = workOf((release, due) => release <= first && due > first);
      if (there === 0) return [];
      const optional = (kind: string, upper: number): number | undefined =>
        upper === 0 ? undefined : builder.addColumn({ name: `${kind}[${name},${first}]`, upper });
      return [
        {
          run,
          released: workOf((release) => release === first),
          deferred: builder.addColumn({ name: `deferred[${name},${first}]`, upper: there / intervals }),
          waiting: optional(
            'deferrable-waiting',
            workOf((release, due) => release <= first && due > end),
          ),
          undone: optional(
            'deferrable-undone',
            workOf((_, due) => due === end),
          ),
        },
      ];
    }),
  );
}

/** Where work comes in or falls due, a run ends. */
export interface DeferrablePhases {
  /** Rises wherever some work is released or falls due, per interval. */
  readonly number: Int32Array;
  /** 1 where some work may be worked on, per interval. */
  readonly isWaiting: Uint8Array;
}

/** The stretches between which work comes in or falls due. */
export function deferrablePhases({ intervalCount, deferrable }: CoveringData): DeferrablePhases {
  const cut = new Uint8Array(intervalCount + 1);
  const isWaiting = new Uint8Array(intervalCount);
  for (const { release, due } of deferrable.flatMap(({ batches }) => batches)) {
    cut[release] = 1;
    cut[due] = 1;
    isWaiting.fill(1, release, due);
  }
  let phase = 0;
  const number = Int32Array.from({ length: intervalCount }, (_, interval) => (phase += cut[interval]));
  return { number, isWaiting };
}
