import { afterEach, expect, test } from 'vitest';
import { startTestService } from './harness.ts';
import type { TestService } from './harness.ts';

const SHOP = 'https://shop.example';

let service: TestService;
afterEach(() => service.close());

const preflight = (Origin: string): Promise<Response> =>
  fetch(`${service.url}/v1/plans`, {
    method: 'OPTIONS',
    headers: {
      Origin,
      'Access-Control-Request-Method': 'POST',
      'Access-Control-Request-Headers': 'content-type,idempotency-key',
    },
  });
const corsHeaders = (headers: Headers): string[] =>
  [...headers.keys()].filter((name) => name.startsWith('access-control-'));

test('pages of other origins may make no calls by default', async () => {
  service = await startTestService();
  expect(corsHeaders((await preflight(SHOP)).headers)).toEqual([]);
  const read = await service.call('GET', '/v1/plans', { headers: { Origin: SHOP } });
  expect(corsHeaders(read.headers)).toEqual([]);
});

test('pages of the origins that are set may, and no others', async () => {
  service = await startTestService({ app: { corsOrigins: [SHOP, 'http://localhost:5173'] } });
  const asked = await preflight(SHOP);
  expect(asked.status).toBe(204);
  expect(asked.headers.get('Access-Control-Allow-Origin')).toBe(SHOP);
  expect(asked.headers.get('Access-Control-Allow-Methods')).toContain('POST');
  expect(asked.headers.get('Access-Control-Allow-Headers')).toContain('Idempotency-Key');
  expect(asked.headers.get('Access-Control-Allow-Credentials')).toBeNull();

  const read = await service.call('GET', '/v1/plans/latest', { headers: { Origin: SHOP } });
  expect(read.status).toBe(404);
  expect(read.headers.get('Access-Control-Allow-Origin')).toBe(SHOP);
  expect(read.headers.get('Access-Control-Expose-Headers')).toContain('Location');
  expect(read.headers.get('Vary')).toContain('Origin');

  for (const other of ['https://shop.example.evil', 'http://shop.example', 'null']) {
    expect(corsHeaders((await preflight(other)).headers), other).toEqual([]);
  }
  const neither = await service.call('GET', '/v1/plans');
  expect(corsHeaders(neither.headers)).toEqual([]);
  expect(neither.headers.get('Vary')).toContain('Origin');
});
