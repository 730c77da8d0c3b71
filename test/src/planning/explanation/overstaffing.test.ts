import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildGrid, intervalIso } from '../../../../src/domain/grid.ts';
import type { Assignment, RosterPerson, TeamInterval } from '../../../../src/domain/roster.ts';
import { explainOverstaffing } from '../../../../src/planning/explanation/overstaffing.ts';
import { handRequest, template } from '../../../support/hand-request.ts';
import { sampleRoster } from '../../samples.ts';

const HOURS = 8;
const grid = buildGrid({ firstDay: '2026-11-23', days: 1, intervalMinutes: 60 }, 'Asia/Shanghai');
const start = { from: '00:00', to: '12:00', stepMinutes: 60 };
const templates = [
  template('long', { start, lengthsMinutes: [240, 120], contractClasses: ['full-time'] }),
  template('short', { start, lengthsMinutes: [60], contractClasses: ['nobody’s'] }),
];
const { targets } = handRequest({});
const [somebody] = sampleRoster.people;
const [shift] = somebody.assignments;

type Span = readonly [from: number, to: number];

function staffed(
  needs: readonly number[],
  spans: readonly Span[],
): { team: TeamInterval[]; people: RosterPerson[] } {
  const people = spans.map(([from, to], index): RosterPerson => {
    const activity = { start: intervalIso(grid, from), end: intervalIso(grid, to), kind: 'serving' as const };
    const assignment: Assignment = {
      ...shift,
      start: activity.start,
      end: activity.end,
      activities: [activity],
    };
    return { ...somebody, id: `p${index}`, assignments: [assignment] };
  });
  const team = needs.map((need, t): TeamInterval => {
    const onDuty = spans.filter(([from, to]) => from <= t && t < to).length;
    return {
      ...sampleRoster.coverage.team[0],
      start: intervalIso(grid, t),
      required: need,
      bufferRequired: 0,
      onDuty,
    };
  });
  return { team, people };
}

function explained(
  needs: readonly number[],
  spans: readonly Span[],
  averaging: 'interval' | 'band' = 'interval',
): ReturnType<typeof explainOverstaffing> {
  const { team, people } = staffed(needs, spans);
  return explainOverstaffing({ templates, targets: { ...targets, averaging } }, grid, {
    coverage: { queues: [], team },
    people,
  });
}

test('agent-hours beyond what is asked for, with what holds them there', () => {
  // The first shift is needed at 00:00 and too many until 03:00; the second is needed nowhere.
  const { words, ...figures } = explained(
    [1, 0, 0, 0, 0, 0, 0, 0],
    [
      [0, 3],
      [4, 6],
    ],
  );
  expect(figures).toEqual({
    agentHours: 4,
    onDutyAgentHours: 5,
    heldAgentHours: 2,
    stretches: [
      { start: '2026-11-23T01:00:00+08:00', end: '2026-11-23T03:00:00+08:00', agentHours: 2 },
      { start: '2026-11-23T04:00:00+08:00', end: '2026-11-23T06:00:00+08:00', agentHours: 2 },
    ],
    minimumBufferIntervals: 8,
  });
  expect(words).toEqual([
    'On duty beyond what is asked for: 4 agent-hours of 5 (80 %), most of them Monday 2026-11-23 01:00–03:00 (2 agent-hours), Monday 2026-11-23 04:00–06:00 (2 agent-hours).',
    '2 agent-hours of that cannot be saved by leaving out whole shifts: the shifts are needed at others of their hours, and the shortest that these people may work lasts 2 hours.',
    'At most 2 agent-hours could be saved by leaving out whole shifts.',
    'In 8 of 8 open intervals the buffer is larger than its share of the requirement, since at least so many are to stand by; that is asked for and not counted here.',
  ]);
});

test('where averages are kept, agents too many are not called idle', () => {
  expect(explained([1, 0], [[0, 2]], 'band').words.at(-1)).toContain('may be what keeps an average');
  expect(explained([1, 1], [[0, 2]], 'band').words).toHaveLength(1);
});

test('nobody too many is said in one sentence', () => {
  const { agentHours, words } = explained([1, 1], [[0, 2]]);
  expect(agentHours).toBe(0);
  expect(words).toEqual(['Nobody is on duty beyond requirement, buffer and live extra.']);
});

test('no dropping of whole shifts saves what is said to be held', () => {
  const span = fc
    .tuple(fc.nat(HOURS - 1), fc.integer({ min: 1, max: 4 }))
    .map(([from, length]): Span => [from, Math.min(HOURS, from + length)]);
  const needs = fc.array(fc.nat(3), { minLength: HOURS, maxLength: HOURS });
  fc.assert(
    fc.property(needs, fc.array(span, { minLength: 1, maxLength: 7 }), (asked, spans) => {
      const onDuty = (kept: readonly Span[]): number[] =>
        asked.map((_, t) => kept.filter(([from, to]) => from <= t && t < to).length);
      const all = onDuty(spans);
      const beyond = (duty: readonly number[]): number =>
        duty.reduce((sum, agents, t) => sum + Math.max(0, agents - asked[t]), 0);
      let least = beyond(all);
      for (let kept = 0; kept < 2 ** spans.length; kept++) {
        const duty = onDuty(spans.filter((_, k) => (kept >> k) & 1));
        if (duty.every((agents, t) => agents >= Math.min(all[t], asked[t])))
          least = Math.min(least, beyond(duty));
      }
      const { agentHours, heldAgentHours } = explained(asked, spans);
      expect(agentHours).toBe(beyond(all));
      expect(heldAgentHours).toBeLessThanOrEqual(least);
    }),
    { seed: 7, numRuns: 200 },
  );
});
