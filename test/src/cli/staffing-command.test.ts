import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { UsageError } from '../../../src/cli/exit-code.ts';
import { staffingCommand } from '../../../src/cli/staffing-command.ts';
import { Staffing } from '../../../src/domain/staffing.ts';
import { sampleDemand } from '../samples.ts';
import { fakeTerminal } from './fake-terminal.ts';

test('a staffing goes to standard output, or whole to a file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'paiban-staffing-'));
  const out = join(folder, 'staffing.json');
  const input = JSON.stringify(sampleDemand());
  const terminal = fakeTerminal({ input });
  expect(await staffingCommand(['-'], terminal)).toBe(0);
  const shown = Staffing.parse(JSON.parse(terminal.outputText()));
  expect(shown.queues[0].intervals).toHaveLength(36);
  expect(await staffingCommand(['-', '--out', out], fakeTerminal({ input }))).toBe(0);
  expect(JSON.parse(await readFile(out, 'utf8'))).toEqual(shown);
  await rm(folder, { recursive: true });
});

test('everything wrong with a request is told, with its path', async () => {
  const input = JSON.stringify({ ...sampleDemand(), horizon: { days: 1 }, team: {} });
  const refused = staffingCommand(['-'], fakeTerminal({ input }));
  await expect(refused).rejects.toThrow(UsageError);
  await expect(refused).rejects.toThrow(/horizon\.firstDay: .*\n.*team: unknown field/s);
});
