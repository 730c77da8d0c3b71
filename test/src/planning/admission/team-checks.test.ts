import { expect, test } from 'vitest';
import { queue, refused, refusedPaths, teamOf } from './refused.ts';

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

test('a level that nobody has is named at the queue, in a team and in skill sets to hire', () => {
  const expert = { queues: [queue({ minimumLevel: 3 })] };
  expect(
    refused({ ...expert, ...teamOf({ skills: [{ skill: 'chat', level: 2 }] }, { skills: ['chat'] }) }),
  ).toEqual([
    {
      path: 'team.agents[0].skills',
      message: 'no queue asks for any of these; queues ask for “chat level 3”',
    },
    {
      path: 'team.agents[1].skills',
      message: 'no queue asks for any of these; queues ask for “chat level 3”',
    },
    {
      path: 'queues[0].minimumLevel',
      message: 'nobody in the team has the skill “chat” at level 3 or above',
    },
  ]);
  expect(refused({ ...expert, ...teamOf({ skills: [{ skill: 'chat', level: 3 }] }) })).toEqual([]);
  const hiring = (level: number): object => ({
    ...expert,
    team: undefined,
    hiring: { skillSets: [[{ skill: 'chat', level }]] },
  });
  expect(refused(hiring(2))).toEqual([
    {
      path: 'queues[0].minimumLevel',
      message: 'no skill set of `hiring.skillSets` has the skill “chat” at level 3 or above',
    },
  ]);
  expect(refused(hiring(3))).toEqual([]);
  expect(refusedPaths({ queues: [queue({ minimumLevel: 4 })] })).toEqual(['queues[0].minimumLevel']);
  expect(refusedPaths(teamOf({ skills: [{ skill: 'chat', level: 0 }] }))).toEqual([
    'team.agents[0].skills[0].level',
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
