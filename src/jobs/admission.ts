import { gunzipSync, gzipSync } from 'node:zlib';
import type { ResolvedRequest } from '../domain/resolved-request.ts';
import type { Roster } from '../domain/roster.ts';
import { admit, admitReplan } from '../planning/admit.ts';
import type { GzipJson } from '../store/packed-plan.ts';
import type { NewPlan } from '../store/plan-store.ts';
import { judgeBody } from './judged-body.ts';
import type { JudgedBody } from './judged-body.ts';

/** Judges requests away from the caller's thread: telling whether targets can be met takes queueing models. */
export interface Admitter {
  /** `body` is a request as it was sent, JSON in UTF-8. */
  admit(body: Uint8Array): Promise<JudgedBody<AdmittedPlan>>;
  /** `body` says what is different from a plan. */
  admitReplan(body: Uint8Array, plan: PackedKnownPlan): Promise<JudgedBody<AdmittedPlan>>;
  close(): Promise<void>;
}

/** A plan that may be queued. */
export type AdmittedPlan = Omit<NewPlan, 'id' | 'createdAt' | 'idempotency' | 'priority'>;

/** A plan that is to be changed, with its documents as they rest in the store. */
export interface PackedKnownPlan {
  readonly id: string;
  readonly request: GzipJson;
  readonly roster: GzipJson;
}

/** What an admission thread is handed. */
export interface AdmissionTask {
  readonly body: Uint8Array;
  /** The plan that the body is about; undefined for a request that stands by itself. */
  readonly plan?: PackedKnownPlan;
}

/** Judges one request in the caller's thread. */
export function admitBody({ body, plan }: AdmissionTask): JudgedBody<AdmittedPlan> {
  return judgeBody(body, (json) => {
    if (plan === undefined) {
      const admission = admit(json);
      if (admission.status === 'refused') return admission;
      return { status: 'accepted', value: admittedPlan(gzipSync(body), admission.request) };
    }
    const { id, request, roster } = plan;
    const known = { id, request: inflated(request), roster: inflated(roster) as Roster };
    const admission = admitReplan(json, known);
    if (admission.status === 'refused') return admission;
    const { sent, resolved } = admission.request;
    return { status: 'accepted', value: admittedPlan(gzipSync(JSON.stringify(sent)), resolved) };
  });
}

function admittedPlan(request: GzipJson, resolved: ResolvedRequest): AdmittedPlan {
  const { shop, horizon } = resolved;
  return {
    // PostgreSQL keeps no NUL in text.
    shop: shop.name.replaceAll('\0', '\uFFFD'),
    firstDay: horizon.firstDay,
    days: horizon.days,
    documents: { request, resolved: gzipSync(JSON.stringify(resolved)) },
  };
}

function inflated(packed: GzipJson): unknown {
  return JSON.parse(gunzipSync(packed).toString('utf8'));
}
