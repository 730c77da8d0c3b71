import { expect, test } from 'vitest';
import { calculateBody } from '../../../src/jobs/calculations.ts';
import type { Calculator } from '../../../src/jobs/calculator.ts';
import { ServiceReadiness } from '../../../src/jobs/readiness.ts';
import type { ReadinessOptions } from '../../../src/jobs/readiness.ts';
import { createSolver } from '../../../src/solvers/choose.ts';
import { StoreUnavailableError } from '../../../src/store/store.ts';
import type { TablesState } from '../../../src/store/upkeep.ts';
import { problemOf, startTestService } from './harness.ts';

const solver = await createSolver();
const calculator: Calculator = {
  calculate: (name, body) => Promise.resolve(calculateBody({ name, body }, solver)),
  close: () => Promise.resolve(),
};
const upkeepOf = (state: TablesState): ReadinessOptions['upkeep'] => ({
  tablesState: () => Promise.resolve(state),
});

/** What a service with such parts answers, once its solver has been tested, and what it logs. */
async function ask(
  change: Partial<ReadinessOptions>,
): Promise<{ status: number; detail?: string; log: string[] }> {
  const log: string[] = [];
  const onError = (message: string): number => log.push(message);
  const readiness = new ServiceReadiness({ upkeep: upkeepOf('up-to-date'), calculator, onError, ...change });
  await readiness.testSolver();
  const service = await startTestService({ readiness });
  const answer = await service.call('GET', '/readyz');
  const health = await service.call('GET', '/healthz');
  await service.close();
  expect(health.status).toBe(200);
  return { status: answer.status, ...(answer.status >= 400 && problemOf(answer)), log };
}

test('200 when the store has the tables of this version and the engines solve', async () => {
  expect(await ask({})).toEqual({ status: 200, log: [] });
});

const solves = (answer: object): Calculator => ({
  ...calculator,
  calculate: () => Promise.resolve({ status: 'accepted', value: Buffer.from(JSON.stringify(answer)) }),
});

test.each<[string, Partial<ReadinessOptions>, string, string[]]>([
  ['older tables', { upkeep: upkeepOf('older') }, 'of an older version: run paiban migrate', []],
  ['newer tables', { upkeep: upkeepOf('newer') }, 'of a newer version of paiban', []],
  [
    'a store that is gone',
    { upkeep: { tablesState: () => Promise.reject(new StoreUnavailableError('gone')) } },
    'The store does not answer.',
    ['the store does not answer'],
  ],
  [
    'a store that never answers',
    { upkeep: { tablesState: () => new Promise(() => undefined) }, patienceSeconds: 0.02 },
    'The store did not answer within 0.02 s.',
    [],
  ],
  [
    'engines that are wrong',
    { calculator: solves({ passed: false, reason: 'Two is three.' }) },
    'The self-test of the solver failed: Two is three.',
    ['the self-test of the solver failed'],
  ],
  [
    'threads that cannot work',
    { calculator: { ...calculator, calculate: () => Promise.reject(new Error('secret path')) } },
    'The self-test of the solver failed with an error; the log tells more.',
    ['the self-test of the solver failed'],
  ],
  [
    'threads that take too long',
    { calculator: { ...calculator, calculate: () => Promise.resolve({ status: 'busy' }) } },
    'The self-test of the solver failed: it ended as busy.',
    ['the self-test of the solver failed'],
  ],
])('503 with %s', async (_what, change, detail, log) => {
  expect(await ask(change)).toMatchObject({
    status: 503,
    type: '/problems/service-unavailable',
    detail: expect.stringContaining(detail) as string,
    log,
  });
});

test('503 names everything that is wrong, and says so before the engines have been tested', async () => {
  const readiness = new ServiceReadiness({ upkeep: upkeepOf('older'), calculator, onError: () => undefined });
  expect(await readiness.obstacles()).toEqual([
    expect.stringContaining('older version'),
    'The self-test of the solver has not ended yet.',
  ]);
});
