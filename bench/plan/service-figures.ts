import { readFileSync } from 'node:fs';
import { packageFile } from '../../src/package-files.ts';
import { figure, type Figure } from '../figure.ts';
import { startProbed } from './probed-program.ts';
import type { ProbedProgram } from './probed-program.ts';

const READS = 100;

/** The service on an empty folder, with two plans at a time and somebody who keeps reading. */
export async function serviceFigures(log: (line: string) => void): Promise<Figure[]> {
  const week = readFileSync(packageFile('examples/ka-shop-week.json'), 'utf8');
  const program = startProbed(['serve', '--development'], {
    PORT: '0',
    PAIBAN_THREADS: '2',
    PAIBAN_LOG_LEVEL: 'error',
  });
  const url = await addressOf(program);
  const ready = (performance.now() - program.startedAt) / 1000;
  log(`service ready after ${ready.toFixed(1)} s`);

  const post = async (): Promise<string> => {
    const headers = { 'Content-Type': 'application/json' };
    const response = await fetch(`${url}/v1/plans`, { method: 'POST', body: week, headers });
    return ((await response.json()) as { id: string }).id;
  };
  const stateOf = async (id: string): Promise<string> =>
    ((await (await fetch(`${url}/v1/plans/${id}`)).json()) as { state: string }).state;

  // The connections and code of a first request are not what is measured.
  await stateOf('latest');
  program.process.kill('SIGUSR2');
  const plans = [await post(), await post()];
  for (let open = plans; open.length > 0;) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    const states = await Promise.all(plans.map(stateOf));
    open = plans.filter((_, index) => states[index] === 'queued' || states[index] === 'running');
  }
  log('two plans at the same time are done');

  const plan = await readingTime(`${url}/v1/plans/${plans[0]}`);
  const roster = await readingTime(`${url}/v1/plans/${plans[0]}/roster`);
  const { peakMegabytes, loopDelayMilliseconds } = await program.finish('SIGTERM');
  const of = (name: string, value: number, unit: string, goal?: string): Figure =>
    figure({ bench: 'plan', case: `service: ${name}`, value, unit }, goal);
  return [
    of('ready on an empty folder', ready, 's'),
    of('longest hold-up of the event loop while two plans run', loopDelayMilliseconds, 'ms', '<= 50'),
    of('reading a plan, 95 of 100', plan, 'ms', '<= 20'),
    of('reading a roster, 95 of 100', roster, 'ms', '<= 20'),
    of('peak memory', peakMegabytes, 'MB', '<= 1000'),
  ];
}

async function addressOf({ process }: ProbedProgram): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    process.stderr!.on('data', (chunk) => {
      said += String(chunk);
      const match = /serves (http:\S+)/.exec(said);
      if (match !== null) resolve(match[1]);
    });
    process.once('exit', () => reject(new Error(said)));
  });
}

/** Milliseconds within which 95 of 100 reads are answered in full. */
async function readingTime(url: string): Promise<number> {
  const times: number[] = [];
  for (let count = 0; count < READS; count++) {
    const before = performance.now();
    await (await fetch(url)).arrayBuffer();
    times.push(performance.now() - before);
  }
  return times.sort((left, right) => left - right)[Math.ceil(READS * 0.95) - 1];
}
