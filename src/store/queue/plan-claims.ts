import type { Progress } from '../../domain/plan.ts';
import type { TenantId } from '../../domain/tenant.ts';
import type { GzipJson } from '../packed-plan.ts';
import type { Ending } from '../plan-store.ts';

/**
 * What processes that run plans ask of the database. A plan may be run more than once, when its process dies or is taken
 * for dead; what counts is only what the latest attempt says of it.
 */
export interface PlanClaims {
  /** Takes the plan that is next and begins it; undefined when none waits for a place. */
  claim(worker: WorkerProfile): Promise<ClaimedPlan | undefined>;
  /** Notes progress; without effect when the claim is lost. */
  note(claim: Claim, progress: Progress): Promise<void>;
  /** Ends a plan; false when the claim is lost, or its plan was removed. */
  finish(claim: Claim, ending: Ending): Promise<boolean>;
  /** Puts a plan back into the queue that a shutdown interrupted; false when the claim is lost. */
  handBack(claim: Claim, at: string): Promise<boolean>;
  /** Which of these claims are to be given up, and why. */
  revoked(claims: readonly Claim[]): Promise<readonly Revocation[]>;
  /** Tells that a process is alive. */
  beat(worker: WorkerProfile): Promise<void>;
  /** Tells that a process has ended, and holds nothing any more. */
  leave(workerId: string): Promise<void>;
  /**
   * Gives up on processes that have not been heard of for so long: their plans go back into the queue, or fail when that has
   * happened too often. Also gives free places to whoever waits for one.
   */
  tidy(silenceSeconds: number, at: string): Promise<readonly LostPlan[]>;
}

/** A process that runs plans. */
export interface WorkerProfile {
  readonly id: string;
  readonly host: string;
  readonly pid: number;
  /** Plans that it runs at the same time. */
  readonly concurrency: number;
}

/** One attempt at a plan. */
export interface Claim {
  readonly tenant: TenantId;
  readonly planId: string;
  /** Counts from 1. */
  readonly attempt: number;
  readonly workerId: string;
}

export interface ClaimedPlan {
  readonly claim: Claim;
  /** The request as planning sees it; undefined when it is not there, as of a dump that lacked it. */
  readonly resolved: GzipJson | undefined;
}

export interface Revocation {
  readonly claim: Claim;
  /** `cancel` keeps the best roster so far; a claim that is `lost` counts no more. */
  readonly wish: 'cancel' | 'lost';
}

/** A plan whose process is gone. */
export interface LostPlan {
  readonly planId: string;
  readonly state: 'queued' | 'cancelled' | 'failed';
}
