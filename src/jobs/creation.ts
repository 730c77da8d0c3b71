import type { Plan } from '../domain/plan.ts';

/** What a request for a plan comes to. */
export type Creation =
  | { readonly status: 'queued'; readonly plan: Plan }
  | { readonly status: 'queue-full' }
  /** The same request has created a plan under its key before. */
  | { readonly status: 'repeated'; readonly planId: string }
  /** Another request has been sent under the key. */
  | { readonly status: 'key-reused' }
  /** A request under the key is still being admitted. */
  | { readonly status: 'key-busy' };
