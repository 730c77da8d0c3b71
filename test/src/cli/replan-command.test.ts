import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { UsageError } from '../../../src/cli/exit-code.ts';
import { replanCommand } from '../../../src/cli/replan-command.ts';
import { FakeRunner, planned } from '../jobs/fake-runner.ts';
import { sampleRequest, sampleRoster } from '../samples.ts';
import { fakeTerminal } from './fake-terminal.ts';

let folder: string;
const file = (name: string): string => join(folder, `${name}.json`);
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paiban-replan-'));
  const people = sampleRoster.people.map((person) => ({ ...person, assignments: [] }));
  const day = '2026-11-23';
  await writeFile(file('request'), JSON.stringify(sampleRequest()));
  await writeFile(file('roster'), JSON.stringify({ ...sampleRoster, people }));
  await writeFile(
    file('changes'),
    JSON.stringify({ absences: [{ agent: 'a01', firstDay: day, lastDay: day }] }),
  );
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('a replan runs the request with its roster and what is different', async () => {
  const runner = new FakeRunner((run) => run.end(planned()));
  const terminal = fakeTerminal();
  const code = await replanCommand(
    [file('request'), file('roster'), file('changes')],
    terminal,
    () => runner,
  );
  expect(code).toBe(3);
  expect(runner.runs[0].request).toMatchObject({
    published: { absences: [{ agent: 'a01' }], people: [{ id: 'a01' }, { id: 'a02' }] },
    staff: { agents: [{ leave: [{ firstDay: '2026-11-23' }] }, { leave: [] }] },
  });
  expect(JSON.parse(terminal.outputText())).toEqual(sampleRoster);
});

test('what cannot be used is bad input', async () => {
  const run = (...names: string[]) => replanCommand(names.map(file), fakeTerminal());
  await expect(run('request', 'roster')).rejects.toThrow(UsageError);
  await expect(run('roster', 'roster', 'changes')).rejects.toThrow(/roster\.json is not a valid request:\n/);
  await expect(run('request', 'request', 'changes')).rejects.toThrow(/not a valid roster:\n {2}people: /);
  await expect(run('request', 'roster', 'request')).rejects.toThrow(/not a valid list of changes:\n/);
});

test('a roster of another request is told by its own path', async () => {
  const [first, ...others] = sampleRoster.people;
  await writeFile(file('stranger'), JSON.stringify({ people: [{ ...first, id: 'a99' }, ...others] }));
  const run = replanCommand(['request', 'stranger', 'changes'].map(file), fakeTerminal());
  await expect(run).rejects.toThrow(
    /stranger\.json is not a valid roster:\n {2}people\[0\]\.id: no agent “a99”/,
  );
});
