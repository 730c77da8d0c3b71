import { once } from 'node:events';
import { getPriority } from 'node:os';
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { builtModule } from '../../../src/package-files.ts';

const code = `
  const { parentPort, workerData } = require('node:worker_threads');
  const { getPriority } = require('node:os');
  import(workerData.file).then(({ standBack }) => {
    standBack(workerData.as);
    parentPort.postMessage(getPriority());
  });
`;

async function prioritiesOf(as: 'request' | 'plan'): Promise<{ thread: number; process: number }> {
  const file = builtModule('jobs/thread-priority');
  const worker = new Worker(code, { eval: true, workerData: { file, as } });
  const [thread] = (await once(worker, 'message')) as [number];
  await worker.terminate();
  return { thread, process: getPriority(process.pid) };
}

test('threads that compute stand back where threads have priorities, and the rest of the process does not', async () => {
  const before = getPriority(process.pid);
  const steps = process.platform === 'linux' ? { request: 5, plan: 10 } : { request: 0, plan: 0 };
  for (const as of ['request', 'plan'] as const) {
    expect(await prioritiesOf(as)).toEqual({ thread: Math.min(before + steps[as], 19), process: before });
  }
});
