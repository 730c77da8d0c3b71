import { describe, expect, test } from 'vitest';
import { audit } from '../../../../src/audit/audit.ts';
import { STATEMENT_CHECKS } from '../../../../src/audit/checks.ts';
import { Calendar } from '../../../../src/domain/calendar.ts';
import { CellExplanation } from '../../../../src/domain/cell.ts';
import type { CellAlternative, CellShift } from '../../../../src/domain/cell.ts';
import type { ResolvedRequest } from '../../../../src/domain/resolved-request.ts';
import type { Assignment, Roster, RosterPerson, UnprovenRoster } from '../../../../src/domain/roster.ts';
import { meetsNeed } from '../../../../src/domain/skill.ts';
import { explainCell } from '../../../../src/planning/cell/explain-cell.ts';
import { handRoster } from '../../../support/hand-roster.ts';
import { overtimeDays, restedTuesday, threeDays } from '../../../support/hand-shops.ts';
import type { HandShop } from '../../../support/hand-shops.ts';
import { sampleRoster } from '../../samples.ts';

function rosterOf({ request, shifts, required, hired }: HandShop): Roster {
  const unproven = handRoster(request, shifts, required, hired);
  const { certificate, explanation } = sampleRoster;
  return { ...unproven, certificate, explanation, violations: [...audit(request, unproven).violations] };
}

function explained(shop: HandShop, agent: string, date: string): CellExplanation {
  const answer = explainCell({ request: shop.request, roster: rosterOf(shop), agent, date });
  if (answer.status === 'refused') throw new Error(JSON.stringify(answer.errors));
  return answer.value;
}

const SHOPS = [
  ['a quiet Wednesday', '2026-11-25', threeDays()],
  ['a live evening, with rests', '2026-11-24', restedTuesday()],
  ['overtime and a holiday', '2026-11-23', overtimeDays()],
] as const;

describe.each(SHOPS)('%s (%s)', (_, date, shop) => {
  const { request } = shop;
  const roster = rosterOf(shop);
  const before = breaches(request, roster);

  test.each(roster.people.map(({ id }) => id))(
    '%s: each alternative by counting and by the audit',
    (agent) => {
      const cell = explained(shop, agent, date);
      expect(CellExplanation.parse(cell)).toEqual(cell);
      expect(cell.considered).toBeGreaterThanOrEqual(cell.alternatives.length);
      for (const alternative of cell.alternatives) {
        const changed = changedRoster(roster, agent, date, alternative);
        expect(alternative.missingAgentMinutes, alternative.words).toBe(
          missingMinutes(request, changed) - missingMinutes(request, roster),
        );
        const after = breaches(request, changed);
        const keys = (some: CellAlternative['rulesBroken']): string[] => some.map(keyOf).sort();
        expect(keys(alternative.rulesBroken), alternative.words).toEqual(
          after.filter((key) => !before.includes(key)),
        );
        expect(keys(alternative.rulesMended), alternative.words).toEqual(
          before.filter((key) => !after.includes(key)),
        );
        expect(alternative.paidMinutes).toBe(paidMinutes(changed) - paidMinutes(roster));
        expect(alternative.headcount).toBe(headcount(changed) - headcount(roster));
        const stretches = alternative.missing.reduce(
          (sum, { start, end, agents }) => sum + ((Date.parse(end) - Date.parse(start)) / 60_000) * agents,
          0,
        );
        expect(stretches).toBe(alternative.missingAgentMinutes);
      }
    },
  );
});

test('the best alternative comes first, and a better one is called so', () => {
  for (const [, date, shop] of SHOPS) {
    for (const { id } of rosterOf(shop).people) {
      const { alternatives } = explained(shop, id, date);
      const order = alternatives.map(({ rulesBroken, rulesMended, missingAgentMinutes }) => {
        const required = (some: typeof rulesBroken): number =>
          some.filter(({ level }) => level === 'required').length;
        return [required(rulesBroken) - required(rulesMended), missingAgentMinutes];
      });
      expect(order).toEqual(order.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]));
      alternatives.forEach(({ verdict }, k) => {
        const first = order[k].find((value) => value !== 0);
        if (first !== undefined) expect(verdict).toBe(first < 0 ? 'better' : 'worse');
      });
    }
  }
});

describe('why somebody works, or does not', () => {
  const kinds = (agent: string, date: string): string[] =>
    explained(threeDays(), agent, date).reasons.map(({ kind }) => kind);

  test('a pinned shift, leave, a pinned day off that was wanted, and a day on which nobody is needed', () => {
    expect(kinds('an', '2026-11-24')).toEqual(['pin', 'coverage', 'rule']);
    expect(kinds('bo', '2026-11-25')).toEqual(['leave', 'rule']);
    expect(kinds('dan', '2026-11-25')).toEqual(['pin', 'day-off-wanted', 'no-shift']);
    expect(kinds('fei', '2026-11-24')).toEqual(['coverage']);
  });

  test('in words', () => {
    const { words, shift } = explained(threeDays(), 'chen', '2026-11-23');
    expect(shift?.start).toBe('2026-11-23T09:00:00+08:00');
    expect(words.slice(0, 2)).toEqual([
      'Monday 2026-11-23: Agent chen (chen) has 09:00–18:00 (day).',
      'Without 09:00–18:00 (day) more would be missing: 1 agent for pre-sales Monday 2026-11-23 09:00–13:00, 1 agent as buffer Monday 2026-11-23 17:00–18:00; 5 agent-hours in all.',
    ]);
  });

  test('shifts that are not open to somebody are counted by what bars them', () => {
    const { exclusions } = explained(threeDays(), 'dan', '2026-11-23');
    const barred = exclusions.filter(({ reason }) => reason !== 'rule' && reason !== 'no-better');
    expect(barred.map(({ reason, alternatives }) => [reason, alternatives])).toEqual(
      expect.arrayContaining([
        ['contract-class', 23],
        ['availability', 8],
      ]),
    );
  });
});

test('a shift that was kept although a stream leaves its break no place is explained all the same', () => {
  const shop = threeDays();
  const calendar = Calendar.parse({
    liveStreams: [{ id: 'moved', start: '2026-11-23T11:30', end: '2026-11-23T15:00' }],
  });
  const request = { ...shop.request, calendar };
  const answer = explainCell({ request, roster: rosterOf(shop), agent: 'chen', date: '2026-11-23' });
  expect(answer.status === 'accepted' && answer.value.shift?.start).toBe('2026-11-23T09:00:00+08:00');
});

test('an unknown agent and a date outside the horizon are refused, both at once', () => {
  const shop = threeDays();
  const answer = explainCell({
    request: shop.request,
    roster: rosterOf(shop),
    agent: 'nobody',
    date: '2026-11-26',
  });
  expect(answer).toEqual({
    status: 'refused',
    errors: [
      { path: 'query.agent', message: 'nobody on this roster has the id "nobody"' },
      {
        path: 'query.date',
        message: '"2026-11-26" is no date of the horizon, 2026-11-23 to 2026-11-25',
      },
    ],
  });
});

function changedRoster(roster: Roster, agent: string, date: string, { change }: CellAlternative): Roster {
  const given = new Map<string, CellShift | null>(
    change.kind === 'off' ? [[agent, null]] : [[agent, change.shift]],
  );
  if (change.kind === 'exchange') given.set(change.with, change.theirs);
  const people = roster.people.map((person): RosterPerson => {
    const shift = given.get(person.id);
    if (shift === undefined) return person;
    const kept = person.assignments.filter((one) => one.date !== date);
    const assignments = shift === null ? kept : [...kept, assignmentOf(shift, date)];
    return { ...person, assignments: assignments.sort((a, b) => a.start.localeCompare(b.start)) };
  });
  return { ...roster, people };
}

function assignmentOf(shift: CellShift, date: string): Assignment {
  const edges = [shift.start, ...shift.breaks.flatMap(({ start, end }) => [start, end]), shift.end];
  const activities = Array.from({ length: edges.length / 2 }, (_, k) => ({
    kind: 'buffer' as const,
    start: edges[2 * k],
    end: edges[2 * k + 1],
  }));
  return { ...shift, date, activities, role: 'buffer', liveDuty: false, overtimeMinutes: 0, pinned: false };
}

function breaches(request: ResolvedRequest, roster: UnprovenRoster): string[] {
  return audit(request, roster)
    .violations.filter(({ rule }) => !STATEMENT_CHECKS.has(rule))
    .map(keyOf)
    .sort();
}

function keyOf({ rule, person, date }: { rule: string; person?: string; date?: string }): string {
  return [rule, person, date].join();
}

/** Agent-minutes missing when the best of all ways to deal out queues is taken, tried one by one. */
function missingMinutes({ queues, horizon }: ResolvedRequest, { people, coverage }: Roster): number {
  const minutes = coverage.team.map(({ start, bufferRequired, liveExtraRequired }) => {
    const moment = Date.parse(start);
    const covers = (span: { start: string; end: string }): boolean =>
      Date.parse(span.start) <= moment && moment < Date.parse(span.end);
    const present = people.filter(({ assignments }) =>
      assignments.some((one) => covers(one) && !one.breaks.some(covers)),
    );
    const required = queues.map(
      ({ id }) => coverage.queues.find((row) => row.queue === id && row.start === start)!.required,
    );
    const most = mostServed(
      present.map(({ skills }) => queues.flatMap((queue, q) => (meetsNeed(skills, queue) ? [q] : []))),
      required,
    );
    const sum = required.reduce((total, value) => total + value, 0);
    const ofTeam = sum + bufferRequired + liveExtraRequired - present.length;
    return Math.max(sum - most, ofTeam) * horizon.intervalMinutes;
  });
  return minutes.reduce((total, value) => total + value, 0);
}

function mostServed(able: readonly (readonly number[])[], left: readonly number[]): number {
  if (able.length === 0) return 0;
  const [first, ...rest] = able;
  const idle = mostServed(rest, left);
  const serving = first
    .filter((queue) => left[queue] > 0)
    .map((queue) => 1 + mostServed(rest, left.with(queue, left[queue] - 1)));
  return Math.max(idle, ...serving);
}

function paidMinutes({ people }: Roster): number {
  return people.flatMap((one) => one.assignments).reduce((sum, { workMinutes }) => sum + workMinutes, 0);
}

function headcount({ people }: Roster): number {
  return people.filter(({ assignments }) => assignments.length > 0).length;
}
