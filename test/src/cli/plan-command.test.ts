import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { UsageError } from '../../../src/cli/exit-code.ts';
import { planCommand } from '../../../src/cli/plan-command.ts';
import { Roster } from '../../../src/domain/roster.ts';
import { packPlan } from '../../../src/store/packed-plan.ts';
import { FakeRunner, instantRunner } from '../jobs/fake-runner.ts';
import { sampleRequest, sampleRoster } from '../samples.ts';
import { fakeTerminal } from './fake-terminal.ts';

let folder: string;
let request: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paiban-plan-'));
  request = join(folder, 'request.json');
  await writeFile(request, JSON.stringify(sampleRequest()));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const endingWith =
  (roster: Roster): (() => FakeRunner) =>
  () =>
    new FakeRunner((run) => run.end({ status: 'planned', plan: packPlan(roster) }));
const flawless: Roster = { ...sampleRoster, violations: [], gaps: [] };
const required: Roster = {
  ...flawless,
  violations: sampleRoster.violations.map((one) => ({ ...one, level: 'required' })),
};

describe('a plan', () => {
  test('goes to a file whole, its summary to standard error', async () => {
    const terminal = fakeTerminal();
    const out = join(folder, 'roster.json');
    expect(await planCommand([request, '--out', out], terminal, endingWith(flawless))).toBe(0);
    expect(Roster.parse(JSON.parse(await readFile(out, 'utf8')))).toEqual(flawless);
    expect((await readdir(folder)).sort()).toEqual(['request.json', 'roster.json']);
    expect(terminal.outputText()).toBe('');
    expect(terminal.errorText()).toContain('2 people; proven: not fewer than 2');
    expect(terminal.errorText()).toContain(out);
  });

  test('goes to standard output without a file, and comes from standard input as -', async () => {
    const terminal = fakeTerminal({ input: JSON.stringify(sampleRequest()) });
    expect(await planCommand(['-'], terminal, endingWith(flawless))).toBe(0);
    expect(JSON.parse(terminal.outputText())).toEqual(flawless);
  });

  test.each<[string, Roster, number]>([
    ['without required violations and gaps', flawless, 0],
    ['with preferred violations only', { ...flawless, violations: sampleRoster.violations }, 0],
    ['with required violations', required, 3],
    ['with gaps', { ...flawless, gaps: sampleRoster.gaps }, 3],
  ])('%s exits with its code', async (_name, roster, code) => {
    expect(await planCommand([request], fakeTerminal(), endingWith(roster))).toBe(code);
  });

  test('that fails exits with 1 and says why', async () => {
    const terminal = fakeTerminal();
    const ending = { status: 'failed', reason: 'No memory.', cause: new Error('heap') } as const;
    const runner = new FakeRunner((run) => run.end(ending));
    expect(await planCommand([request], terminal, () => runner)).toBe(1);
    expect(terminal.errorText()).toBe('paiban: No memory.\nError: heap\n');
  });
});

/** Back to the start of the line, and wipe it. */
const REWRITE = '\r\u001b[K';

describe('progress', () => {
  test('is one line, rewritten, where somebody watches', async () => {
    const terminal = fakeTerminal({ watched: true });
    await planCommand([request, '--out', join(folder, 'roster.json')], terminal, instantRunner);
    const [before, line, after] = terminal.errorText().split(REWRITE);
    expect(before).toBe('');
    expect(line).toBe('████████░░░░░░░░░░░░  40 %  covering  best 3  bound 2  gap ');
    expect(after).toMatch(/^Corner Shop/);
    expect(terminal.outputText()).toBe('');
  });

  test('is quiet where nobody does', async () => {
    const terminal = fakeTerminal();
    await planCommand([request], terminal, instantRunner);
    expect(terminal.errorText()).not.toContain('\r');
  });
});

describe('an interruption', () => {
  test('keeps the best roster', async () => {
    const terminal = fakeTerminal();
    const runner = new FakeRunner();
    const code = planCommand([request], terminal, () => runner);
    await vi.waitFor(() => expect(runner.runs).toHaveLength(1));
    terminal.interrupt();
    expect(await code).toBe(3);
    expect(terminal.errorText()).toContain('Stopping with the best roster so far');
    expect(JSON.parse(terminal.outputText())).toEqual(sampleRoster);
  });

  test('made twice gives up', async () => {
    const terminal = fakeTerminal();
    const deaf = new FakeRunner((run) => Object.assign(run, { end: () => undefined }));
    const code = planCommand([request], terminal, () => deaf);
    await vi.waitFor(() => expect(deaf.runs).toHaveLength(1));
    terminal.interrupt();
    terminal.interrupt();
    expect(await code).toBe(1);
    expect(terminal.errorText()).toMatch(/interrupted\n$/);
    expect(terminal.outputText()).toBe('');
  });
});

describe('bad input is refused before anything runs', () => {
  const refusal = async (given: readonly string[], input?: string | Uint8Array): Promise<string> => {
    const runner = new FakeRunner();
    const terminal = fakeTerminal(input === undefined ? {} : { input });
    const refused: unknown = await planCommand(given, terminal, () => runner).catch(
      (error: unknown) => error,
    );
    expect(refused).toBeInstanceOf(UsageError);
    expect(runner.runs).toHaveLength(0);
    expect(terminal.outputText()).toBe('');
    return (refused as UsageError).message;
  };

  test('a request with errors: every one, with its path', async () => {
    const bad = { ...sampleRequest(), horizon: { firstDay: '2026-11-23', days: 0 }, extra: 1 };
    const lines = (await refusal(['-'], JSON.stringify(bad))).split('\n');
    expect(lines[0]).toBe('standard input is not a valid request:');
    expect(lines.slice(1).map((line) => line.trim().split(':')[0])).toEqual(['horizon.days', 'extra']);
    expect(await refusal(['-'], '7')).toContain('  request: ');
  });

  test.each<[string, string | Uint8Array, RegExp]>([
    ['broken JSON', '{"shop": }', /^standard input is not JSON: Unexpected token/],
    ['nothing', '', /is not JSON: Unexpected end/],
    ['another encoding', new Uint8Array([0x7b, 0xff, 0xfe]), /is not JSON: .*encoded data was not valid/],
  ])('%s', async (_name, input, message) => {
    expect(await refusal(['-'], input)).toMatch(message);
  });

  test('a file that is not there, or is a folder', async () => {
    expect(await refusal([join(folder, 'none.json')])).toMatch(/cannot be read: there is no such file/);
    expect(await refusal([folder])).toMatch(/cannot be read: it is a folder/);
  });

  test('a place where no roster can be written', async () => {
    expect(await refusal([request, '--out', join(folder, 'none', 'roster.json')])).toMatch(
      /cannot be written: there is no such file or folder/,
    );
    await mkdir(join(folder, 'taken.json'));
    expect(await refusal([request, '--out', join(folder, 'taken.json')])).toMatch(/it is a folder/);
  });

  test('flags and arguments', async () => {
    expect(await refusal([])).toBe('REQUEST is missing');
    expect(await refusal([request, 'more'])).toBe('unexpected: more');
    expect(await refusal([request, '--fast'])).toMatch(/Unknown option '--fast'/);
    expect(await refusal([request, '--out'])).toMatch(/'--out <value>' argument missing/);
  });
});
