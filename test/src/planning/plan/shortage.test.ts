import { expect, test } from 'vitest';
import { queue } from '../admission/refused.ts';
import { days, expectSound, planned, team } from './planned.ts';

const noBuffer = { capacity: { buffer: 'none' } };

test('leave: the roster says who is away and what would close the gap', async () => {
  const stoodStill = (): number => 0;
  const request = {
    ...days('2026-11-23', 2, 20),
    ...noBuffer,
    queues: [queue({ minimumAgents: 2 })],
    ...team(3, {}, {}, { leave: [{ firstDay: '2026-11-24', lastDay: '2026-11-24' }] }),
  };
  const result = await planned(request, undefined, stoodStill);
  expectSound(result);
  const { gaps, explanation } = result.roster;
  expect(gaps.length).toBeGreaterThan(0);
  const [conflict] = explanation.shortage!.conflicts;
  expect(conflict.irreducible).toBe(true);
  expect(conflict.facts.map(({ words }) => words).join('\n')).toMatch(
    /2 agents for chat on Tuesday 2026-11-24 .*\n(.*\n)*on leave or off on Tuesday 2026-11-24: a3/,
  );
  expect(explanation.shortage!.relaxations[0]).toMatchObject({
    change: { kind: 'more-people', people: 1, availability: [{ weekdays: ['tuesday'] }] },
    missingAgentHoursAfter: 0,
    effortDays: 1,
  });
});

test('a plan that misses nobody has nothing to explain', async () => {
  const { roster } = await planned({ ...days('2026-11-23', 1, 20), ...noBuffer, ...team(3) });
  expect(roster.gaps).toEqual([]);
  expect(roster.explanation.shortage).toBeNull();
});
