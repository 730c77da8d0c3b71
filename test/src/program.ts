import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { packageFile } from '../../src/package-files.ts';

export interface ProgramOptions {
  readonly folder: string;
  readonly environment?: NodeJS.ProcessEnv;
  readonly input?: string;
}

/** The built program as a process of its own. */
export function startProgram(
  given: readonly string[],
  { folder, environment = {} }: ProgramOptions,
): ChildProcess {
  const { PATH } = process.env;
  return spawn(process.execPath, [packageFile('dist/src/main.js'), ...given], {
    cwd: folder,
    env: { PATH, ...environment },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

export interface ProgramEnd {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

/** Runs the program to its end. */
export async function runProgram(given: readonly string[], options: ProgramOptions): Promise<ProgramEnd> {
  const program = startProgram(given, options);
  program.stdin!.end(options.input ?? '');
  const [output, errors, [code]] = await Promise.all([
    text(program.stdout!),
    text(program.stderr!),
    once(program, 'exit') as Promise<[number | null]>,
  ]);
  return { code, output, errors };
}

/** Waits until a service says where it is, and returns the address. */
export async function addressOf(service: ChildProcess): Promise<string> {
  return (await untilSays(service, /serves (http:\S+)/))[1];
}

/** Waits until a program says something on standard error. */
export function untilSays(program: ChildProcess, what: RegExp): Promise<RegExpExecArray> {
  return new Promise((resolve, reject) => {
    let said = '';
    program.stderr!.on('data', (chunk) => {
      said += String(chunk);
      const match = what.exec(said);
      if (match !== null) resolve(match);
    });
    program.once('exit', () => reject(new Error(`the program ended: ${said}`)));
  });
}
