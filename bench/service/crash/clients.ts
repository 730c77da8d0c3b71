import type { Draw } from '../../rostering/draw.ts';
import type { Client } from '../client.ts';
import { pause } from '../part.ts';
import { SMALL_PLAN } from '../small-plan.ts';
import type { Entry, Ledger } from './ledger.ts';

export interface ClientsOptions {
  /** The service as it is at the moment; undefined while it is down. */
  readonly service: () => Client | undefined;
  readonly ledger: Ledger;
  readonly draw: Draw;
  readonly clients: number;
}

const RETRY_SECONDS = 0.1;
const PAUSE_MILLISECONDS = 300;

/** What becomes of plans; most are left alone. */
const MOODS = ['remove', 'cancel', 'keep', 'keep', 'keep', 'keep'] as const;

/** Clients that create plans under keys, and repeat each request until it is answered; now and then they change their mind. */
export function startClients({ service, ledger, draw, clients }: ClientsOptions): {
  readonly stop: () => Promise<void>;
} {
  let stopped = false;
  const untilAnswered = async (ask: (client: Client) => Promise<boolean>): Promise<void> => {
    while (!stopped) {
      const client = service();
      // A call to a process that is killed fails; nothing is known of it then.
      if (client !== undefined && (await ask(client).catch(() => false))) return;
      await pause(RETRY_SECONDS);
    }
  };
  const hesitate = (): Promise<void> => pause(draw.from(0, PAUSE_MILLISECONDS) / 1000);
  const act = async (): Promise<void> => {
    while (!stopped) {
      const entry = ledger.open(crypto.randomUUID());
      await untilAnswered((client) => create(client, entry));
      const [id] = entry.ids;
      const mood = id === undefined ? 'keep' : draw.pick(MOODS);
      await hesitate();
      if (mood === 'remove') {
        entry.removal = 'asked';
        await untilAnswered((client) => remove(client, entry, id));
      }
      if (mood === 'cancel') {
        await untilAnswered(async (client) => (await client.post(`/v1/plans/${id}/cancel`)).status < 500);
      }
    }
  };
  const acting = Array.from({ length: clients }, act);
  return {
    stop: async () => {
      stopped = true;
      await Promise.all(acting);
    },
  };
}

/** Creates the plan of an entry, again under the same key if it was asked for before; true once that is acknowledged. */
export async function create(client: Client, entry: Entry): Promise<boolean> {
  const { status, body } = await client.post('/v1/plans', SMALL_PLAN, { 'Idempotency-Key': entry.key });
  if (status !== 202) return false;
  entry.ids.add((body as { id: string }).id);
  return true;
}

async function remove(client: Client, entry: Entry, id: string): Promise<boolean> {
  const { status } = await client.delete(`/v1/plans/${id}`);
  // Unknown to a repetition whose first answer was lost.
  if (status !== 204 && status !== 404) return false;
  entry.removal = 'acknowledged';
  return true;
}
