import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { readConfig } from '../config.ts';
import type { PlanRequestInput } from '../domain/plan-request.ts';
import type { Plan, Progress } from '../domain/plan.ts';
import type { Roster } from '../domain/roster.ts';
import { packageFile } from '../package-files.ts';
import { startService } from '../service.ts';
import { readArguments } from './arguments.ts';
import { readEvents } from './event-stream.ts';
import { EXIT } from './exit-code.ts';
import type { ExitCode } from './exit-code.ts';
import { progressLine } from './progress-line.ts';
import { checkWritable, writeDocument } from './document-file.ts';
import { summaryLines } from './summary.ts';
import type { Terminal } from './terminal.ts';

const EXAMPLE = 'ka-shop-week';
const ROSTER_FILE = 'roster.json';

/** `paiban demo`: a real shop's week through the service, from the request to the roster, as a client sees it. */
export async function demoCommand(given: readonly string[], terminal: Terminal): Promise<ExitCode> {
  readArguments(given, {}, []);
  await checkWritable(ROSTER_FILE);
  const folder = await mkdtemp(join(tmpdir(), 'paiban-demo-'));
  try {
    return await demonstrate(join(folder, 'data'), terminal);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function demonstrate(directory: string, terminal: Terminal): Promise<ExitCode> {
  const say = (text: string): void => void terminal.output.write(`${text}\n`);
  const config = {
    ...readConfig({}, { development: true }),
    port: 0,
    store: { kind: 'embedded', directory } as const,
  };
  // Before anything is begun, so that an early Ctrl-C cleans up as well.
  const interrupted = new AbortController();
  const ignoreInterrupts = terminal.onInterrupt(() => interrupted.abort());
  const started = performance.now();
  const service = await startService(config, pino({ level: 'error' }, terminal.errors));
  try {
    say(`Service at ${service.url} with an empty store, ready after ${secondsSince(started)} s`);
    const client = clientOf(service.url, interrupted.signal);
    const text = await readFile(packageFile(`examples/${EXAMPLE}.json`), 'utf8');
    const { horizon, queues, team } = JSON.parse(text) as PlanRequestInput;
    const size = `${horizon.days} days, ${queues.length} queues, ${team?.agents.length ?? 'no'} named agents`;
    say(`POST /v1/plans: examples/${EXAMPLE}.json (${size})`);
    const sent = performance.now();
    const created = await client.post('/v1/plans', text);
    const plan = await watch(client, created, terminal);
    if (plan.outcome === null) throw new Error(`The plan ${plan.state}: ${plan.reason}`);
    say(`Plan ${plan.state} after ${secondsSince(sent)} s`);
    const roster = (await client.get(`/v1/plans/${plan.id}/roster`)) as Roster;
    await writeDocument(ROSTER_FILE, roster);
    say(`\n${summaryLines(roster, ROSTER_FILE).join('\n')}`);
    return EXIT.good;
  } catch (error) {
    if (!interrupted.signal.aborted) throw error;
    terminal.errors.write('paiban: interrupted\n');
    return EXIT.failed;
  } finally {
    ignoreInterrupts();
    await service.close();
  }
}

/** Shows progress until the plan has ended. */
async function watch(client: Client, { id }: Plan, terminal: Terminal): Promise<Plan> {
  const line = progressLine(terminal.output);
  try {
    for await (const { name, data } of client.events(`/v1/plans/${id}/events`)) {
      if (name === 'progress') line.show(data as Progress);
    }
  } finally {
    line.clear();
  }
  return (await client.get(`/v1/plans/${id}`)) as Plan;
}

type Client = ReturnType<typeof clientOf>;

function clientOf(url: string, signal: AbortSignal) {
  const call = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const response = await fetch(url + path, { ...init, signal });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response;
  };
  return {
    get: async (path: string): Promise<unknown> => (await call(path)).json(),
    post: async (path: string, body: string): Promise<Plan> =>
      (await (
        await call(path, { method: 'POST', body, headers: { 'Content-Type': 'application/json' } })
      ).json()) as Plan,
    events: async function* (path: string) {
      const { body } = await call(path);
      if (body !== null) yield* readEvents(body);
    },
  };
}

function secondsSince(start: number): string {
  return ((performance.now() - start) / 1000).toFixed(1);
}
