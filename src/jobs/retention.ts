import type { Upkeep } from '../store/upkeep.ts';

const DAY_MILLISECONDS = 86_400_000;

/** So few that nobody who reads a plan meanwhile has to wait. */
const PLANS_AT_ONCE = 50;

export interface RetentionOptions {
  readonly upkeep: Pick<Upkeep, 'removeFinishedBefore'>;
  /** Plans are kept for so many days after they ended. */
  readonly days: number;
  readonly onRemoved: (plans: number) => void;
  readonly onError: (cause: unknown) => void;
  readonly now?: () => Date;
}

/** Removes plans that ended too long ago, at once and every day until it is stopped; the others are left alone. */
export function startRetention(options: RetentionOptions): { readonly stop: () => Promise<void> } {
  const { days, onRemoved, onError, now = () => new Date() } = options;
  const stopping = new AbortController();
  let sweeping = Promise.resolve();
  const sweep = (): void => {
    const moment = new Date(now().getTime() - days * DAY_MILLISECONDS).toISOString();
    sweeping = sweeping
      .then(() => removeFinishedBefore(moment, options, stopping.signal))
      .then(onRemoved, onError);
  };
  sweep();
  const timer = setInterval(sweep, DAY_MILLISECONDS);
  timer.unref();
  return {
    stop: () => {
      clearInterval(timer);
      stopping.abort();
      return sweeping;
    },
  };
}

async function removeFinishedBefore(
  moment: string,
  { upkeep }: RetentionOptions,
  signal: AbortSignal,
): Promise<number> {
  let removed = 0;
  while (!signal.aborted) {
    const count = await upkeep.removeFinishedBefore(moment, PLANS_AT_ONCE);
    removed += count;
    if (count < PLANS_AT_ONCE) break;
  }
  return removed;
}
