import { expect, test } from 'vitest';
import { requiredAgents } from '../../../models/queueing/requirement.ts';
import { staffTransient } from '../../../models/queueing/staffing.ts';
import { buildGrid } from '../../../src/domain/grid.ts';
import type { PlanRequestInput } from '../../../src/domain/plan-request.ts';
import { layCalendars } from '../../../src/planning/calendars.ts';
import { handlingOf } from '../../../src/planning/handling.ts';
import { judgedDays } from '../../../src/planning/judged-days.ts';
import { afterShrinkage, requireAgents, withShrinkage } from '../../../src/planning/requirement.ts';
import type { QueueRequirement } from '../../../src/planning/requirement.ts';
import { sampleResolved } from '../samples.ts';
import { queue } from './admission/refused.ts';

const INTERVALS = 48;
/** Contacts per half-hour: quiet, a steep rise at noon, a calm afternoon. */
const day = Array.from({ length: INTERVALS }, (_, t) => (t < 24 ? 6 : t < 27 ? 40 : 12));

function requirementOf(change: Partial<PlanRequestInput>, contacts: readonly number[] = day) {
  const request = sampleResolved({
    horizon: { firstDay: '2026-11-23', days: 1, intervalMinutes: 30 },
    forecast: [{ kind: 'intervals', queue: 'chat', contacts: [...contacts] }],
    targets: { tierLimit: false, bands: [], always: { averageResponseSeconds: 30 } },
    ...change,
  });
  const grid = buildGrid(request.horizon, request.shop.timeZone);
  const calendars = layCalendars(request, grid);
  const open = contacts.map((volume, t) => volume * calendars.open[t]);
  const handling = handlingOf(request.queues[0].handling);
  const days = judgedDays(request.uncertainty);
  const workload = [{ queue: request.queues[0], contacts: Float64Array.from(open), handling, days }];
  const [requirement] = requireAgents(request, grid, calendars, workload);
  return { requirement, handling, open, calendars };
}
const perSecond = (contacts: readonly number[]): number[] => contacts.map((volume) => volume / 1800);
const bindings = ({ binding }: QueueRequirement): Set<string> => new Set(binding);

test('it is the staffing that the transient model finds for the same day', () => {
  const { requirement, handling, open } = requirementOf({});
  const staffed = staffTransient(
    handling,
    { intervalSeconds: 1800, contactsPerSecond: perSecond(open) },
    { averageResponseSeconds: 30 },
    { minimumAgents: open.map((volume) => (volume > 0 ? 1 : 0)), staffDrop: 'finish-chats' },
  );
  if (staffed.status !== 'met') throw new Error(staffed.status);
  expect([...requirement.required]).toEqual(staffed.agents);
  expect(Math.max(...staffed.agents)).toBeGreaterThan(Math.min(...staffed.agents.slice(18, 36)));
});

test('closed hours require nobody, whatever is left over when the shop closes', () => {
  const rush = Array.from({ length: INTERVALS }, (_, t) => (t === 35 ? 400 : 5));
  const { requirement, calendars } = requirementOf({}, rush);
  requirement.required.forEach((agents, t) => {
    if (calendars.open[t] === 0) expect(agents).toBe(0);
    else expect(agents).toBeGreaterThan(0);
  });
  expect(requirement.binding[0]).toBe('closed');
});

test('a morning inherits nothing from the evening before', () => {
  const quiet = Array.from({ length: 2 * INTERVALS }, () => 30);
  const rush = quiet.map((contacts, t) => (t === 35 ? 900 : contacts));
  const mornings = [quiet, rush].map((contacts) => {
    const { requirement } = requirementOf(
      { horizon: { firstDay: '2026-11-23', days: 2, intervalMinutes: 30 } },
      contacts,
    );
    return [...requirement.required.subarray(INTERVALS, INTERVALS + 24)];
  });
  expect(mornings[1]).toEqual(mornings[0]);
  expect(mornings[0][20]).toBeGreaterThan(0);
});

test('several first-response targets at once: each interval on its own, and the largest of them', () => {
  const first = { share: 0.8, seconds: 20 };
  const second = { share: 0.95, seconds: 60 };
  const { requirement, handling, open } = requirementOf({
    targets: {
      tierLimit: false,
      bands: [],
      platform: { answeredWithin: first },
      always: { answeredWithin: second },
    },
  });
  const expected = perSecond(open).map((contactsPerSecond) => {
    if (contactsPerSecond === 0) return 0;
    const agents = [first, second].map((answeredWithin) => {
      const needed = requiredAgents({ contactsPerSecond, handling }, { answeredWithin });
      return needed.status === 'met' ? needed.agents : NaN;
    });
    return Math.max(...agents);
  });
  expect([...requirement.required]).toEqual(expected);
});

test('a queue’s minimum holds while open, and says so', () => {
  const { requirement, calendars } = requirementOf({ queues: [queue({ minimumAgents: 50 })] });
  requirement.required.forEach((agents, t) => expect(agents).toBe(50 * calendars.open[t]));
  expect(bindings(requirement)).toEqual(new Set(['closed', 'minimumAgents of queue chat']));
});

test('without contacts nobody is required', () => {
  const { requirement } = requirementOf({}, new Array<number>(INTERVALS).fill(0));
  expect(new Set(requirement.required)).toEqual(new Set([0]));
  expect(bindings(requirement)).toEqual(new Set(['closed', 'no demand']));
});

test('shrinkage raises it so that enough remain', () => {
  const plain = requirementOf({}).requirement.required;
  const shrunk = requirementOf({ capacity: { shrinkage: 0.3 } }).requirement.required;
  expect([...shrunk]).toEqual([...plain].map((agents) => Math.ceil((10 * agents) / 7)));
  for (let serving = 0; serving <= 200; serving++) {
    const onDuty = withShrinkage(serving, 0.3);
    expect(afterShrinkage(onDuty, 0.3)).toBeGreaterThanOrEqual(serving);
    if (onDuty > 0) expect(afterShrinkage(onDuty - 1, 0.3)).toBeLessThan(Math.max(1, serving));
  }
});

test('what binds is told with its source', () => {
  const { requirement } = requirementOf(
    {
      shop: { tier: 'ka', openingHours: { from: '09:00', to: '24:00' } },
      targets: {},
      queues: [queue({ handling: { ...queue().handling, concurrency: 5 } })],
    },
    day.map((_, t) => ([20, 26, 44].includes(t) ? 600 : 0)),
  );
  const at = (hour: number): string => requirement.binding[hour * 2];
  expect(at(10)).toBe('averageResponseSeconds ≤ 45 (band 09:00–12:00)');
  expect(at(13)).toBe('averageResponseSeconds ≤ 30 (band 12:00–14:00)');
  expect(at(22)).toBe('averageResponseSeconds ≤ 20 (band 20:00–24:00)');
});

test('a stricter target never asks for fewer', () => {
  const totals = [120, 60, 30, 20, 15].map((averageResponseSeconds) => {
    const { requirement } = requirementOf({
      targets: { tierLimit: false, bands: [], always: { averageResponseSeconds } },
    });
    return requirement.required.reduce((sum, agents) => sum + agents, 0);
  });
  expect(totals).toEqual([...totals].sort((a, b) => a - b));
  expect(totals[4]).toBeGreaterThan(totals[0]);
});
