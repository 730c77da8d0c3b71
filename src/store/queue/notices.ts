import { EventEmitter } from 'node:events';
import { z } from 'zod';
import { Progress } from '../../domain/plan.ts';

/** What one process tells all others through the database, once what it tells of is stored. */
export const Notice = z.discriminatedUnion('kind', [
  /** A plan waits for a place. */
  z.object({ kind: z.literal('waiting') }),
  /** A plan has entered a state. */
  z.object({ kind: z.literal('state'), planId: z.string() }),
  z.object({ kind: z.literal('progress'), planId: z.string(), progress: Progress }),
  /** A running plan is to stop. */
  z.object({ kind: z.literal('stop'), planId: z.string() }),
  z.object({ kind: z.literal('removed'), planId: z.string() }),
]);
export type Notice = z.infer<typeof Notice>;

/** What is heard: a notice, or that some may have been missed. */
export type HeardNotice = Notice | { readonly kind: 'missed' };

/** The name under which notices are sent. */
export const NOTICE_CHANNEL = 'paiban';

/** Passes notices on to whoever listens in this process. */
export class NoticeBoard {
  readonly #emitter = new EventEmitter<{ notice: [HeardNotice] }>().setMaxListeners(0);

  /** Calls `hear` for every notice from now on, until the function that is returned is called. `hear` must not throw. */
  listen(hear: (notice: HeardNotice) => void): () => void {
    this.#emitter.on('notice', hear);
    return () => void this.#emitter.off('notice', hear);
  }

  post(notice: HeardNotice): void {
    this.#emitter.emit('notice', notice);
  }

  /** Posts a notice as it is sent; what another program sends under the same name is passed over. */
  postText(payload: string): void {
    const notice = Notice.safeParse(parsed(payload));
    if (notice.success) this.post(notice.data);
  }
}

function parsed(payload: string): unknown {
  try {
    return JSON.parse(payload);
  } catch {
    return undefined;
  }
}
