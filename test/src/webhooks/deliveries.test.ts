import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { DEFAULT_TENANT } from '../../../src/domain/tenant.ts';
import type { WebhookEvent } from '../../../src/domain/webhook.ts';
import type { OpenDatabase } from '../../../src/store/database.ts';
import { openEmbeddedDatabase } from '../../../src/store/embedded-store.ts';
import { migrate } from '../../../src/store/migrate.ts';
import { openServerDatabase } from '../../../src/store/server-store.ts';
import { SqlWebhookStore } from '../../../src/store/sql-webhook-store.ts';
import { acrossTenants, asTenant } from '../../../src/store/tenant-wall.ts';
import { startDeliveries } from '../../../src/webhooks/deliveries.ts';
import { newSecret } from '../../../src/webhooks/signature.ts';
import { describePostgres } from '../../support/describe-postgres.ts';
import { startReceiver } from './receiver.ts';
import type { Receiver } from './receiver.ts';

const folder = await mkdtemp(join(tmpdir(), 'paiban-webhooks-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('webhooks: embedded', () => testDeliveries(() => openEmbeddedDatabase(join(folder, 'data'))));

describePostgres('webhooks: PostgreSQL', (makeDatabase) => {
  testDeliveries(async () => openServerDatabase(await makeDatabase(), 'alone'));
});

function testDeliveries(open: () => Promise<OpenDatabase>): void {
  let open_: OpenDatabase;
  let store: SqlWebhookStore;
  let receiver: Receiver;
  let stop: () => Promise<void> = () => Promise.resolve();
  let webhook = 0;
  let plan = 0;

  beforeAll(async () => {
    open_ = await open();
    await migrate(open_.database);
    await acrossTenants(open_.database, (inside) =>
      sql`insert into tenants (id) values ('other')`.execute(inside),
    );
    store = new SqlWebhookStore(open_.database);
  }, 60_000);
  afterAll(() => open_.close());
  beforeEach(async () => {
    receiver = await startReceiver();
  });
  afterEach(async () => {
    await stop();
    stop = () => Promise.resolve();
    receiver.close();
    for (const { id } of await store.list(DEFAULT_TENANT)) await store.remove(DEFAULT_TENANT, id);
  });

  async function addWebhook(
    events: WebhookEvent[] = ['plan.completed', 'plan.failed'],
    tenant = DEFAULT_TENANT,
  ) {
    const id = `webhook-${++webhook}`;
    const secret = newSecret();
    const createdAt = new Date().toISOString();
    await store.add(tenant, { id, url: receiver.url, events, createdAt, secret }, 20);
    if (tenant === DEFAULT_TENANT) receiver.secret = secret;
    return id;
  }

  /** Ends a plan as whoever ends one does: by a change of its row. */
  async function endPlan(state: string, outcome = '{"headcount": 7}'): Promise<string> {
    const id = `plan-${++plan}`;
    await asTenant(open_.database, DEFAULT_TENANT, async (inside) => {
      await sql`insert into plans (id, tenant_id, state, created_at, shop, first_day, days)
        values (${id}, ${DEFAULT_TENANT}, 'running', now(), 'Corner Shop', '2026-11-23', 1)`.execute(inside);
      await sql`update plans set state = ${state}, outcome = ${outcome}, certificate = '{"gap": 0.02}'
        where id = ${id}`.execute(inside);
    });
    return id;
  }

  function start(pausesSeconds: readonly number[] = [0.05, 0.05]): void {
    const onOutage = (cause: unknown): never => {
      throw cause;
    };
    const options = {
      webhooks: store,
      reach: 'private',
      onOutage,
      lookSeconds: 0.02,
      pausesSeconds,
    } as const;
    ({ stop } = startDeliveries(options));
  }
  const only = async (id: string) => (await store.deliveries(DEFAULT_TENANT, id, 10))!;

  test('the end of a plan is told once to whoever asked for it, signed, and names nobody', async () => {
    const id = await addWebhook(['plan.completed']);
    await addWebhook(['plan.completed'], 'other');
    const completed = await endPlan('completed');
    await endPlan('failed');
    await asTenant(open_.database, DEFAULT_TENANT, (inside) =>
      sql`update plans set state = 'completed' where id = ${completed}`.execute(inside),
    );
    start();
    await vi.waitFor(() => expect(receiver.received).toHaveLength(1), { timeout: 10_000 });
    const [{ id: message, isSigned, body }] = receiver.received;
    expect(isSigned).toBe(true);
    expect(body).toEqual({
      type: 'plan.completed',
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) as string,
      data: { planId: completed, state: 'completed', headcount: 7, gap: 0.02 },
    });
    await vi.waitFor(async () =>
      expect(await only(id)).toMatchObject([
        { id: message, event: 'plan.completed', state: 'delivered', attempts: 1, status: 204, error: null },
      ]),
    );
    expect(receiver.received).toHaveLength(1);
    await store.remove('other', 'webhook-2');
  });

  test('a plan with texts that PostgreSQL reads no JSON with ends like any other, and is told of', async () => {
    await addWebhook(['plan.completed']);
    for (const text of ['nul \\u0000', 'half a pair \\ud83d']) {
      await endPlan('completed', `{"headcount": 7, "warnings": ["${text}"]}`);
    }
    start();
    await vi.waitFor(() => expect(receiver.received).toHaveLength(2), { timeout: 10_000 });
    const told = receiver.received.map(({ body }) => body);
    expect(told).toMatchObject([{ data: { headcount: null, gap: 0.02 } }, { data: { gap: 0.02 } }]);
  });

  test('the publishing of a roster is told once', async () => {
    await addWebhook(['roster.published']);
    const completed = await endPlan('completed');
    for (const hour of ['10', '11']) {
      await asTenant(open_.database, DEFAULT_TENANT, (inside) =>
        sql`update plans set published_at = ${`2026-11-23T${hour}:00:00Z`} where id = ${completed}`.execute(
          inside,
        ),
      );
    }
    start();
    await vi.waitFor(() => expect(receiver.received).toHaveLength(1), { timeout: 10_000 });
    expect(receiver.received[0].body).toMatchObject({
      type: 'roster.published',
      data: { planId: completed, state: 'completed', headcount: 7, gap: 0.02 },
    });
    await stop();
    expect(receiver.received).toHaveLength(1);
  });

  test('what is not stored in the end is not told', async () => {
    const id = await addWebhook();
    const undoing = asTenant(open_.database, DEFAULT_TENANT, async (inside) => {
      await sql`insert into plans (id, tenant_id, state, created_at, shop, first_day, days)
        values ('undone', ${DEFAULT_TENANT}, 'running', now(), 'shop', '2026-11-23', 1)`.execute(inside);
      await sql`update plans set state = 'completed' where id = 'undone'`.execute(inside);
      throw new Error('undone');
    });
    await expect(undoing).rejects.toThrow('undone');
    expect(await only(id)).toEqual([]);
  });

  test('it is tried again under the same id after an error and a redirection', async () => {
    const id = await addWebhook();
    receiver.answers.push(500, 302);
    await endPlan('failed');
    start();
    await vi.waitFor(
      async () => expect(await only(id)).toMatchObject([{ state: 'delivered', attempts: 3 }]),
      {
        timeout: 10_000,
      },
    );
    expect(new Set(receiver.received.map((one) => one.id)).size).toBe(1);
    expect(receiver.received.map(({ isSigned }) => isSigned)).toEqual([true, true, true]);
  });

  test('it is given up in the end, and the last answer stays to be read', async () => {
    const id = await addWebhook();
    receiver.answers.push(500, 500, 503, 500);
    await endPlan('completed');
    start();
    await vi.waitFor(
      async () =>
        expect(await only(id)).toMatchObject([
          { state: 'given-up', attempts: 3, status: 503, error: 'it answered 503', nextAttemptAt: null },
        ]),
      { timeout: 10_000 },
    );
  });

  test('two that look at once tell it once', async () => {
    const id = await addWebhook();
    for (let count = 0; count < 15; count++) await endPlan('completed');
    start();
    const first = stop;
    start();
    const second = stop;
    stop = async () => void (await Promise.all([first(), second()]));
    await vi.waitFor(
      async () => expect((await only(id)).every(({ state }) => state === 'delivered')).toBe(true),
      {
        timeout: 10_000,
      },
    );
    await vi.waitFor(() => expect(receiver.received).toHaveLength(15), { timeout: 10_000 });
    expect(new Set(receiver.received.map((one) => one.id)).size).toBe(15);
  });

  test('what one process had taken that died is taken by another one later, and no more than is asked for', async () => {
    await addWebhook();
    await endPlan('completed');
    await endPlan('completed');
    expect(await store.takeDue(1, 0.2)).toHaveLength(1);
    expect(await store.takeDue(10, 60)).toHaveLength(1);
    expect(await store.takeDue(10, 60)).toEqual([]);
    await vi.waitFor(async () => expect(await store.takeDue(10, 60)).toMatchObject([{ attempts: 2 }]), {
      timeout: 5000,
    });
  });

  test('a tenant reaches its own webhooks only, and has so many at most', async () => {
    const id = await addWebhook();
    const message = { id: 'message', event: 'test', body: '{}' };
    expect(await store.list('other')).toEqual([]);
    expect(await store.deliveries('other', id, 10)).toBeUndefined();
    expect(await store.tell('other', id, message)).toBe(false);
    expect(await store.remove('other', id)).toBe(false);
    const more = {
      id: 'more',
      url: receiver.url,
      events: [],
      createdAt: new Date().toISOString(),
      secret: '',
    };
    expect(await store.add(DEFAULT_TENANT, more, 1)).toBe('too-many');
    expect(await store.list(DEFAULT_TENANT)).toMatchObject([{ id }]);
  });

  test('what is over is forgotten after some days, what is still to be told is not', async () => {
    const id = await addWebhook();
    await endPlan('completed');
    await endPlan('failed');
    const [first] = await store.takeDue(1, 60);
    await store.settle(first.id, { kind: 'delivered', status: 200 });
    await acrossTenants(open_.database, (inside) =>
      sql`update webhook_deliveries set created_at = now() - interval '8 days'`.execute(inside),
    );
    await store.forget(7);
    expect(await only(id)).toMatchObject([{ state: 'waiting' }]);
  });
}
