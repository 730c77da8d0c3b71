import { expect, test } from 'vitest';
import { queue, refused, teamOf } from './refused.ts';

test('ids are unique, classes known', () => {
  expect(refused(teamOf({ id: 'x' }, { id: 'x', contractClass: 'temp' }))).toEqual([
    { path: 'team.agents[1].id', message: '“x” appears twice; each must be unique' },
    {
      path: 'team.agents[1].contractClass',
      message: 'no contract class “temp”; the request has “full-time” and “part-time”',
    },
  ]);
});

test('everybody has a skill that some queue asks for, and every queue somebody', () => {
  expect(refused(teamOf({}, { skills: ['phone', 'mail'] }))).toEqual([
    { path: 'team.agents[1].skills', message: 'no queue asks for any of these; queues ask for “chat”' },
  ]);
  const two = {
    queues: [queue(), queue({ id: 'care', skill: 'care' })],
    forecast: ['chat', 'care'].map((name) => ({ kind: 'daily', queue: name, contactsPerDay: [10] })),
  };
  expect(refused(two)).toEqual([
    { path: 'queues[1].skill', message: 'nobody in the team has the skill “care”' },
  ]);
});

test('a plan hires or has a team, not both', () => {
  expect(refused({ hiring: { maximumPeople: 3 } })).toEqual([
    { path: 'hiring', message: 'only a plan without a team hires; leave out `hiring` or `team`' },
  ]);
  expect(refused({ team: undefined, hiring: { maximumPeople: 3 } })).toEqual([]);
});

test('skill sets to hire: every skill in some set, no set twice in any order', () => {
  const hiring = (...skillSets: string[][]): object => ({ team: undefined, hiring: { skillSets } });
  expect(refused(hiring(['phone']))).toEqual([
    { path: 'queues[0].skill', message: 'no skill set of `hiring.skillSets` has the skill “chat”' },
  ]);
  expect(refused(hiring(['chat', 'care'], ['care', 'chat'], ['chat']))).toEqual([
    { path: 'hiring.skillSets[1]', message: '“care+chat” appears twice; each must be unique' },
  ]);
});
