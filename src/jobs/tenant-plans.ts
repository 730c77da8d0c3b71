import type { Plan } from '../domain/plan.ts';
import type { TenantId } from '../domain/tenant.ts';
import type { IdempotencyKey } from '../store/key-use.ts';
import type { GzipJson } from '../store/packed-plan.ts';
import type { DocumentKind, PageQuery, PlanPage, TracedPlan } from '../store/plan-store.ts';
import type { AdmittedPlan } from './admission.ts';
import type { Creation } from './creation.ts';
import type { EventPosition, FollowedEvent } from './plan-events.ts';
import type { Cancellation, CreationWishes, PlanService } from './plan-service.ts';

/** What one tenant can do with its plans; nothing here reaches those of another. */
export class TenantPlans {
  readonly #service: PlanService;
  readonly #tenant: TenantId;

  constructor(service: PlanService, tenant: TenantId) {
    this.#service = service;
    this.#tenant = tenant;
  }

  create(admitted: AdmittedPlan, wishes: CreationWishes): Promise<Creation> {
    return this.#service.create(this.#tenant, admitted, wishes);
  }

  createOnce(
    wishes: CreationWishes & { readonly key: IdempotencyKey },
    admit: () => Promise<AdmittedPlan>,
  ): Promise<Creation> {
    return this.#service.createOnce(this.#tenant, wishes, admit);
  }

  find(id: string): Promise<Plan | undefined> {
    return this.#service.find(this.#tenant, id);
  }

  trace(id: string): Promise<TracedPlan | undefined> {
    return this.#service.trace(this.#tenant, id);
  }

  newest(): Promise<string | undefined> {
    return this.#service.newest(this.#tenant);
  }

  page(query: PageQuery): Promise<PlanPage> {
    return this.#service.page(this.#tenant, query);
  }

  document(id: string, kind: DocumentKind): Promise<GzipJson | undefined> {
    return this.#service.document(this.#tenant, id, kind);
  }

  follow(id: string, signal: AbortSignal, after?: EventPosition): AsyncGenerator<FollowedEvent, void, void> {
    return this.#service.follow(this.#tenant, id, signal, after);
  }

  finished(id: string, signal: AbortSignal): Promise<Plan | undefined> {
    return this.#service.finished(this.#tenant, id, signal);
  }

  cancel(id: string): Promise<Cancellation> {
    return this.#service.cancel(this.#tenant, id);
  }

  publish(id: string): Promise<Plan | undefined> {
    return this.#service.publish(this.#tenant, id);
  }

  remove(id: string): Promise<boolean> {
    return this.#service.remove(this.#tenant, id);
  }
}
