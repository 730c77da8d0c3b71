import { EventEmitter, on } from 'node:events';
import type { Plan, Progress } from '../domain/plan.ts';

export type PlanEvent =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'state'; readonly plan: Plan }
  | { readonly kind: 'removed' };

/** True for a plan that will not change any more. */
export function isFinal(plan: Pick<Plan, 'state'>): boolean {
  return plan.state !== 'queued' && plan.state !== 'running';
}

/** What happens to plans, for those who follow them. */
export class PlanEvents {
  readonly #emitter = new EventEmitter().setMaxListeners(0);

  emit(id: string, event: PlanEvent): void {
    this.#emitter.emit(id, event);
  }

  /**
   * A plan as it is now, then everything that happens to it, until it is final, removed, or `signal` aborts. Listens
   * before it reads, so that nothing in between is missed. Yields nothing for a plan that does not exist.
   */
  async *follow(
    id: string,
    read: () => Promise<Plan | undefined>,
    signal: AbortSignal,
  ): AsyncGenerator<PlanEvent, void, void> {
    if (signal.aborted) return;
    const events = on(this.#emitter, id, { signal }) as AsyncIterableIterator<[PlanEvent]>;
    try {
      const plan = await read();
      if (plan === undefined) return;
      yield { kind: 'state', plan };
      if (isFinal(plan)) return;
      for await (const [event] of events) {
        yield event;
        if (event.kind === 'removed' || (event.kind === 'state' && isFinal(event.plan))) return;
      }
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      await events.return?.();
    }
  }
}
