import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { explainCommand } from '../../../src/cli/explain-command.ts';
import type { Roster } from '../../../src/domain/roster.ts';
import { explainCell } from '../../../src/planning/cell/explain-cell.ts';
import { sampleRequest, sampleResolved, sampleRoster } from '../samples.ts';
import { fakeTerminal } from './fake-terminal.ts';

const horizon = { firstDay: '2026-11-23', days: 2 };
const forecast = [{ kind: 'daily' as const, queue: 'chat', contactsPerDay: [60, 60] }];

let folder: string;
const file = (name: string): string => join(folder, `${name}.json`);
const write = (name: string, document: unknown): Promise<void> =>
  writeFile(file(name), JSON.stringify(document));
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paiban-explain-'));
  await write('request', { ...sampleRequest(), horizon, forecast });
  await write('roster', sampleRoster);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const question = ['--agent', 'a01', '--date', '2026-11-24'];

test('a cell is explained in words, and whole in a file, as the service explains it', async () => {
  const terminal = fakeTerminal();
  const given = [file('request'), file('roster'), ...question, '--out', file('cell')];
  expect(await explainCommand(given, terminal)).toBe(0);
  const request = sampleResolved({ horizon, forecast });
  const answer = explainCell({ request, roster: sampleRoster, agent: 'a01', date: '2026-11-24' });
  if (answer.status === 'refused') throw new Error(JSON.stringify(answer.errors));
  expect(terminal.outputText()).toBe(`${answer.value.words.join('\n')}\n`);
  expect(terminal.outputText()).toMatch(/^Tuesday 2026-11-24: 林晓 \(a01\) has 09:00–18:00/);
  expect(JSON.parse(await readFile(file('cell'), 'utf8'))).toEqual(answer.value);
});

describe('bad input', () => {
  const complaint = async (given: readonly string[]): Promise<string> => {
    const terminal = fakeTerminal();
    const message = await explainCommand(given, terminal).then(
      () => 'none',
      (error: Error) => error.message,
    );
    expect(terminal.outputText()).toBe('');
    return message;
  };

  test('nobody, or no date, is asked about', async () => {
    const files = [file('request'), file('roster')];
    expect(await complaint([...files, '--date', '2026-11-24'])).toBe('--agent is missing');
    expect(await complaint([...files, '--agent', 'a01'])).toBe('--date is missing');
    expect(await complaint([file('request'), ...question])).toBe('ROSTER is missing');
    expect(await complaint([...files, '--agent', 'a09', '--date', 'monday'])).toBe(
      [
        '--agent: nobody on this roster has the id "a09"',
        '--date: "monday" is no date of the horizon, 2026-11-23 to 2026-11-24',
      ].join('\n'),
    );
  });

  test.each<[string, Partial<Roster> | object, RegExp]>([
    ['no roster', { people: 7 }, /roster-no roster\.json is not a valid roster:[^]*people: /],
    [
      'another horizon',
      { end: '2026-11-26T00:00:00+08:00' },
      /\n {2}end: the request’s horizon ends 2026-11-25T00/,
    ],
    ['another first day', { start: '2026-11-22T00:00:00+08:00' }, /\n {2}start: /],
    ['another grid', { intervalMinutes: 30 }, /\n {2}intervalMinutes: the request has intervals of 15/],
    ['a stranger', changedPerson({ id: 'a09' }), /\n {2}people\[1\]\.id: no agent “a09”/],
    [
      'a class',
      changedPerson({ contractClass: 'temp' }),
      /\n {2}people\[1\]\.contractClass: no contract class/,
    ],
    [
      'a queue',
      {
        coverage: {
          ...sampleRoster.coverage,
          queues: [{ ...sampleRoster.coverage.queues[0], queue: 'mail' }],
        },
      },
      /\n {2}coverage\.queues\[0\]\.queue: no queue “mail”/,
    ],
    [
      'a shift between intervals',
      changedShift({ start: '2026-11-23T09:07:00+08:00' }),
      /\n {2}people\[1\]\.assignments\[0\]/,
    ],
    [
      'a shift of no template',
      changedShift({ template: 'night-owl' }),
      /\n {2}people\[1\]\.assignments\[0\]: the request has no such shift of night-owl/,
    ],
  ])('the roster is none for the request: %s', async (name, change, message) => {
    await write(`roster-${name}`, { ...sampleRoster, ...change });
    expect(await complaint([file('request'), file(`roster-${name}`), ...question])).toMatch(message);
  });

  test('the roster of a hiring plan has people with other skills', async () => {
    const { team, ...anybody } = sampleRequest();
    expect(team).toBeDefined();
    await write('hiring', { ...anybody, horizon, forecast });
    await write('roster-hired', { ...sampleRoster, ...changedPerson({ skills: ['chat', 'telephone'] }) });
    expect(await complaint([file('hiring'), file('roster-hired'), ...question])).toMatch(
      /\n {2}people\[1\]\.skills: nobody can be hired with these skills$/,
    );
  });
});

function changedPerson(change: object): object {
  const [first, second] = sampleRoster.people;
  return { people: [first, { ...second, ...change }] };
}

function changedShift(change: object): object {
  const [shift, ...others] = sampleRoster.people[1].assignments;
  return changedPerson({ assignments: [{ ...shift, ...change }, ...others] });
}
