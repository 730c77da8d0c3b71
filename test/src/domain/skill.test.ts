import { expect, test } from 'vitest';
import {
  Skill,
  meetsNeed,
  needInWords,
  needIndices,
  needsOfQueues,
  skillInWords,
} from '../../../src/domain/skill.ts';

const levels = [1, 2, 3];

test('a level meets every need of its skill up to it, and of no other', () => {
  for (const level of levels) {
    for (const minimumLevel of levels) {
      const skills = [{ skill: 'chat', level }];
      expect(meetsNeed(skills, { skill: 'chat', minimumLevel })).toBe(level >= minimumLevel);
      expect(meetsNeed(skills, { skill: 'care', minimumLevel })).toBe(false);
    }
  }
});

test('a skill by name is level 1, and of several entries the highest counts', () => {
  expect(meetsNeed(['chat'], { skill: 'chat', minimumLevel: 1 })).toBe(true);
  expect(meetsNeed(['chat'], { skill: 'chat', minimumLevel: 2 })).toBe(false);
  expect(meetsNeed(['chat', { skill: 'chat', level: 2 }], { skill: 'chat', minimumLevel: 2 })).toBe(true);
});

test('there are three levels', () => {
  expect(levels.every((level) => Skill.safeParse({ skill: 'chat', level }).success)).toBe(true);
  for (const level of [0, 1.5, 4]) expect(Skill.safeParse({ skill: 'chat', level }).success).toBe(false);
});

test('queues with the same skill and level share a need', () => {
  const queues = [
    ['chat', 1],
    ['care', 2],
    ['chat', 2],
    ['care', 2],
    ['chat', 1],
  ].map(([skill, minimumLevel]) => ({ skill: skill as string, minimumLevel: minimumLevel as number }));
  expect(needsOfQueues(queues).map(needInWords)).toEqual(['chat', 'care level 2', 'chat level 2']);
  expect(needIndices(queues)).toEqual([0, 1, 2, 1, 0]);
  expect(['chat', { skill: 'chat', level: 1 }, { skill: 'chat', level: 3 }].map(skillInWords)).toEqual([
    'chat',
    'chat',
    'chat level 3',
  ]);
});
