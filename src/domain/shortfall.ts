import type { Gap } from './roster.ts';

/** What is asked for and what is there in one open interval. */
export interface IntervalStaffing {
  readonly queues: readonly {
    readonly queue: string;
    /** Agents that must be serving. */
    readonly required: number;
    /** Agents serving. */
    readonly serving: number;
  }[];
  /** Buffer staff asked for, people. */
  readonly bufferRequired: number;
  /** Extra agents asked for by a guard period, people. */
  readonly liveExtraRequired: number;
  /** People on shift and not on a break, over all queues. */
  readonly onDuty: number;
  /** Those of them on work that can wait: they neither serve nor stand by. None when left out. */
  readonly deferrable?: number | undefined;
}

/** A gap of one interval: who is missing, and how many (at least 1). */
export type Shortfall = Pick<Gap, 'kind' | 'queue' | 'work' | 'missing'>;

/**
 * Agents missing in one interval. With R the requirement over all queues, E the live extra, B the buffer and S the
 * people on duty who are on no work that can wait:
 *
 *   team shortfall  T = max(0, R + E + B − S)
 *   queue shortfall Q = Σ max(0, required − serving), one shortfall per queue
 *   the rest            max(0, T − Q) is missing from the buffer first, up to B, then from the live extra
 *
 * A gap is a run of consecutive open intervals with the same kind, queue and number missing.
 */
export function shortfallsOf(staffing: IntervalStaffing): Shortfall[] {
  const { queues, bufferRequired, liveExtraRequired, onDuty, deferrable = 0 } = staffing;
  const shortfalls: Shortfall[] = queues
    .map(({ queue, required, serving }) => ({ kind: 'queue' as const, queue, missing: required - serving }))
    .filter(({ missing }) => missing > 0);
  const queueMissing = shortfalls.reduce((sum, { missing }) => sum + missing, 0);
  const required = queues.reduce((sum, row) => sum + row.required, 0);
  const teamMissing = Math.max(0, required + liveExtraRequired + bufferRequired - (onDuty - deferrable));
  const rest = Math.max(0, teamMissing - queueMissing);
  const bufferMissing = Math.min(bufferRequired, rest);
  if (rest > bufferMissing) shortfalls.push({ kind: 'live-extra', missing: rest - bufferMissing });
  if (bufferMissing > 0) shortfalls.push({ kind: 'buffer', missing: bufferMissing });
  return shortfalls;
}
