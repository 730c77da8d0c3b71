import { expect, test } from 'vitest';
import { refused, teamOf } from './refused.ts';

const PATH = 'team.agents[0].preferences.partners[0]';

/** What is wrong with a partner whom the first of two agents would like to work with. */
const against = (partner: object, other: object = {}) =>
  refused(teamOf({ preferences: { partners: [partner] } }, other));

test('partners are others of the team', () => {
  expect(against({ agents: ['a2'] })).toEqual([]);
  expect(against({ agents: ['a2', 'zed'] })).toEqual([
    { path: `${PATH}.agents[1]`, message: 'no agent “zed”; the request has “a1” and “a2”' },
  ]);
  expect(against({ agents: ['a1'] })).toEqual([
    { path: `${PATH}.agents[0]`, message: 'nobody is a partner of their own' },
  ]);
});

test('somebody else has the authority wished for', () => {
  const wish = { authority: 'supervisor' };
  expect(against(wish, { authority: 'shop-manager' })).toEqual([]);
  const nobody = 'nobody else in the team has the authority of a supervisor';
  expect(against(wish)).toEqual([{ path: `${PATH}.authority`, message: nobody }]);
  const only = teamOf({ authority: 'supervisor', preferences: { partners: [wish] } }, {});
  expect(refused(only)).toEqual([{ path: `${PATH}.authority`, message: nobody }]);
});

test('a wish names agents or an authority', () => {
  const message = 'expected either `agents` or `authority`';
  for (const wish of [{}, { agents: ['a2'], authority: 'supervisor' }])
    expect(against(wish)).toEqual([{ path: PATH, message }]);
});
