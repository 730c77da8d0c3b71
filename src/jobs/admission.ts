import { gzipSync } from 'node:zlib';
import { admit } from '../planning/admit.ts';
import type { NewPlan } from '../store/plan-store.ts';
import { judgeBody } from './judged-body.ts';
import type { JudgedBody } from './judged-body.ts';

/** Judges requests away from the caller's thread: telling whether targets can be met takes queueing models. */
export interface Admitter {
  /** `body` is a request as it was sent, JSON in UTF-8. */
  admit(body: Uint8Array): Promise<JudgedBody<AdmittedPlan>>;
  close(): Promise<void>;
}

/** A plan that may be queued. */
export type AdmittedPlan = Omit<NewPlan, 'id' | 'createdAt'>;

/** Judges one request in the caller's thread. */
export function admitBody(body: Uint8Array): JudgedBody<AdmittedPlan> {
  return judgeBody(body, (json) => {
    const admission = admit(json);
    if (admission.status === 'refused') return admission;
    const { shop, horizon } = admission.request;
    const value = {
      // PostgreSQL keeps no NUL in text.
      shop: shop.name.replaceAll('\0', '\uFFFD'),
      firstDay: horizon.firstDay,
      days: horizon.days,
      documents: {
        request: gzipSync(body),
        resolved: gzipSync(JSON.stringify(admission.request)),
      },
    };
    return { status: 'accepted', value };
  });
}
