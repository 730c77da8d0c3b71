import { beforeAll, expect, test } from 'vitest';
import type { PlanRequestInput } from '../../../../src/domain/plan-request.ts';
import type { Change } from '../../../../src/domain/what-ifs.ts';
import { WhatIfs } from '../../../../src/domain/what-ifs.ts';
import { answerWhatIfs } from '../../../../src/planning/what-ifs/answer.ts';
import { createSolver } from '../../../../src/solvers/choose.ts';
import type { Solver } from '../../../../src/solvers/solver.ts';
import { sampleRequest, sampleResolved } from '../../samples.ts';

let solver: Solver;
beforeAll(async () => {
  solver = await createSolver();
});

/** One agent is required all day, nine to six, and the only shift is all of it with an hour’s break at noon, one or two. */
const noBuffer = { capacity: { buffer: 'none' as const } };

function answered(
  change: Partial<PlanRequestInput>,
  changes?: Change[],
  now = () => performance.now(),
): WhatIfs {
  const answer = answerWhatIfs({ request: sampleResolved(change), changes }, solver, now);
  return WhatIfs.parse(answer);
}

/** The words of an answer but for where most is missing, of which there may be several places as good. */
function withoutPlace({ words }: WhatIfs['whatIfs'][number]): string {
  return words.replace(/ Most of it: .*$/, '');
}

test('the standard questions about a day computed by hand', () => {
  const { unchanged, whatIfs } = answered(noBuffer);
  // One person must eat: in halves, x people lack x of 3 hours and leave 3x − x ≥ 3, so 1.5, which is 2 in whole people.
  expect(unchanged).toEqual({ peopleAtLeast: 2, people: 2, missingAgentHoursAtLeast: 0, missing: [] });
  expect(whatIfs.map(withoutPlace)).toEqual([
    '1 person fewer: at least 1 agent-hour missing.',
    '1 person more (chat, full-time): 2 people (proven fewest), unchanged 2.',
    'Starts until 22:00: 2 people (proven fewest), unchanged 2.',
    'No buffer: 2 people (proven fewest), unchanged 2.',
    // A buffer of one asks for two all day: each of the two has an hour’s break.
    'Buffer of 5 %: at least 2 agent-hours missing, unchanged 2.',
    'Buffer of 10 %: at least 2 agent-hours missing, unchanged 2.',
    'Buffer of 15 %: at least 2 agent-hours missing, unchanged 2.',
    'Average response times 10 s longer: 2 people (proven fewest), unchanged 2.',
    // The guide asks 20 s in the evening, and a reply takes 12 to write.
    'Average response times 10 s shorter: no number of agents answers that fast.',
    'Average response times 20 s longer: 2 people (proven fewest), unchanged 2.',
    'Average response times 20 s shorter: no number of agents answers that fast.',
  ]);
});

test('what response times cost in people and in paid hours', () => {
  const { frontier } = answered(noBuffer);
  expect(frontier.map(({ by, outOfReach }) => [by, outOfReach])).toEqual([
    [-20, true],
    [-10, true],
    [0, false],
    [10, false],
    [20, false],
  ]);
  // One and a half people, eight paid hours each.
  expect(frontier.map(({ people, paidHoursAtLeast }) => [people, paidHoursAtLeast])).toEqual([
    [null, null],
    [null, null],
    [2, 12],
    [2, 12],
    [2, 12],
  ]);
  expect(answered(noBuffer, [{ kind: 'buffer-share', share: 0 }]).frontier).toEqual([]);
});

test('where people are missing, more of them are when one is fewer', () => {
  const { unchanged, whatIfs } = answered({}, [
    { kind: 'fewer-people', people: 1 },
    { kind: 'buffer-share', share: 0 },
  ]);
  expect(unchanged).toMatchObject({ peopleAtLeast: null, people: null, missingAgentHoursAtLeast: 2 });
  expect(whatIfs.map(withoutPlace)).toEqual([
    '1 person fewer: at least 10 agent-hours missing.',
    'No buffer: 2 people (proven fewest), unchanged at least 2 agent-hours.',
  ]);
});

test('of more people the ones that help most, and where it is still missing', () => {
  // An hour of care is missing at noon, when the one who can do it eats; chat is never short.
  const care = { ...sampleRequest().queues[0], id: 'care', skill: 'care' };
  const team = {
    agents: ['chat', 'chat', 'care'].map((skill, k) => ({ id: `a${k}`, name: skill, skills: [skill] })),
  };
  const { unchanged, whatIfs } = answered(
    {
      ...noBuffer,
      queues: [...sampleRequest().queues, care],
      forecast: ['chat', 'care'].map((queue) => ({ kind: 'daily', queue, contactsPerDay: [60] })),
      team,
    },
    [
      { kind: 'more-people', people: 1 },
      { kind: 'more-people', people: 1, skills: ['chat'] },
    ],
  );
  expect(unchanged.missingAgentHoursAtLeast).toBe(1);
  expect(unchanged.missing).toMatchObject([{ kind: 'queue', queues: ['care'], agentHours: 1 }]);
  expect(whatIfs[0]).toMatchObject({
    change: { kind: 'more-people', people: 1, skills: ['care'], contractClass: 'full-time' },
    missingAgentHoursAtLeast: 0,
    missing: [],
  });
  expect(whatIfs[1].missing).toEqual(unchanged.missing);
  expect(whatIfs[1].words).toMatch(
    /^1 person more \(chat, full-time\): at least 1 agent-hour missing, unchanged at least 1 agent-hour\. Most of it: care on Monday 2026-11-23 1[23]:00–1[34]:00, 1 agent-hour\.$/,
  );
});

test('a start that a later hour allows', () => {
  // Open for another two hours, which no shift that starts at ten at the latest reaches: its length ends it at seven.
  const agents = ['a01', 'a02'].map((id) => ({ id, name: id, skills: ['chat'] }));
  const { unchanged, whatIfs } = answered(
    {
      ...noBuffer,
      shop: { tier: 'new', openingHours: { from: '09:00', to: '20:00' } },
      shifts: {
        contractClasses: [
          { id: 'full-time', maximumDaysPerWeek: 5, maximumMinutesPerWeek: 2400, costPerHour: 1 },
        ],
        templates: [
          {
            id: 'nine-hours',
            contractClasses: ['full-time'],
            start: { from: '09:00', to: '10:00', stepMinutes: 60 },
            lengthsMinutes: [540],
          },
        ],
      },
      rules: { pack: 'none' },
      team: { agents },
    },
    [{ kind: 'latest-start', time: '11:00' }],
  );
  expect(unchanged.missingAgentHoursAtLeast).toBe(1);
  expect(whatIfs[0]).toMatchObject({ peopleAtLeast: 2, people: 2, missingAgentHoursAtLeast: 0 });
});

test('when time runs out, nothing is claimed', () => {
  let seconds = 0;
  const { unchanged, whatIfs } = answered(noBuffer, undefined, () => (seconds += 30) * 1000);
  expect(unchanged).toEqual({
    peopleAtLeast: null,
    people: null,
    missingAgentHoursAtLeast: null,
    missing: [],
  });
  expect(whatIfs.map(withoutPlace).slice(0, 2)).toEqual([
    '1 person fewer: no answer in time.',
    '1 person more (chat, full-time): no answer in time.',
  ]);
});

test('overtime answers as the request that allows it does, and what goes without as the one that does not', () => {
  // Two of the three days each: one agent all day but for the meal, in two shifts that overlap.
  const classes = (overtime: object): object => ({
    contractClasses: [{ id: 'full-time', maximumMinutesPerWeek: 960, ...overtime }],
  });
  const agents = ['a1', 'a2', 'a3'].map((id) => ({ id, name: id, skills: ['chat'] }));
  const week = (overtime: object): object => ({
    ...noBuffer,
    horizon: { firstDay: '2026-11-23', days: 3 },
    forecast: [{ kind: 'daily', queue: 'chat', contactsPerDay: [60, 60, 60] }],
    shifts: classes(overtime),
    team: { agents },
  });
  const without = week({});
  const allowing = week({ overtime: { maximumMinutesPerWeek: 480 } });
  const more = { kind: 'overtime' as const, contractClass: 'full-time', minutesPerWeek: 480 };
  const [asked, direct] = [answered(without, [more]), answered(allowing)];
  // Six shifts: two a person, or three of the two who work overtime.
  expect(asked.unchanged).toMatchObject({ people: 3, missingAgentHoursAtLeast: 0 });
  expect(direct.unchanged).toMatchObject({ people: 2, missingAgentHoursAtLeast: 0 });
  expect(asked.whatIfs[0]).toMatchObject(direct.unchanged);
  expect(asked.whatIfs[0].words).toBe(
    'Up to 8 hours of overtime a week for full-time: 2 people (proven fewest), unchanged 3.',
  );
  const none = direct.whatIfs.filter(({ change }) => change.kind === 'overtime');
  expect(none).toMatchObject([{ ...asked.unchanged }]);
  expect(none[0].words).toMatch(/^No overtime of the week: 3 people .*, unchanged 2\.$/);
  const all = answered(without, [{ kind: 'overtime', minutesPerWeek: 450 }]).whatIfs[0];
  // Half an hour short of a third shift.
  expect(all).toMatchObject({ people: 3 });
  expect(all.words).toContain('Up to 7.5 hours of overtime a week: ');
});
