import { z } from 'zod';
import { PlanState, PlanSummary } from '../../domain/plan.ts';
import { DEFAULT_TENANT, TenantId } from '../../domain/tenant.ts';
import type { DocumentKind } from '../plan-store.ts';

const KINDS = ['request', 'resolved', 'roster', 'coverage', 'explanation'] as const satisfies DocumentKind[];

/** Kept as it is: a plan may be older than the form its parts have today. */
const Part = z.record(z.string(), z.unknown()).nullable();

/** A plan as a dump holds it: the row, and its documents compressed with gzip, in base64. */
export const StoredPlan = PlanSummary.extend({
  /** Whose plan it is; dumps of earlier versions know one tenant. */
  tenant: TenantId.default(DEFAULT_TENANT),
  /** Dumps of earlier versions know no publishing. */
  publishedAt: PlanSummary.shape.publishedAt.default(null),
  /** Every state so far; dumps of earlier versions have none. */
  states: z.array(PlanState).optional(),
  /** Of the plans of a tenant that wait, the highest goes first; dumps of earlier versions have none. */
  priority: z.int().min(-1).max(1).optional(),
  reason: z.string().nullable(),
  progress: Part,
  outcome: Part,
  certificate: Part,
  documents: z.partialRecord(z.enum(KINDS), z.base64()),
});
export type StoredPlan = z.infer<typeof StoredPlan>;
