import { fileURLToPath } from 'node:url';
import { afterAll, expect, test, vi } from 'vitest';
import type { Progress } from '../../../src/domain/plan.ts';
import type { RunEnding } from '../../../src/jobs/plan-runner.ts';
import { PoolRunner, spareThreads } from '../../../src/jobs/pool-runner.ts';
import { unpackJson } from '../../../src/store/packed-plan.ts';
import { sampleResolved, sampleRoster } from '../samples.ts';

const workerFile = fileURLToPath(new URL('workers/scripted-worker.js', import.meta.url));
const pool = new PoolRunner({ threads: 2, heapMegabytesPerThread: 64, workerFile });
afterAll(() => pool.close());

function start(script: string, runner = pool) {
  const stop = new AbortController();
  const abort = new AbortController();
  const progress: Progress[] = [];
  const request = { ...sampleResolved({ shop: { name: script, tier: 'new' } }), roster: sampleRoster };
  const ending = runner.run(request, {
    onProgress: (one) => progress.push(one),
    stop: stop.signal,
    abort: abort.signal,
  });
  return { stop, abort, progress, ending };
}

test.each([
  [1, 2, 1],
  [2, 2, 0],
  [2, 8, 3],
  [4, 3, 0],
])('%i plans at a time on %i processors have %i threads each to spare', (plans, processors, spare) => {
  expect(spareThreads(plans, processors)).toBe(spare);
});

test('a plan comes back packed', async () => {
  const ending = await start('finish at once').ending;
  if (ending.status !== 'planned') throw new Error(ending.status);
  expect(await unpackJson(ending.plan.roster)).toEqual(sampleRoster);
  expect(await unpackJson(ending.plan.coverage)).toEqual(sampleRoster.coverage);
  expect(ending.plan.certificate).toEqual(sampleRoster.certificate);
  expect(ending.plan.outcome).toEqual({
    headcount: 2,
    requiredViolations: 0,
    preferredViolations: 1,
    gaps: 1,
    warnings: sampleRoster.warnings,
  });
});

test('a thread that computes hears the stop flag and keeps its roster', async () => {
  const { stop, progress, ending } = start('work until stopped');
  await vi.waitFor(() => expect(progress).toContainEqual({ stage: 'covering', percent: 40 }));
  stop.abort();
  expect((await ending).status).toBe('planned');
});

test('a stop before the beginning is heard too', async () => {
  const stop = AbortSignal.abort();
  const hooks = { onProgress: () => undefined, stop, abort: new AbortController().signal };
  const request = {
    ...sampleResolved({ shop: { name: 'work until stopped', tier: 'new' } }),
    roster: sampleRoster,
  };
  expect((await pool.run(request, hooks)).status).toBe('planned');
});

test('an aborted plan is killed while it computes, and the pool goes on', async () => {
  const { abort, ending } = start('work for ever');
  setTimeout(() => abort.abort(), 50);
  expect(await ending).toEqual({ status: 'aborted' });
  expect((await start('finish at once').ending).status).toBe('planned');
});

test('progress is sent at most every tenth of a second', async () => {
  const { progress, ending } = start('report much for 350 ms');
  await ending;
  expect(progress.length).toBeGreaterThanOrEqual(1);
  expect(progress.length).toBeLessThanOrEqual(4);
});

test.each<[string, RegExp]>([
  ['throw', /internal error/],
  ['exit', /internal error/],
  [
    'lose the solver',
    /^The solver failed in the linear relaxation: no memory; tried once more: no memory\. No roster/,
  ],
  ['fill the memory', /more memory than a planning thread may use \(64 MB\)/],
])('a thread that ends by "%s" makes a failed plan, and the pool goes on', async (script, reason) => {
  const failed = (await start(script).ending) as Extract<RunEnding, { status: 'failed' }>;
  expect(failed.status).toBe('failed');
  expect(failed.reason).toMatch(reason);
  expect(failed.cause).toBeInstanceOf(Error);
  expect((await start('finish at once').ending).status).toBe('planned');
});

test('closing aborts what runs and what comes later', async () => {
  const closing = new PoolRunner({ threads: 1, heapMegabytesPerThread: 64, workerFile });
  const { ending } = start('work for ever', closing);
  const waiting = start('finish at once', closing).ending;
  await closing.close();
  expect(await ending).toEqual({ status: 'aborted' });
  expect(await waiting).toEqual({ status: 'aborted' });
  expect(await start('finish at once', closing).ending).toEqual({ status: 'aborted' });
});
