import { Writable } from 'node:stream';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { memoryStore } from '../store/memory-store.ts';
import { ProblemDetails } from '../../../src/http/problem-details.ts';
import { startTestService } from './harness.ts';

test('the log and the problem name the request by the same id, and the log holds nothing it was sent', async () => {
  let written = '';
  const output = new Writable({
    write: (chunk, _encoding, done) => {
      written += String(chunk);
      done();
    },
  });
  const memory = memoryStore();
  const plans = { ...memory.plans, newest: () => Promise.reject(new Error('the disk is gone')) };
  const store = { ...memory, plans };
  const service = await startTestService({ store, app: { log: pino({ level: 'trace' }, output) } });
  const headers = {
    Authorization: 'Bearer hush-token',
    Cookie: 'session=hush-cookie',
    'Idempotency-Key': 'hush-key',
    'X-Request-Id': 'call-7',
  };
  const refused = await service.call('POST', '/v1/plans', { json: { shop: 'hush-body' }, headers });
  expect(ProblemDetails.parse(refused.body)).toMatchObject({ status: 422, requestId: 'call-7' });
  const queried = await service.call('GET', '/v1/plans?access_token=hush-query', { headers });
  expect(queried.status).toBe(422);
  expect((await service.call('GET', '/v1/plans/latest', { headers })).status).toBe(500);
  await service.close();

  const lines = written
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { req?: object });
  expect(lines.map(({ req }) => req)).toEqual(
    expect.arrayContaining([
      { id: 'call-7', method: 'POST', path: '/v1/plans' },
      { id: 'call-7', method: 'GET', path: '/v1/plans' },
      { id: 'call-7', method: 'GET', path: '/v1/plans/latest' },
    ]),
  );
  expect(written).toContain('the disk is gone');
  expect(written).not.toContain('hush');
});
