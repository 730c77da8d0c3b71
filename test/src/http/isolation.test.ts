import { expect, test } from 'vitest';
import { Client } from '../../../bench/service/client.ts';
import { tryToCross } from '../../../bench/service/isolation/isolation.ts';
import { instantRunner } from '../jobs/fake-runner.ts';
import { sampleRequest } from '../samples.ts';
import { startKeyedService } from './keyed-service.ts';

/** `npm run bench -- service --only isolation` does the same to a process of its own, on either database. */
test('with the ids of another tenant every call answers as for ids that nobody has', async () => {
  const keyed = await startKeyedService({ runner: instantRunner() });
  const as = async (tenant: string): Promise<Client> =>
    new Client(keyed.service.url, { Authorization: `Bearer ${await keyed.key({ tenant, scope: 'admin' })}` });
  const [owner, stranger] = [await as('bamboo'), await as('lotus')];
  const request = { ...sampleRequest(), shop: { name: 'Nobody Else’s' } };
  const { tried, leaks } = await tryToCross({ owner, stranger, request });
  expect(leaks).toEqual([]);
  expect(tried).toBeGreaterThan(40);
  await keyed.service.close();
});
