import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import type { Plan } from '../../../src/domain/plan.ts';
import { addressOf, startProgram } from '../program.ts';
import { sampleRequest } from '../samples.ts';
import { startReceiver } from './receiver.ts';

const folder = await mkdtemp(join(tmpdir(), 'paiban-hooked-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

test('a service tells a receiver of a test and of the end of a plan', async () => {
  const receiver = await startReceiver();
  const environment = { PORT: '0', PAIBAN_THREADS: '1', PAIBAN_WEBHOOK_PRIVATE: 'on' };
  const service = startProgram(['serve', '--development'], { folder, environment });
  const address = await addressOf(service);
  const post = async (path: string, json: unknown): Promise<object> => {
    const headers = { 'Content-Type': 'application/json' };
    const response = await fetch(address + path, { method: 'POST', headers, body: JSON.stringify(json) });
    return (await response.json()) as object;
  };
  const { id, secret } = (await post('/v1/webhooks', { url: receiver.url })) as {
    id: string;
    secret: string;
  };
  receiver.secret = secret;
  await post(`/v1/webhooks/${id}/test`, {});
  await vi.waitFor(() => expect(receiver.received).toHaveLength(1), { timeout: 20_000 });
  expect(receiver.received[0]).toMatchObject({ isSigned: true, body: { type: 'test', data: {} } });
  const plan = (await post('/v1/plans', sampleRequest())) as Plan;
  await vi.waitFor(() => expect(receiver.received).toHaveLength(2), { timeout: 60_000 });
  expect(receiver.received[1]).toMatchObject({
    isSigned: true,
    body: { type: 'plan.completed', data: { planId: plan.id, state: 'completed' } },
  });
  expect(JSON.stringify(receiver.received)).not.toContain('Corner Shop');
  const ended = once(service, 'exit');
  service.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
  receiver.close();
}, 180_000);
