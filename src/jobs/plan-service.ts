import { randomUUID } from 'node:crypto';
import type { Plan, Stage } from '../domain/plan.ts';
import type { ResolvedRequest } from '../domain/resolved-request.ts';
import type { TenantId } from '../domain/tenant.ts';
import type { IdempotencyKey } from '../store/key-use.ts';
import { unpackJson } from '../store/packed-plan.ts';
import type { GzipJson } from '../store/packed-plan.ts';
import type { DocumentKind, Ending, PageQuery, PlanPage, TracedPlan } from '../store/plan-store.ts';
import type { Store } from '../store/store.ts';
import type { AdmittedPlan } from './admission.ts';
import type { Creation } from './creation.ts';
import { KEY_LIFE_HOURS, KeyedCreations, creationByUse } from './keyed-creations.ts';
import { PlanEvents, isFinal } from './plan-events.ts';
import type { EventPosition, FollowedEvent } from './plan-events.ts';
import { PlanExecution } from './plan-execution.ts';
import type { PlanLoad, PlanObserver } from './plan-observer.ts';
import type { PlanRunner } from './plan-runner.ts';
import { TaskQueue } from './task-queue.ts';

export interface PlanServiceOptions {
  readonly store: Pick<Store, 'plans' | 'upkeep'>;
  readonly runner: PlanRunner;
  /** Plans that run at the same time. */
  readonly concurrency: number;
  /** Plans that may wait. */
  readonly queueLimit: number;
  /** Told of what no caller waits for: a plan that failed, a store that did not take a result. */
  readonly onError: (message: string, planId: string, cause: unknown) => void;
  readonly observer?: PlanObserver | undefined;
  readonly now?: () => Date;
  readonly stopGraceSeconds?: number;
  readonly overtimeSeconds?: number;
}

export type Cancellation =
  | { readonly status: 'cancelled'; readonly plan: Plan }
  | { readonly status: 'stopping'; readonly plan: Plan }
  | { readonly status: 'already-final'; readonly plan: Plan }
  | { readonly status: 'unknown' };

/** Everything that can be done with plans. */
export class PlanService {
  readonly #options: Required<Omit<PlanServiceOptions, 'observer'>> & Pick<PlanServiceOptions, 'observer'>;
  readonly #queue: TaskQueue;
  readonly #events = new PlanEvents();
  readonly #keyed = new KeyedCreations();
  readonly #running = new Map<string, PlanExecution>();
  /** Plans on their way into the store. */
  #arriving = 0;

  constructor(options: PlanServiceOptions) {
    this.#options = { now: () => new Date(), stopGraceSeconds: 30, overtimeSeconds: 120, ...options };
    this.#queue = new TaskQueue(options.concurrency);
  }

  /** Takes up what an earlier process left: queued plans are run, plans it died on are marked failed. */
  async start(): Promise<void> {
    const reason = 'The service ended while this plan was running; it can be sent again.';
    for (const { tenant, id, state } of await this.#options.store.upkeep.unfinished()) {
      if (state === 'queued') this.#enqueue(tenant, id);
      else await this.#finish(tenant, id, { state: 'failed', reason, progress: null, result: null });
    }
  }

  /** Queues a plan, unless too many wait or the client's key has been used for it. */
  async create(tenant: TenantId, admitted: AdmittedPlan, given?: IdempotencyKey): Promise<Creation> {
    if (this.#queue.waiting + this.#arriving >= this.#options.queueLimit) return { status: 'queue-full' };
    this.#arriving++;
    try {
      const creation = await this.#add(tenant, admitted, given);
      if (creation.status !== 'queued') return creation;
      this.#enqueue(tenant, creation.plan.id);
      this.#options.observer?.accepted();
      return creation;
    } finally {
      this.#arriving--;
    }
  }

  /** Queues the plan that `admit` gives, which is asked only for a request that is new under its key. */
  createOnce(tenant: TenantId, given: IdempotencyKey, admit: () => Promise<AdmittedPlan>): Promise<Creation> {
    return this.#keyed.create(tenant, given, {
      earlier: () => this.#options.store.plans.keyUse(tenant, given.key, this.#options.now().toISOString()),
      create: async () => this.create(tenant, await admit(), given),
    });
  }

  async find(tenant: TenantId, id: string): Promise<Plan | undefined> {
    return (await this.trace(tenant, id))?.plan;
  }

  /** What there is to do now. */
  load(): PlanLoad {
    const running = [...this.#running.values()].map(({ progress }) => progress?.stage);
    return { waiting: this.#queue.waiting, waitingLimit: this.#options.queueLimit, running };
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
  async trace(tenant: TenantId, id: string): Promise<TracedPlan | undefined> {
    const traced = await this.#options.store.plans.trace(tenant, id);
    const live = this.#running.get(id)?.progress;
    if (traced?.plan.state !== 'running' || !live) return traced;
    return { ...traced, plan: { ...traced.plan, progress: live } };
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

  /** Stops a plan early. One that runs keeps its best roster, one that waits is not begun. */
  async cancel(tenant: TenantId, id: string): Promise<Cancellation> {
    if ((await this.find(tenant, id)) === undefined) return { status: 'unknown' };
    const waited = this.#queue.remove(id);
    if (waited) {
      const reason = 'Cancelled before it began.';
      await this.#finish(tenant, id, { state: 'cancelled', reason, progress: null, result: null });
    }
    this.#running.get(id)?.cancel();
    const plan = await this.find(tenant, id);
    if (plan === undefined) return { status: 'unknown' };
    if (waited) return { status: 'cancelled', plan };
    return { status: isFinal(plan) ? 'already-final' : 'stopping', plan };
  }

  /** Removes a plan with all its documents; one that runs is killed. False when there is none. */
  async remove(tenant: TenantId, id: string): Promise<boolean> {
    if (!(await this.#options.store.plans.remove(tenant, id))) return false;
    this.#queue.remove(id);
    this.#running.get(id)?.interrupt();
    this.#events.emit(id, { kind: 'removed' });
    return true;
  }

  /** Interrupts what runs and puts it back into the queue, where the next start finds it. */
  async close(): Promise<void> {
    for (const execution of this.#running.values()) execution.interrupt();
    await this.#queue.close();
  }

  async #add(
    tenant: TenantId,
    { documents, ...admitted }: AdmittedPlan,
    given?: IdempotencyKey,
  ): Promise<Creation> {
    const id = randomUUID();
    const now = this.#options.now();
    const createdAt = now.toISOString();
    const expiresAt = new Date(now.getTime() + KEY_LIFE_HOURS * 3_600_000).toISOString();
    const idempotency = given && { idempotency: { ...given, expiresAt } };
    const addition = await this.#options.store.plans.add(tenant, {
      id,
      createdAt,
      ...admitted,
      documents,
      ...idempotency,
    });
    if (given !== undefined && addition.status === 'key-used') return creationByUse(addition.use, given);
    const unknown = { finishedAt: null, progress: null, reason: null, outcome: null, certificate: null };
    return { status: 'queued', plan: { id, state: 'queued', createdAt, ...admitted, ...unknown } };
  }

  #enqueue(tenant: TenantId, id: string): void {
    this.#queue.add(id, () => this.#execute(tenant, id));
  }

  async #execute(tenant: TenantId, id: string): Promise<void> {
    const { store, onError } = this.#options;
    const execution = this.#prepare(tenant, id);
    this.#running.set(id, execution);
    try {
      const resolved = await store.plans.document(tenant, id, 'resolved');
      if (resolved === undefined || !(await store.plans.begin(tenant, id))) return;
      await this.#announce(tenant, id);
      const ending = await execution.run((await unpackJson(resolved)) as ResolvedRequest);
      if (ending === 'interrupted') await store.plans.requeue(tenant, id);
      else await this.#finish(tenant, id, ending);
    } catch (cause) {
      onError('the plan could not be carried out or stored', id, cause);
      await this.#giveUp(tenant, id);
    } finally {
      this.#running.delete(id);
    }
  }

  #prepare(tenant: TenantId, id: string): PlanExecution {
    const { store, runner, onError, stopGraceSeconds, overtimeSeconds } = this.#options;
    let stage: Stage | undefined;
    return new PlanExecution({
      runner,
      stopGraceSeconds,
      overtimeSeconds,
      onFailure: (cause) => onError('planning failed', id, cause),
      onProgress: (progress) => {
        this.#events.emit(id, { kind: 'progress', progress });
        if (progress.stage === stage) return;
        stage = progress.stage;
        store.plans
          .note(tenant, id, progress)
          .catch((cause: unknown) => onError('progress was not stored', id, cause));
      },
    });
  }

  async #finish(tenant: TenantId, id: string, ending: Omit<Ending, 'finishedAt'>): Promise<void> {
    const { store, observer, now } = this.#options;
    const seconds = this.#running.get(id)?.seconds;
    if (!(await store.plans.finish(tenant, id, { ...ending, finishedAt: now().toISOString() }))) return;
    observer?.ended({ state: ending.state, seconds, certificate: ending.result?.certificate });
    await this.#announce(tenant, id);
  }

  async #announce(tenant: TenantId, id: string): Promise<void> {
    const traced = await this.trace(tenant, id);
    if (traced !== undefined) this.#events.emit(id, { kind: 'state', traced });
  }

  /** Marks a plan failed whose ending could not be stored; a store that is gone will say so at the next start. */
  async #giveUp(tenant: TenantId, id: string): Promise<void> {
    const reason = 'The service could not carry out or store this plan; it can be sent again.';
    try {
      await this.#finish(tenant, id, { state: 'failed', reason, progress: null, result: null });
    } catch (cause) {
      this.#options.onError('the failure was not stored', id, cause);
    }
  }
}
