import { setTimeout as wait } from 'node:timers/promises';
import type { DeliveryOutcome, DueDelivery, WebhookStore } from '../store/webhook-store.ts';
import { send } from './send.ts';
import type { Attempt, Reach } from './send.ts';

export interface DeliveriesOptions {
  readonly webhooks: Pick<WebhookStore, 'takeDue' | 'settle' | 'forget'>;
  readonly reach: Reach;
  /** Told once that the database is out of reach, until it is back. */
  readonly onOutage: (cause: unknown) => void;
  readonly lookSeconds?: number;
  /** Pauses after the first attempt, the second, and so on; after the last of them it is given up. */
  readonly pausesSeconds?: readonly number[];
  readonly now?: () => Date;
  /** From 0 to 1, to spread what failed together. */
  readonly random?: () => number;
}

const [MINUTE, HOUR] = [60, 3600];

/** About a day. */
const PAUSES_SECONDS = [
  5,
  30,
  2 * MINUTE,
  10 * MINUTE,
  HOUR / 2,
  HOUR,
  2 * HOUR,
  4 * HOUR,
  8 * HOUR,
  8 * HOUR,
];
const JITTER = 0.2;

const AT_ONCE = 10;

/** Longer than any attempt takes: what a process had taken that died is taken by another one then. */
const LEASE_SECONDS = 60;

const KEPT_DAYS = 7;
const FORGET_EVERY_SECONDS = HOUR;

/**
 * Tells receivers what is due, until it is stopped. Any number of processes may do so at the same time; a receiver may hear the
 * same thing twice, when a process dies in between, and then under the same id.
 */
export function startDeliveries(given: DeliveriesOptions): { readonly stop: () => Promise<void> } {
  const options = {
    lookSeconds: 1,
    pausesSeconds: PAUSES_SECONDS,
    now: () => new Date(),
    random: Math.random,
    ...given,
  };
  const { webhooks, onOutage, lookSeconds } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  let isOut = false;
  let forgetAt = 0;
  const look = async (): Promise<void> => {
    try {
      if (performance.now() >= forgetAt) {
        await webhooks.forget(KEPT_DAYS);
        forgetAt = performance.now() + FORGET_EVERY_SECONDS * 1000;
      }
      for (let count = AT_ONCE; count === AT_ONCE && !signal.aborted;) {
        const due = await webhooks.takeDue(AT_ONCE, LEASE_SECONDS);
        await Promise.all(due.map((delivery) => deliver(delivery, options)));
        count = due.length;
      }
      isOut = false;
    } catch (cause) {
      if (!isOut) onOutage(cause);
      isOut = true;
    }
  };
  const keepLooking = async (): Promise<void> => {
    while (!signal.aborted) {
      await look();
      await wait(lookSeconds * 1000, undefined, { signal }).catch(() => undefined);
    }
  };
  const looking = keepLooking();
  return {
    stop: () => {
      stopping.abort();
      return looking;
    },
  };
}

async function deliver(delivery: DueDelivery, options: Required<DeliveriesOptions>): Promise<void> {
  const attempt = await send(delivery, options.reach, options.now);
  await options.webhooks.settle(delivery.id, outcomeOf(attempt, delivery.attempts, options));
}

function outcomeOf(
  attempt: Attempt,
  attempts: number,
  { pausesSeconds, random }: Required<DeliveriesOptions>,
): DeliveryOutcome {
  if (attempt.kind === 'answered' && attempt.status >= 200 && attempt.status < 300) {
    return { kind: 'delivered', status: attempt.status };
  }
  const pause = pausesSeconds.at(attempts - 1);
  const againInSeconds = pause === undefined ? undefined : pause * (1 + JITTER * (2 * random() - 1));
  return attempt.kind === 'answered'
    ? { kind: 'failed', status: attempt.status, error: `it answered ${attempt.status}`, againInSeconds }
    : { kind: 'failed', status: null, error: attempt.error, againInSeconds };
}
