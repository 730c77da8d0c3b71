import { gzipSync } from 'node:zlib';
import type { FieldError } from '../domain/problem.ts';
import { admit } from '../planning/admit.ts';
import type { NewPlan } from '../store/plan-store.ts';

/** Judges requests away from the caller's thread: telling whether targets can be met takes queueing models. */
export interface Admitter {
  /** `body` is a request as it was sent, JSON in UTF-8. */
  admit(body: Uint8Array): Promise<Admission>;
  close(): Promise<void>;
}

export type Admission =
  | { readonly status: 'admitted'; readonly plan: AdmittedPlan }
  /** `total` counts all errors, of which only the first are listed when there are very many. */
  | { readonly status: 'refused'; readonly errors: readonly FieldError[]; readonly total: number }
  | { readonly status: 'broken-json'; readonly message: string };

/** A plan that may be queued. */
export type AdmittedPlan = Omit<NewPlan, 'id' | 'createdAt'>;

/** An answer of more errors than this helps nobody. */
const MOST_ERRORS = 1000;

/** Judges one request in the caller's thread. */
export function admitBody(body: Uint8Array): Admission {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch (error) {
    return { status: 'broken-json', message: (error as Error).message };
  }
  const admission = admit(json);
  if (admission.status === 'refused') {
    const { errors } = admission;
    return { status: 'refused', errors: errors.slice(0, MOST_ERRORS), total: errors.length };
  }
  const { shop, horizon } = admission.request;
  return {
    status: 'admitted',
    plan: {
      // PostgreSQL keeps no NUL in text.
      shop: shop.name.replaceAll('\0', '\uFFFD'),
      firstDay: horizon.firstDay,
      days: horizon.days,
      documents: {
        request: gzipSync(body),
        resolved: gzipSync(JSON.stringify(admission.request)),
      },
    },
  };
}
