import { setTimeout as wait } from 'node:timers/promises';
import type { LostPlan, PlanClaims } from '../store/queue/plan-claims.ts';

export interface TidyingOptions {
  readonly claims: Pick<PlanClaims, 'tidy'>;
  readonly onLost: (plan: LostPlan) => void;
  /** Told once that the database is out of reach, until it is back. */
  readonly onOutage: (cause: unknown) => void;
  readonly everySeconds?: number;
  /** A process not heard of for so long has ended. */
  readonly silenceSeconds?: number;
  readonly now?: () => Date;
}

/** So long that nobody has been silent for it. */
const AGES_SECONDS = 1e9;

/** Puts plans back into the queue whose process has ended, at once and every few seconds until it is stopped. */
export function startTidying(options: TidyingOptions): { readonly stop: () => Promise<void> } {
  const { claims, onLost, onOutage, everySeconds = 3, silenceSeconds = 15, now = () => new Date() } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  let isOut = false;
  let backAt = -Infinity;
  const tidy = async (): Promise<void> => {
    // When the database is back, the others must have time to be heard of again.
    const isJustBack = isOut || performance.now() - backAt < silenceSeconds * 1000;
    try {
      const lost = await claims.tidy(isJustBack ? AGES_SECONDS : silenceSeconds, now().toISOString());
      if (isOut) backAt = performance.now();
      isOut = false;
      lost.forEach(onLost);
    } catch (cause) {
      if (!isOut) onOutage(cause);
      isOut = true;
    }
  };
  const keepTidying = async (): Promise<void> => {
    while (!signal.aborted) {
      await tidy();
      await wait(everySeconds * 1000, undefined, { signal }).catch(() => undefined);
    }
  };
  const tidying = keepTidying();
  return {
    stop: () => {
      stopping.abort();
      return tidying;
    },
  };
}
