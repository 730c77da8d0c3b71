import { randomUUID } from 'node:crypto';
import type { Plan, PlanPriority } from '../domain/plan.ts';
import type { TenantId } from '../domain/tenant.ts';
import type { IdempotencyKey } from '../store/key-use.ts';
import type { GzipJson } from '../store/packed-plan.ts';
import type { DocumentKind, PageQuery, PlanPage, TracedPlan } from '../store/plan-store.ts';
import type { WaitingPlans } from '../store/queue/plan-queue.ts';
import type { Store } from '../store/store.ts';
import type { AdmittedPlan } from './admission.ts';
import type { Creation } from './creation.ts';
import { KEY_LIFE_HOURS, KeyedCreations, creationByUse } from './keyed-creations.ts';
import { PlanEvents, isFinal } from './plan-events.ts';
import type { EventPosition, FollowedEvent } from './plan-events.ts';
import type { PlanObserver } from './plan-observer.ts';

export interface PlanServiceOptions {
  readonly store: Pick<Store, 'plans' | 'queue' | 'notices'>;
  /** Plans of one tenant that may wait. */
  readonly queueLimit: number;
  readonly observer?: PlanObserver | undefined;
  readonly now?: () => Date;
}

export type Cancellation =
  | { readonly status: 'cancelled' | 'stopping' | 'already-final'; readonly plan: Plan }
  | { readonly status: 'unknown' };

/** What a client says of a plan beside the request for it. */
export interface CreationWishes {
  readonly priority: PlanPriority;
  readonly key?: IdempotencyKey | undefined;
}

/** Everything that can be done with plans; what runs them may be another process. */
export class PlanService {
  readonly #options: PlanServiceOptions;
  readonly #now: () => Date;
  readonly #events: PlanEvents;
  readonly #keyed = new KeyedCreations();

  constructor(options: PlanServiceOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => new Date());
    this.#events = new PlanEvents(options.store.notices);
  }

  /** Queues a plan, unless too many wait or the client's key has been used for it. */
  async create(
    tenant: TenantId,
    { documents, ...admitted }: AdmittedPlan,
    { key, priority }: CreationWishes,
  ): Promise<Creation> {
    const { store, observer, queueLimit } = this.#options;
    const now = this.#now();
    const expiresAt = new Date(now.getTime() + KEY_LIFE_HOURS * 3_600_000).toISOString();
    const plan = { id: randomUUID(), createdAt: now.toISOString(), ...admitted };
    const idempotency = key && { idempotency: { ...key, expiresAt } };
    const added = await store.queue.add(tenant, { ...plan, priority, documents, ...idempotency }, queueLimit);
    if (added.status === 'queue-full') return { status: 'queue-full' };
    if (key !== undefined && added.status === 'key-used') return creationByUse(added.use, key);
    observer?.accepted();
    const unknown = {
      finishedAt: null,
      publishedAt: null,
      progress: null,
      reason: null,
      outcome: null,
      certificate: null,
    };
    return { status: 'queued', plan: { ...plan, state: 'queued', ...unknown } };
  }

  /** Queues the plan that `admit` gives, which is asked only for a request that is new under its key. */
  createOnce(
    tenant: TenantId,
    wishes: CreationWishes & { readonly key: IdempotencyKey },
    admit: () => Promise<AdmittedPlan>,
  ): Promise<Creation> {
    const { key } = wishes;
    return this.#keyed.create(tenant, key, {
      earlier: () => this.#options.store.plans.keyUse(tenant, key.key, this.#now().toISOString()),
      create: async () => this.create(tenant, await admit(), wishes),
    });
  }

  async find(tenant: TenantId, id: string): Promise<Plan | undefined> {
    return (await this.trace(tenant, id))?.plan;
  }

  /** Plans that wait, of all tenants and whichever process will run them. */
  waiting(): Promise<WaitingPlans> {
    return this.#options.store.queue.waiting();
  }

  /** Id of the plan created last. */
  newest(tenant: TenantId): Promise<string | undefined> {
    return this.#options.store.plans.newest(tenant);
  }

  page(tenant: TenantId, query: PageQuery): Promise<PlanPage> {
    return this.#options.store.plans.page(tenant, query);
  }

  document(tenant: TenantId, id: string, kind: DocumentKind): Promise<GzipJson | undefined> {
    return this.#options.store.plans.document(tenant, id, kind);
  }

  /** A plan with the states it has had. */
  trace(tenant: TenantId, id: string): Promise<TracedPlan | undefined> {
    return this.#options.store.plans.trace(tenant, id);
  }

  /** A plan as it is now, or what was new to an earlier reader, then what happens to it until it is final or removed, or `signal` aborts. */
  follow(
    tenant: TenantId,
    id: string,
    signal: AbortSignal,
    after?: EventPosition,
  ): AsyncGenerator<FollowedEvent, void, void> {
    return this.#events.follow(id, { read: () => this.trace(tenant, id), after, signal });
  }

  /** Waits until a plan is final; undefined when it is removed, or `signal` aborts, before that. */
  async finished(tenant: TenantId, id: string, signal: AbortSignal): Promise<Plan | undefined> {
    for await (const { event } of this.follow(tenant, id, signal)) {
      if (event.kind === 'state' && isFinal(event.plan)) return event.plan;
    }
    return undefined;
  }

  /** Marks the roster of a plan as published, once and for all; undefined when there is no such plan. */
  async publish(tenant: TenantId, id: string): Promise<Plan | undefined> {
    await this.#options.store.plans.publish(tenant, id, this.#now().toISOString());
    return this.find(tenant, id);
  }

  /** Stops a plan early, wherever it runs. One that runs keeps its best roster, one that waits is not begun. */
  async cancel(tenant: TenantId, id: string): Promise<Cancellation> {
    const { store, observer } = this.#options;
    const status = await store.queue.cancel(tenant, id, this.#now().toISOString());
    if (status === 'cancelled')
      observer?.ended({ state: status, seconds: undefined, certificate: undefined });
    const plan = await this.find(tenant, id);
    return status === 'unknown' || plan === undefined ? { status: 'unknown' } : { status, plan };
  }

  /** Removes a plan with all its documents; one that runs is killed. False when there is none. */
  remove(tenant: TenantId, id: string): Promise<boolean> {
    return this.#options.store.queue.remove(tenant, id);
  }
}
