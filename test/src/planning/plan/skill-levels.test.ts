import { expect, test } from 'vitest';
import { queue } from '../admission/refused.ts';
import { days, expectSound, planned, team, worked } from './planned.ts';

/** A queue for everybody and one for level 2, an agent each all day. */
const twoLevels = {
  ...days('2026-11-23', 1, 40),
  queues: [queue({ minimumAgents: 1 }), queue({ id: 'vip', minimumLevel: 2, minimumAgents: 1 })],
  forecast: ['chat', 'vip'].map((id) => ({ kind: 'daily', queue: id, contactsPerDay: [20] })),
  capacity: { buffer: { share: 0.05, minimum: 1, liveExtraAgents: 0 } },
};
const expert = { skills: [{ skill: 'chat', level: 2 }] };
const master = { skills: [{ skill: 'chat', level: 3 }] };

test('only people of the level serve the queue, and they stand by for both', async () => {
  const result = await planned({ ...twoLevels, ...team(6, expert, {}, {}, master, {}, {}) });
  expectSound(result);
  const { roster } = result;
  expect(roster.gaps.filter(({ kind }) => kind === 'queue')).toEqual([]);
  const serving = worked(result).flatMap(({ id, activities }) =>
    activities.map((activity) => ({ id, what: activity.queue ?? activity.kind })),
  );
  const vip = new Set(serving.filter(({ what }) => what === 'vip').map(({ id }) => id));
  expect([...vip].sort()).toEqual(['a1', 'a4']);
  for (const { minimumLevel, people } of roster.float) {
    for (const { person, queues } of people) {
      expect(queues).toEqual(['a1', 'a4'].includes(person) ? ['chat', 'vip'] : ['chat']);
      if (minimumLevel === 2) expect(['a1', 'a4']).toContain(person);
    }
  }
});

test('one person of the level leaves a gap while they eat, however many others there are', async () => {
  const { roster } = await planned({ ...twoLevels, ...team(6, expert) });
  const gaps = roster.gaps.filter(({ kind }) => kind === 'queue');
  expect(gaps.map((gap) => gap.queue)).toContain('vip');
  expect(gaps.map((gap) => gap.queue)).not.toContain('chat');
  const reason = roster.explanation.gaps.find((gap) => gap.queue === 'vip')!;
  expect(reason.whereabouts.flatMap(({ people }) => people)).toEqual(['a1']);
});

test('a hiring plan hires at the highest level that a skill is asked for at', async () => {
  const { roster, request } = await planned({ ...twoLevels, team: undefined });
  expect(request.staff).toMatchObject({ skillSets: [[{ skill: 'chat', level: 2 }]] });
  expect(roster.certificate.audit.passed).toBe(true);
  expect(roster.gaps).toEqual([]);
  expect(roster.people[0].skills).toEqual([{ skill: 'chat', level: 2 }]);
  expect(roster.people[0].name).toContain('chat level 2');
});
