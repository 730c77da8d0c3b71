import { expect, test } from 'vitest';
import { refused, refusedPaths, teamOf } from './refused.ts';

const MONDAY = '2026-11-23';

const work = (change: object = {}): object => ({
  id: 'reviews',
  skill: 'chat',
  minutesPerItem: 10,
  volume: { kind: 'daily', itemsPerDay: 6, due: 'guide-level-1' },
  ...change,
});
const asked = (...deferrableWork: object[]): object => ({ deferrableWork });
const batches = (...sent: object[]): object => work({ volume: { kind: 'batches', batches: sent } });
const between = (release: string, deadline: string): object => {
  return { release: `${MONDAY}T${release}`, deadline: `${MONDAY}T${deadline}`, items: 2 };
};

test('work is let in by day, by batch and with a skill of its own', () => {
  expect(refused(asked(work(), batches(between('10:00', '12:00'))))[0].path).toBe('deferrableWork[1].id');
  expect(refused(asked(work()))).toEqual([]);
  expect(refused(asked(batches(between('08:00', '09:15'))))).toEqual([]);
  const outreach = asked(work({ skill: 'outreach' }));
  expect(refused({ ...outreach, ...teamOf({ skills: ['chat', 'outreach'] }, {}) })).toEqual([]);
  expect(refused({ ...outreach, team: undefined })).toEqual([]);
});

test('ids are unique', () => {
  expect(refused(asked(work(), work()))).toEqual([
    { path: 'deferrableWork[1].id', message: '“reviews” appears twice; each must be unique' },
  ]);
});

test('somebody has the skill, and a queue asks for one of everybody’s', () => {
  const outreach = asked(work({ skill: 'outreach' }));
  expect(refused(outreach)).toEqual([
    { path: 'deferrableWork[0].skill', message: 'nobody in the team has the skill “outreach”' },
  ]);
  expect(refusedPaths({ ...outreach, ...teamOf({}, { skills: ['outreach'] }) })).toEqual([
    'team.agents[1].skills',
  ]);
  const levels = asked(work({ minimumLevel: 2 }));
  expect(refusedPaths(levels)).toEqual(['deferrableWork[0].minimumLevel']);
  expect(refusedPaths({ ...levels, ...teamOf({ skills: [{ skill: 'chat', level: 2 }] }) })).toEqual([]);
  expect(refusedPaths({ ...levels, team: undefined })).toEqual([]);
  const hiring = (...skillSets: string[][]): object => ({
    ...outreach,
    team: undefined,
    hiring: { skillSets },
  });
  expect(refusedPaths(hiring(['chat']))).toEqual(['deferrableWork[0].skill']);
  expect(refusedPaths(hiring(['chat'], ['outreach']))).toEqual(['hiring.skillSets[1]']);
  expect(refusedPaths(hiring(['chat'], ['outreach', 'chat']))).toEqual([]);
});

test('days are those of the horizon, and times fit the grain', () => {
  const daily = (volume: object): object =>
    asked(work({ volume: { kind: 'daily', itemsPerDay: 1, ...volume } }));
  expect(refused(daily({ itemsPerDay: [1, 2] }))).toEqual([
    { path: 'deferrableWork[0].volume.itemsPerDay', message: 'has 2 values; the horizon has 1 days' },
  ]);
  expect(refusedPaths(daily({ received: { from: '09:10', to: '12:00' } }))).toEqual([
    'deferrableWork[0].volume.received.from',
  ]);
  expect(refused(daily({ due: { withinMinutes: 10 } }))).toEqual([
    {
      path: 'deferrableWork[0].volume.due.withinMinutes',
      message: 'must be at least the interval, 15 minutes; got 10',
    },
  ]);
  expect(refusedPaths(daily({ due: 'guide-level-2' }))).toEqual(['deferrableWork[0].volume.due']);
});

test('a batch lies in the horizon, runs forwards, and has open time', () => {
  const only = (sent: object) => refused(asked(batches(sent)));
  const path = 'deferrableWork[0].volume.batches[0]';
  expect(only(between('12:00', '12:00'))).toEqual([
    { path: `${path}.deadline`, message: 'must be later than the release, 2026-11-23T12:00' },
  ]);
  expect(only({ ...between('12:00', '13:00'), release: '2026-11-22T12:00' })[0]).toEqual({
    path: `${path}.release`,
    message: 'must lie in the horizon, 2026-11-23 to 2026-11-23',
  });
  expect(only({ ...between('12:00', '13:00'), deadline: '2026-11-24T12:00' })[0].path).toBe(
    `${path}.deadline`,
  );
  const closed = 'the shop is not open for a whole interval of 15 minutes between release and deadline';
  expect(only(between('19:00', '23:00'))).toEqual([{ path: `${path}.deadline`, message: closed }]);
  expect(only(between('07:00', '09:10'))).toEqual([{ path: `${path}.deadline`, message: closed }]);
});

test('nobody is asked for more hours than there are', () => {
  expect(refused(asked(work({ volume: { kind: 'daily', itemsPerDay: 120 } })))).toEqual([
    {
      path: 'deferrableWork[0].volume',
      message: '“reviews” takes 21 hours of one person; 2 people with the skill have 18 open hours at most',
    },
  ]);
});

test('queues and work ask for no more skills than can be planned together', () => {
  const skills = ['1', '2', '3', '4', '5', '6', '7', '8'];
  const many = skills.map((skill) => work({ id: skill, skill }));
  expect(refused({ ...asked(...many), ...teamOf({ skills: ['chat', ...skills] }, {}) })).toEqual([
    {
      path: 'queues',
      message:
        'ask for 9 different skills with deferrable work (each level counts); at most 8 can be planned together',
    },
  ]);
});
