import { expect, test } from 'vitest';
import { Explanation } from '../../../../src/domain/explanation.ts';
import { buildGrid } from '../../../../src/domain/grid.ts';
import type { ResolvedRequest } from '../../../../src/domain/resolved-request.ts';
import type { QueueInterval, Roster } from '../../../../src/domain/roster.ts';
import { explain } from '../../../../src/planning/explanation/explain.ts';
import { handRoster } from '../../../support/hand-roster.ts';
import { threeDays } from '../../../support/hand-shops.ts';
import { sampleCertificate } from '../../samples.ts';

const noShortage = { agentIntervals: 0, weighted: 0, weightedBound: 0 };

/** Three hand-written days: six people, requirement 1 and 1, buffer 1, two extra around a live stream. */
function explained(
  certificate: Partial<Roster['certificate']> = {},
  reprice: (row: QueueInterval) => Partial<QueueInterval> = () => ({}),
): Explanation {
  const { request, shifts, required } = threeDays();
  return explainShop(request, shifts, required, certificate, reprice);
}

function explainShop(
  request: ResolvedRequest,
  shifts: ReturnType<typeof threeDays>['shifts'],
  required: ReturnType<typeof threeDays>['required'],
  certificate: Partial<Roster['certificate']>,
  reprice: (row: QueueInterval) => Partial<QueueInterval>,
): Explanation {
  const roster = handRoster(request, shifts, required);
  const queues = roster.coverage.queues.map((row) => ({ ...row, ...reprice(row) }));
  return explain(
    request,
    buildGrid(request.horizon, request.shop.timeZone),
    {
      ...roster,
      coverage: { ...roster.coverage, queues },
      violations: [],
      certificate: {
        ...sampleCertificate,
        shortage: noShortage,
        headcount: 6,
        headcountBound: 5,
        ...certificate,
      },
    },
    null,
  );
}

test('from the busiest interval over the fullest day to the headcount', () => {
  const { headcount } = explained();
  expect(headcount).toEqual({
    headcount: 6,
    headcountBound: 5,
    busiestInterval: { start: '2026-11-24T19:00:00+08:00', agents: 5, required: 2, buffer: 1, liveExtra: 2 },
    busiestDay: { date: '2026-11-23', people: 6, openHours: 14, longestShiftHours: 9 },
    weeks: [{ firstDate: '2026-11-23', shifts: 16, daysPerPerson: 3, leastPeople: 6 }],
    words: [
      'Most agents are needed at once on Tuesday 2026-11-24 19:00: 5 (2 to serve, 2 extra for a live stream, 1 as buffer).',
      'Monday 2026-11-23 is the fullest day: 6 people work. The shop is open for 14 hours then and the longest shift lasts 9, so one shift has to follow another.',
      'The week of Monday 2026-11-23 has 16 shifts. Nobody works more than 3 days of it, so they take at least 6 people.',
      '6 people work in all; it is proven that fewer than 5 cannot cover as much.',
    ],
  });
});

test('what is proven about the headcount is said as far as it goes', () => {
  expect(explained({ headcountBound: 6 }).headcount.words[3]).toBe(
    '6 people work in all, and it is proven that fewer cannot cover as much.',
  );
  expect(explained({ headcountBound: 0 }).headcount.words[3]).toBe('6 people work in all.');
});

const dear: Record<string, number> = {
  'pre-sales 2026-11-24T20:00:00+08:00': 0.25,
  'pre-sales 2026-11-24T20:30:00+08:00': 0.15,
  'pre-sales 2026-11-24T22:00:00+08:00': 0.3,
  'after-sales 2026-11-25T22:30:00+08:00': 1,
  'after-sales 2026-11-23T09:00:00+08:00': 0.001,
};
const price = ({ queue, start }: QueueInterval): Partial<QueueInterval> => ({
  shadowPrice: dear[`${queue} ${start}`] ?? 0,
  bindingTarget: start.includes('T20:30') ? 'speed' : 'load',
});

test('runs of dear intervals, dearest first, with all that binds in them', () => {
  const { stretches, note } = explained({}, price).drivers;
  expect(
    stretches.map(({ skills, start, end, price: dearness }) => [skills.join(), start, end, dearness]),
  ).toEqual([
    ['after-sales', '2026-11-25T22:30:00+08:00', '2026-11-25T23:00:00+08:00', 1],
    ['pre-sales', '2026-11-24T20:00:00+08:00', '2026-11-24T21:00:00+08:00', 0.4],
    ['pre-sales', '2026-11-24T22:00:00+08:00', '2026-11-24T22:30:00+08:00', 0.3],
  ]);
  expect(stretches.map(({ words }) => words)).toEqual([
    'Wednesday 2026-11-25 22:30–23:00, after-sales: 1 agent needed for load. One agent more there takes 1 person.',
    'Tuesday 2026-11-24 20:00–21:00, pre-sales: 1 agent needed for load and speed. One agent more there takes 0.4 people.',
    'Tuesday 2026-11-24 22:00–22:30, pre-sales: 1 agent needed for load. One agent more there takes 0.3 people.',
  ]);
  expect(note).toContain('before people are made whole');
});

test('what costs the same at the same time with several skills is said once', () => {
  const both = ({ start }: QueueInterval): Partial<QueueInterval> => ({
    shadowPrice: start.includes('2026-11-24T20:') ? 0.25 : 0,
    bindingTarget: 'averageResponseSeconds ≤ 20 (band evening)',
  });
  const { stretches } = explained({}, both).drivers;
  expect(stretches).toMatchObject([
    {
      skills: ['pre-sales', 'after-sales'],
      queues: ['pre-sales', 'after-sales'],
      required: { least: 2, most: 2 },
      price: 0.5,
      words:
        'Tuesday 2026-11-24 20:00–21:00, pre-sales and after-sales: 2 agents needed for an average answer within 20 s (band evening). One agent more in any of them takes 0.5 people.',
    },
  ]);
  const apart = explained({}, (row) => ({
    shadowPrice: both(row).shadowPrice! * (row.queue === 'pre-sales' ? 1 : 2),
  }));
  expect(apart.drivers.stretches.map(({ skills }) => skills)).toEqual([['after-sales'], ['pre-sales']]);
});

test('where cost is minimised, prices are cost', () => {
  const objective = { minimise: 'cost' as const, value: 10, bound: 9, gap: 0.1 };
  const { stretches, note } = explained({ objective }, price).drivers;
  expect(stretches[1].words).toContain('One agent more there costs 0.4.');
  expect(note).toContain('before shifts are made whole');
});

test('prices are left out where they would mislead', () => {
  const short = explained({ shortage: { ...noShortage, weighted: 2 } }, price).drivers;
  expect(short.stretches).toEqual([]);
  expect(short.note).toContain('Agents are missing');
  const { linearProgram } = sampleCertificate;
  const unsolved = explained({ linearProgram: { ...linearProgram, value: null } }, price).drivers;
  expect(unsolved.stretches).toEqual([]);
  expect(unsolved.note).toContain('not known');
  expect(explained().drivers.note).toContain('No single hour');
});

test('queues that share a skill share its price', () => {
  const { request, shifts, required } = threeDays();
  const queues = request.queues.map((queue) => ({ ...queue, skill: 'pre-sales' }));
  const { stretches } = explainShop({ ...request, queues }, shifts, required, {}, ({ start }) => ({
    shadowPrice: start === '2026-11-24T20:00:00+08:00' ? 0.5 : 0,
  })).drivers;
  expect(stretches).toHaveLength(1);
  expect(stretches[0]).toMatchObject({
    queues: ['pre-sales', 'after-sales'],
    required: { least: 2, most: 2 },
    price: 0.5,
  });
});

test('how often each target sets the requirement', () => {
  // 28 half hours on 3 days for 2 queues; half past eight is one of them a day.
  expect(explained({}, price).targets).toEqual([
    { target: 'load', intervals: 162, share: 0.9643, words: 'load' },
    { target: 'speed', intervals: 6, share: 0.0357, words: 'speed' },
  ]);
});

test('a roster in which nobody works is explained as well', () => {
  const { request } = threeDays();
  const explanation = explainShop(
    request,
    [],
    { 'pre-sales': 0, 'after-sales': 0 },
    { headcount: 0 },
    () => ({}),
  );
  expect(explanation.headcount.words).toEqual(['Nobody works.']);
  expect(explanation.headcount.weeks[0].leastPeople).toBe(0);
  expect(explanation.targets).toEqual([]);
  expect(Explanation.parse(explanation)).toEqual(explanation);
});
