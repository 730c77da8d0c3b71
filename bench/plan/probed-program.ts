import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { packageFile } from '../../src/package-files.ts';
import type { Probe } from './probe.ts';

export interface ProbedProgram {
  readonly process: ChildProcess;
  readonly startedAt: number;
  /** Waits for the end, asking for it with a signal if there is one, and reads what the probe saw. */
  finish(
    signal?: NodeJS.Signals,
  ): Promise<Probe & { readonly seconds: number; readonly code: number | null }>;
}

/** Starts the built program in an empty folder of its own with the probe inside. */
export function startProbed(given: readonly string[], environment: NodeJS.ProcessEnv = {}): ProbedProgram {
  const folder = mkdtempSync(join(tmpdir(), 'paiban-bench-'));
  const PROBE_FILE = join(folder, 'probe.json');
  const probe = pathToFileURL(fileURLToPath(new URL('probe.js', import.meta.url))).href;
  const startedAt = performance.now();
  const child = spawn(process.execPath, ['--import', probe, packageFile('dist/src/main.js'), ...given], {
    cwd: folder,
    env: { PATH: process.env.PATH, PROBE_FILE, ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(child, 'exit') as Promise<[number | null]>;
  return {
    process: child,
    startedAt,
    finish: async (signal) => {
      if (signal !== undefined) child.kill(signal);
      const [code] = await ended;
      const seconds = (performance.now() - startedAt) / 1000;
      const report = JSON.parse(readFileSync(PROBE_FILE, 'utf8')) as Probe;
      rmSync(folder, { recursive: true });
      return { ...report, seconds, code };
    },
  };
}
