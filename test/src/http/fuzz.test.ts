import { expect, test } from 'vitest';
import { fuzz } from '../../../bench/service/fuzz/fuzz.ts';
import { Metrics } from '../../../src/metrics/metrics.ts';
import { instantRunner } from '../jobs/fake-runner.ts';
import { startTestService } from './harness.ts';

/** `npm run bench -- service --only fuzz` sends fifty times as many to a process of its own. */
test('whatever is sent, the answer has a status and a shape that the document states', async () => {
  const service = await startTestService({
    runner: instantRunner(),
    metrics: new Metrics(),
    requestSeconds: 1,
  });
  const { sent, statuses, findings } = await fuzz({ url: service.url, requests: 400, seed: 1 });
  expect(findings).toEqual([]);
  expect(sent).toBe(400);
  // All kinds of answers came, or nothing was tried.
  expect([...statuses.keys()]).toEqual(expect.arrayContaining(['200', '400', '404', '406', '415', '422']));
  await service.close();
}, 120_000);
