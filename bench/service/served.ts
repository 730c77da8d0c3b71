import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { packageFile } from '../../src/package-files.ts';
import type { BenchDatabase } from './databases.ts';

/** The built program as a process of its own. */
export interface Running {
  readonly process: ChildProcess;
  /** What it has written to its log and its error output so far. */
  readonly said: () => string;
  /** Ends it and waits for that. */
  readonly end: (signal: NodeJS.Signals) => Promise<void>;
}

export interface Served extends Running {
  readonly url: string;
}

/** Nothing of what is measured is about limits, and nobody reads the log. */
const SETTINGS = {
  PAIBAN_CALLS_PER_MINUTE: '0',
  PAIBAN_HEAVY_CALLS_PER_MINUTE: '0',
  PAIBAN_LOG_LEVEL: 'error',
};

/** Longest piece of what a process says that is kept. */
const KEPT_CHARACTERS = 100_000;

/**
 * Starts the service on a free port and waits until it says where it is.
 *
 * @param command with which it starts; by default callers need no keys
 * @throws Error with what it said, when it ends instead.
 */
export async function serve(
  database: BenchDatabase,
  settings: Readonly<Record<string, string>> = {},
  command: readonly string[] = ['serve', '--development'],
): Promise<Served> {
  const running = startPaiban(command, { ...database.environment, PORT: '0', ...SETTINGS, ...settings });
  const [, url] = await untilSaid(running, /serves (http:\S+)/);
  return { ...running, url };
}

/** Starts a process that only works on plans, one at a time, and waits until it does. */
export async function startWorker({ environment }: BenchDatabase): Promise<Running> {
  const worker = startPaiban(['worker', '--concurrency', '1'], { ...environment, ...SETTINGS });
  await untilSaid(worker, /paiban runs/);
  return worker;
}

/** @throws Error with what a process said, when it ends before it says what is waited for. */
function untilSaid({ process: child, said }: Running, what: RegExp): Promise<RegExpExecArray> {
  return new Promise((resolve, reject) => {
    child.stderr!.on('data', () => {
      const match = what.exec(said());
      if (match !== null) resolve(match);
    });
    child.once('exit', () => reject(new Error(`The program ended: ${said()}`)));
  });
}

/** Starts the built program with these settings alone. */
function startPaiban(given: readonly string[], settings: NodeJS.ProcessEnv): Running {
  const child = spawn(process.execPath, [packageFile('dist/src/main.js'), ...given], {
    env: { PATH: process.env.PATH, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // A bench that fails must leave no service behind.
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
  return { process: child, said: hear(child), end: (signal) => end(child, signal) };
}

function hear(child: ChildProcess): () => string {
  let said = '';
  for (const stream of [child.stdout!, child.stderr!]) {
    stream.setEncoding('utf8');
    stream.on('data', (chunk: string) => {
      said = (said + chunk).slice(-KEPT_CHARACTERS);
    });
  }
  return () => said;
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}

/** Memory that a process has in the machine's, in MB of 1,000,000 bytes; null where /proc does not tell. */
export function residentMegabytes({ pid }: ChildProcess): number | null {
  try {
    const line = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return line === null ? null : (Number(line[1]) * 1024) / 1e6;
  } catch {
    return null;
  }
}
