import { expect, test } from 'vitest';
import { Metrics } from '../../../src/metrics/metrics.ts';
import { instantRunner } from '../jobs/fake-runner.ts';
import { sampleRequest } from '../samples.ts';
import { endpoints, startTestService } from './harness.ts';

const EXAMPLES: Readonly<Record<string, string>> = { '/problems/{name}': '/problems/invalid-request' };

test('a client that has an answer already gets 304 where the document says so, and the answer elsewhere', async () => {
  const service = await startTestService({ runner: instantRunner(), metrics: new Metrics() });
  await service.call('POST', '/v1/plans', { json: sampleRequest(), headers: { Prefer: 'wait=5' } });
  const made = await service.call('POST', '/v1/webhooks', { json: { url: 'https://shop.example/paiban' } });
  const { id: webhook } = made.body as { id: string };
  const reads = endpoints.filter(({ method, document }) => method === 'get' && !document.requestBody);
  for (const { path, document } of reads) {
    const id = path.startsWith('/v1/webhooks') ? webhook : 'latest';
    const asked = EXAMPLES[path] ?? path.replace('{id}', id).replace('{name}', 'ka-shop-week');
    const query = path.endsWith('/diff') ? '?to=latest' : '';
    const answer = await service.call('GET', asked + query, { headers: { 'If-None-Match': '*' } });
    if (answer.status === 422 || path.endsWith('/events')) continue;
    expect(answer.status, path).toBe('304' in document.responses ? 304 : 200);
  }
  await service.close();
});
