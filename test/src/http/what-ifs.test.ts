import { afterAll, beforeAll, expect, test } from 'vitest';
import { WhatIfs } from '../../../src/domain/what-ifs.ts';
import { sampleRequest } from '../samples.ts';
import { problemOf, startTestService } from './harness.ts';
import type { TestService } from './harness.ts';

let service: TestService;
beforeAll(async () => {
  service = await startTestService({});
});
afterAll(() => service.close());

const ask = (json: unknown): ReturnType<TestService['call']> =>
  service.call('POST', '/v1/what-ifs', { json });

test('a plan request and a change are answered, and nothing is kept', async () => {
  const change = { kind: 'buffer-share', share: 0 };
  const { status, body } = await ask({ request: sampleRequest(), changes: [change] });
  expect(status).toBe(200);
  expect(WhatIfs.parse(body).whatIfs).toMatchObject([{ change, peopleAtLeast: 2 }]);
  expect((await service.call('GET', '/v1/plans')).body).toMatchObject({ plans: [] });
});

test('422 lists every failing field with its path, in the request and in the changes', async () => {
  const paths = async (json: unknown): Promise<string[] | undefined> =>
    problemOf(await ask(json))
      .errors?.map(({ path }) => path)
      .sort();
  const shapeless = { request: { ...sampleRequest(), horizon: { days: 1 } }, changes: [{ kind: 'weather' }] };
  expect(await paths(shapeless)).toEqual(['changes[0].kind', 'request.horizon.firstDay']);
  const unknown = {
    request: { ...sampleRequest(), forecast: [{ kind: 'daily', queue: 'nowhere', contactsPerDay: [1] }] },
    changes: [{ kind: 'tool', tool: 'crystal-ball', inUse: true }],
  };
  expect(await paths(unknown)).toEqual(
    expect.arrayContaining(['changes[0].tool', 'request.forecast[0].queue']),
  );
});
