import { describe, expect, test } from 'vitest';
import { runCommand } from '../../../src/cli/run-command.ts';
import { packageManifest } from '../../../src/package-files.ts';
import { fakeTerminal } from './fake-terminal.ts';

const run = async (given: readonly string[], environment: NodeJS.ProcessEnv = {}) => {
  const terminal = fakeTerminal({ environment });
  const code = await runCommand(given, terminal);
  return { code, output: terminal.outputText(), errors: terminal.errorText() };
};

describe('the program', () => {
  test.each([[[]], [['--help']], [['-h']], [['plan', '--help']], [['serve', '-h']]])(
    'explains itself: %j',
    async (given) => {
      const { code, output, errors } = await run(given);
      expect([code, errors]).toEqual([0, '']);
      expect(output).toContain('paiban plan REQUEST [--out FILE]');
    },
  );

  test('tells its version', async () => {
    expect(await run(['--version'])).toEqual({
      code: 0,
      output: `${packageManifest().version}\n`,
      errors: '',
    });
  });

  test.each([
    [['fly'], 'paiban: there is no command fly\n'],
    [['toString'], 'paiban: there is no command toString\n'],
    [['plan'], 'paiban: REQUEST is missing\n'],
    [['serve', 'here'], 'paiban: unexpected: here\n'],
    [['demo', '--loud'], "paiban: Unknown option '--loud'\n"],
    [['plan', 'none.json'], 'paiban: none.json cannot be read: there is no such file or folder\n'],
  ])('refuses %j with code 2', async (given, errors) => {
    expect(await run(given)).toEqual({ code: 2, output: '', errors });
  });

  test('does not start with wrong settings', async () => {
    expect(await run(['serve'], { PORT: 'http' })).toEqual({
      code: 1,
      output: '',
      errors: 'paiban cannot start.\nPORT=http: expected a whole number from 0 to 65535\n',
    });
  });

  test('prints the OpenAPI document', async () => {
    const { code, output } = await run(['openapi']);
    expect(code).toBe(0);
    expect(output).toMatch(/^openapi: "3\.1\.0"\n/);
  });
});
