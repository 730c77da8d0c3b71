import { EventEmitter, on } from 'node:events';
import type { Plan, Progress } from '../domain/plan.ts';
import type { TracedPlan } from '../store/plan-store.ts';
import type { HeardNotice, NoticeBoard } from '../store/queue/notices.ts';

export type PlanEvent =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'state'; readonly plan: Plan }
  | { readonly kind: 'removed' };

/** What followers of a plan are told: what happened to it, or that it may have changed. */
type Announcement = Exclude<PlanEvent, { kind: 'state' }> | { readonly kind: 'changed' };

/**
 * How far somebody has followed a plan: states seen, which the store counts, and figures of progress that this reader has
 * been told since the last of them. So it holds in whichever process the reader goes on.
 */
export interface EventPosition {
  readonly states: number;
  readonly progress: number;
}

/** An event, and how far its reader has come with it. */
export interface FollowedEvent {
  readonly event: PlanEvent;
  readonly position: EventPosition;
}

export interface Following {
  readonly read: () => Promise<TracedPlan | undefined>;
  /** Where an earlier reading ended; undefined to begin with the plan as it is now. */
  readonly after: EventPosition | undefined;
  readonly signal: AbortSignal;
}

/** True for a plan that will not change any more. */
export function isFinal(plan: Pick<Plan, 'state'>): boolean {
  return plan.state !== 'queued' && plan.state !== 'running';
}

/** What happens to plans, in whichever process, for those who follow them. */
export class PlanEvents {
  readonly #emitter = new EventEmitter().setMaxListeners(0);

  constructor(notices: Pick<NoticeBoard, 'listen'>) {
    notices.listen((notice) => this.#hear(notice));
  }

  #hear(notice: HeardNotice): void {
    if (notice.kind === 'missed') {
      for (const id of this.#emitter.eventNames()) this.#tell(id, { kind: 'changed' });
    } else if (notice.kind === 'state') this.#tell(notice.planId, { kind: 'changed' });
    else if (notice.kind === 'removed') this.#tell(notice.planId, { kind: 'removed' });
    else if (notice.kind === 'progress') this.#tell(notice.planId, notice);
  }

  #tell(id: string | symbol, announcement: Announcement): void {
    this.#emitter.emit(id, announcement);
  }

  /**
   * Everything that happens to a plan, each state once and in order, until it is final, removed, or `signal` aborts. Listens
   * before it reads, so that nothing in between is missed. Yields nothing for a plan that does not exist.
   */
  async *follow(id: string, { read, after, signal }: Following): AsyncGenerator<FollowedEvent, void, void> {
    if (signal.aborted) return;
    const events = on(this.#emitter, id, { signal }) as AsyncIterableIterator<[Announcement]>;
    try {
      const traced = await read();
      if (traced === undefined) return;
      let position = after ?? { states: traced.states.length - 1, progress: 0 };
      for (const event of newStates(traced, position)) {
        position = { states: position.states + 1, progress: 0 };
        yield { event, position };
      }
      if (isFinal(traced.plan)) return;
      for await (const [announced] of events) {
        if (announced.kind === 'changed') {
          const now = await read();
          if (now === undefined) {
            // What is gone was removed while nothing was heard.
            yield { event: { kind: 'removed' }, position: { ...position, progress: position.progress + 1 } };
            return;
          }
          for (const event of newStates(now, position)) {
            position = { states: position.states + 1, progress: 0 };
            yield { event, position };
          }
          if (isFinal(now.plan)) return;
        } else {
          position = { ...position, progress: position.progress + 1 };
          yield { event: announced, position };
          if (announced.kind === 'removed') return;
        }
      }
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      await events.return?.();
    }
  }
}

/** The states beyond a position: those that have passed without what came of the plan since, the last one as it is. */
function newStates({ plan, states }: TracedPlan, { states: seen }: EventPosition): PlanEvent[] {
  const unknown = {
    finishedAt: null,
    publishedAt: null,
    progress: null,
    reason: null,
    outcome: null,
    certificate: null,
  };
  return states.slice(seen).map((state, index) => {
    const isLast = seen + index === states.length - 1;
    return { kind: 'state', plan: isLast ? plan : { ...plan, ...unknown, state } };
  });
}
