import { describe, expect, test } from 'vitest';
import type { FieldError } from '../../../../src/domain/problem.ts';
import type { PlanRequestInput } from '../../../../src/domain/plan-request.ts';
import { admitReplan } from '../../../../src/planning/admit.ts';
import type { KnownPlan } from '../../../../src/planning/replan/compose.ts';
import { sampleRequest } from '../../samples.ts';
import { agent } from '../admission/refused.ts';

const [monday, tuesday] = ['2026-11-23', '2026-11-24'];
const times = { start: `${monday}T09:00`, end: `${monday}T18:00` };
const streams = ['noon', 'evening'].map((id, k) => ({
  id,
  start: `${monday}T${12 + 3 * k}:00`,
  end: `${monday}T${13 + 3 * k}:00`,
}));

/** Two days of two agents; the first has a pinned shift on Monday. */
const request: PlanRequestInput = {
  ...sampleRequest(),
  horizon: { firstDay: monday, days: 2 },
  forecast: [{ kind: 'daily', queue: 'chat', contactsPerDay: [60, 60] }],
  calendar: { liveStreams: streams },
  shifts: { templates: ['full-time-8h'] },
  team: {
    agents: [
      agent({ id: 'a1', pins: [{ kind: 'shift', date: monday, start: '09:00', lengthMinutes: 540 }] }),
      agent({ id: 'a2' }),
    ],
  },
};

/** A plan whose roster gives these agents the shift on Monday. */
function planOf(sent: unknown, ...working: string[]): KnownPlan {
  const shift = { ...times, template: 'full-time-8h', breaks: [], activities: [] };
  const people = ['a1', 'a2'].map((id) => ({ id, assignments: working.includes(id) ? [shift] : [] }));
  return { id: 'plan', request: sent, roster: { people } as unknown as KnownPlan['roster'] };
}

/** What is said against changes of the plan; empty when they are let in. */
function against(changes: object, sent: object = request): readonly FieldError[] {
  const admission = admitReplan(changes, planOf(sent, 'a1'));
  return admission.status === 'refused' ? admission.errors : [];
}

describe('changes of a plan', () => {
  test('can follow changes that took a pinned shift away', () => {
    const absences = [{ agent: 'a1', firstDay: monday, lastDay: monday }];
    const first = admitReplan({ absences }, planOf(request, 'a1'));
    if (first.status === 'refused') throw new Error(JSON.stringify(first.errors));
    const second = admitReplan({ now: `${tuesday}T08:00` }, planOf(first.request.sent, 'a2'));
    expect(second).toMatchObject({ status: 'admitted' });
  });

  test('may leave fewer people of a class than are to work: the roster says so', () => {
    const everyone = {
      contractClasses: [{ id: 'full-time', minimumPeople: 2 }],
      templates: ['full-time-8h'],
    };
    const absences = [{ agent: 'a1', firstDay: monday, lastDay: tuesday }];
    expect(against({ absences }, { ...request, shifts: everyone })).toEqual([]);
  });

  test('are refused at their own paths', () => {
    const moved = (change: object): object => ({ liveStreams: [{ ...streams[1], ...change }] });
    expect(against(moved({ end: `${monday}T11:00` }))).toMatchObject([{ path: 'liveStreams[0].end' }]);
    expect(against(moved({ start: '2027-01-01T09:00', end: '2027-01-01T10:00' }))).toMatchObject([
      { path: 'liveStreams[0].start' },
    ]);
    expect(against({ liveStreams: [streams[0], streams[0]] })).toEqual([
      { path: 'liveStreams[1].id', message: '“noon” appears twice; each must be unique' },
    ]);
    expect(against({ now: `${tuesday}T00:00`, freezeUntil: `${monday}T12:00` })).toEqual([
      { path: 'freezeUntil', message: `must not be before \`now\`, ${tuesday}T00:00` },
    ]);
    const busy = { ...request, forecast: [{ kind: 'daily', queue: 'chat', contactsPerDay: [900_000, 0] }] };
    expect(against({ forecastFactor: 2 }, busy)).toMatchObject([{ path: 'forecastFactor' }]);
  });

  test('are refused as a whole, with the path in the plan, where none of them is wrong by itself', () => {
    const [first, second] = request.team!.agents;
    const onLeave = { ...first, pins: [], leave: [{ firstDay: monday, lastDay: monday }] };
    const sent = { ...request, team: { agents: [onLeave, second] } };
    const [error] = against({ freezeUntil: `${tuesday}T00:00` }, sent);
    expect(error.path).toBe('');
    expect(error.message).toMatch(
      /^the plan changed so would be refused: published\.people\[0\]\.assignments\[0\]: is frozen/,
    );
  });
});
