import type { Client } from '../client.ts';
import type { Ledger } from './ledger.ts';

/** What became of all promises, counted. */
export interface Reckoning {
  readonly promised: number;
  /** Acknowledged, not removed, and unknown to the service. */
  readonly lost: number;
  /** Removed, which was acknowledged, and there all the same. */
  readonly revived: number;
  /** Requests that created more than one plan. */
  readonly doubled: number;
  /** Plans that have not ended. */
  readonly unended: number;
  /** Plans that ended more than once. */
  readonly endedTwice: number;
  /** Plans said to be completed whose roster cannot be read. */
  readonly withoutRoster: number;
  readonly states: ReadonlyMap<string, number>;
}

const FINAL = ['completed', 'cancelled', 'failed'];

/** Asks the service for every plan that it was ever asked to create. */
export async function reckon(client: Client, ledger: Ledger): Promise<Reckoning> {
  const states = new Map<string, number>();
  const count = { lost: 0, unended: 0, endedTwice: 0, withoutRoster: 0 };
  for (const id of ledger.promised) {
    const { status, body } = await client.get(`/v1/plans/${id}`);
    if (status !== 200) {
      count.lost++;
      continue;
    }
    const { state } = body as { state: string };
    states.set(state, (states.get(state) ?? 0) + 1);
    const ended = (await statesOf(client, id)).filter((one) => FINAL.includes(one));
    if (ended.length === 0) count.unended++;
    if (ended.length > 1) count.endedTwice++;
    const roster = state === 'completed' ? await client.get(`/v1/plans/${id}/roster`) : undefined;
    if (roster !== undefined && roster.status !== 200) count.withoutRoster++;
  }
  const removed = ledger.entries.filter(({ removal }) => removal === 'acknowledged');
  let revived = 0;
  for (const id of removed.flatMap(({ ids }) => [...ids])) {
    if ((await client.get(`/v1/plans/${id}`)).status !== 404) revived++;
  }
  const doubled = ledger.entries.filter(({ ids }) => ids.size > 1).length;
  return { promised: ledger.promised.length, revived, doubled, ...count, states };
}

/** Every state that a plan has had, in order, as its stream tells it to a client that has seen none. */
async function statesOf(client: Client, id: string): Promise<string[]> {
  const { body } = await client.get(`/v1/plans/${id}/events`, { 'Last-Event-ID': '0' });
  const events = String(body).split('\n\n');
  return events
    .filter((event) => /^event: ?state$/m.test(event))
    .map((event) => (JSON.parse(/^data: ?(.*)$/m.exec(event)![1]) as { state: string }).state);
}

/** Waits until no plan that was promised is queued or running any more; false when that takes longer than `seconds`. */
export async function untilAllEnded(client: Client, ledger: Ledger, seconds: number): Promise<boolean> {
  const deadline = performance.now() + seconds * 1000;
  for (const id of ledger.promised) {
    for (;;) {
      const { status, body } = await client.get(`/v1/plans/${id}`);
      if (status !== 200 || FINAL.includes((body as { state: string }).state)) break;
      if (performance.now() > deadline) return false;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
  return true;
}
