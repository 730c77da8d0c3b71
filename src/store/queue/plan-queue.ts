import type { TenantId } from '../../domain/tenant.ts';
import type { Addition } from '../key-use.ts';
import type { NewPlan } from '../plan-store.ts';

/**
 * What clients do to the plans of a tenant. Each call is one transaction, in which the tenant's next plan also gets the
 * place that has become free.
 */
export interface PlanQueue {
  /** Adds a queued plan with the documents it starts from, unless its key has been used or so many of the tenant's wait. */
  add(tenant: TenantId, plan: NewPlan, waitingLimit: number): Promise<Addition>;
  /** Cancels a plan that waits; of one that runs it notes that it is to stop, which whoever runs it hears. */
  cancel(tenant: TenantId, id: string, at: string): Promise<CancelOutcome>;
  /** Deletes a plan with its documents, whatever its state; false when there is none. */
  remove(tenant: TenantId, id: string): Promise<boolean>;
  /** How many plans wait, of all tenants. */
  waiting(): Promise<WaitingPlans>;
}

export type CancelOutcome = 'cancelled' | 'stopping' | 'already-final' | 'unknown';

export interface WaitingPlans {
  readonly all: number;
  /** Of the tenant that has most of them. */
  readonly most: number;
}
