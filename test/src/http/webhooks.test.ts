import { afterAll, beforeAll, expect, test } from 'vitest';
import { problemOf, startTestService } from './harness.ts';
import type { TestService } from './harness.ts';

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
});
afterAll(() => service.close());

const UNKNOWN = '/v1/webhooks/01234567-89ab-cdef-0123-456789abcdef';
const url = 'https://shop.example/paiban';

test('a webhook is made, listed without its secret, tried and removed', async () => {
  const created = await service.call('POST', '/v1/webhooks', { json: { url, events: ['plan.failed'] } });
  expect(created.status).toBe(201);
  expect(created.headers.get('Cache-Control')).toBe('no-store');
  const { id, secret, ...webhook } = created.body as { id: string; secret: string };
  expect(secret).toMatch(/^whsec_[\w+/]{43}=$/);
  const list = await service.call('GET', '/v1/webhooks');
  expect(list.body).toEqual({ webhooks: [{ id, ...webhook }] });
  const tried = await service.call('POST', `/v1/webhooks/${id}/test`);
  expect(tried.status).toBe(202);
  const { deliveries } = (await service.call('GET', `/v1/webhooks/${id}/deliveries`)).body as {
    deliveries: unknown[];
  };
  expect(deliveries).toMatchObject([{ ...(tried.body as object), event: 'test', state: 'waiting' }]);
  expect((await service.call('DELETE', `/v1/webhooks/${id}`)).status).toBe(204);
  expect((await service.call('GET', '/v1/webhooks')).body).toEqual({ webhooks: [] });
});

test.each([
  ['GET', `${UNKNOWN}/deliveries`],
  ['POST', `${UNKNOWN}/test`],
  ['DELETE', UNKNOWN],
  ['DELETE', '/v1/webhooks/nothing'],
])('404 for one that is not there: %s %s', async (method, path) => {
  expect(problemOf(await service.call(method, path))).toEqual({ type: '/problems/unknown-webhook' });
});

test.each([
  [{}, 'url', /^expected https:/],
  [{ url: 'shop.example' }, 'url', /^expected https:/],
  [{ url: 'ftp://shop.example' }, 'url', /^expected https:/],
  [{ url: 'http://shop.example' }, 'url', /^it is not reached by https$/],
  [{ url: 'https://10.0.0.1/' }, 'url', /^its address is not a public one$/],
  [{ url: 'https://[::1]/' }, 'url', /^its address is not a public one$/],
  [{ url, events: [] }, 'events', /expected array to have >=1/],
  [{ url, events: ['plan.begun'] }, 'events[0]', /^Invalid option/],
  [{ url, secret: 'mine' }, 'secret', /^unknown field$/],
])('422 for %j', async (json, path, message) => {
  const answer = await service.call('POST', '/v1/webhooks', { json });
  expect(answer.status).toBe(422);
  expect(problemOf(answer).errors).toEqual([{ path, message: expect.stringMatching(message) as string }]);
});

test('409 for one more than there may be', async () => {
  for (let count = 0; count < 20; count++) {
    expect((await service.call('POST', '/v1/webhooks', { json: { url } })).status).toBe(201);
  }
  const answer = await service.call('POST', '/v1/webhooks', { json: { url } });
  expect(problemOf(answer)).toEqual({ type: '/problems/too-many-webhooks' });
});

test('receivers nearby are taken where that is set', async () => {
  const nearby = await startTestService({ webhookReach: 'private' });
  const json = { url: 'http://127.0.0.1:8080/hook' };
  expect((await nearby.call('POST', '/v1/webhooks', { json })).status).toBe(201);
  await nearby.close();
});
