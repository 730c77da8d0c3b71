import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { BufferStaff } from '../../../models/queueing/buffer.ts';
import { buildGrid, intervalIso } from '../../../src/domain/grid.ts';
import type { Gap } from '../../../src/domain/roster.ts';
import { shortfallsOf } from '../../../src/domain/shortfall.ts';
import { layCalendars } from '../../../src/planning/calendars.ts';
import { judgedDays } from '../../../src/planning/judged-days.ts';
import { findGaps, tabulateCoverage } from '../../../src/planning/coverage.ts';
import type { CoverageInput } from '../../../src/planning/coverage.ts';
import { sampleResolved } from '../samples.ts';
import { queue, teamOf } from './admission/refused.ts';

const COUNT = 24;
const OPEN = [9, 10, 11, 12, 15, 16, 17];

/** What two queues require and have in some hours, and what the team should have above that; the rest is 0. */
interface Hours {
  required: [Record<number, number>, Record<number, number>];
  serving: [Record<number, number>, Record<number, number>];
  onDuty: Record<number, number>;
  buffer?: Record<number, number>;
  liveExtra?: Record<number, number>;
}

/** A day in hours, open from nine to one and from three to six. */
function input(hours: Hours): CoverageInput {
  const ids = ['chat', 'care'];
  const request = sampleResolved({
    shop: {
      tier: 'new',
      openingHours: {
        monday: [
          { from: '09:00', to: '13:00' },
          { from: '15:00', to: '18:00' },
        ],
      },
    },
    horizon: { firstDay: '2026-11-23', days: 1, intervalMinutes: 60 },
    queues: ids.map((id) => queue({ id, skill: id })),
    forecast: ids.map((id) => ({ kind: 'daily', queue: id, contactsPerDay: [10] })),
    ...teamOf({ skills: ids, contractClass: 'part-time' }),
  });
  const grid = buildGrid(request.horizon, request.shop.timeZone);
  const row = (values: Record<number, number> = {}): Int32Array =>
    Int32Array.from({ length: COUNT }, (_, t) => values[t] ?? 0);
  return {
    request,
    grid,
    calendars: layCalendars(request, grid),
    workload: request.queues.map((one) => ({
      queue: one,
      contacts: new Float64Array(COUNT).fill(1.23456),
      handling: { kind: 'task', averageHandleSeconds: 60, patienceSeconds: Infinity },
      days: judgedDays(undefined),
    })),
    requirement: hours.required.map((values) => ({
      required: row(values),
      binding: new Array<string>(COUNT).fill('because'),
      targets: [],
    })),
    floors: {
      required: row(),
      buffer: row(hours.buffer),
      liveExtra: row(hours.liveExtra),
      bufferRules: new Array<BufferStaff>(COUNT).fill({ agents: 1, flat: 1, chance: 2, binding: 'chance' }),
      absenceExtra: undefined,
    },
    work: [],
    activities: { doing: [], serving: hours.serving.map(row), deferred: [], onDuty: row(hours.onDuty) },
    predicted: [0, 1].map((q) =>
      Array.from({ length: COUNT }, (_, t) => ({
        responseSeconds: t === 9 && q === 0 ? Infinity : 12.345,
        replies: 1,
      })),
    ),
    simulation: {
      queues: ids.map((name) => ({
        name,
        intervals: Array.from({ length: COUNT }, (_, t) => ({
          averageReplySeconds: t === 9 && name === 'chat' ? { mean: 12.345, halfWidth: Infinity } : undefined,
        })),
      })) as unknown as CoverageInput['simulation']['queues'],
    },
    relaxation: { value: 3, shadowPrices: [new Float64Array(COUNT).fill(0.5), new Float64Array(COUNT)] },
  };
}
const clock = (gap: Gap): string => `${gap.start.slice(11, 13)}–${gap.end.slice(11, 13)}`;
const told = (gaps: Gap[]): string[] =>
  gaps.map(
    (gap) => `${gap.kind}${gap.queue === undefined ? '' : ` ${gap.queue}`} ${clock(gap)} ×${gap.missing}`,
  );

test('nothing missing, no gap', () => {
  const hours: Hours = { required: [{ 9: 1 }, {}], serving: [{ 9: 1 }, {}], onDuty: { 9: 1 } };
  expect(findGaps(input(hours))).toEqual([]);
});

test('hours in a row with as many missing are one gap, another number is another', () => {
  const required: Hours['required'] = [{ 9: 2, 10: 2, 11: 3, 12: 1 }, {}];
  const serving: Hours['serving'] = [{ 9: 1, 10: 1, 11: 1 }, {}];
  expect(told(findGaps(input({ required, serving, onDuty: { 9: 1, 10: 1, 11: 1 } })))).toEqual([
    'queue chat 09–11 ×1',
    'queue chat 11–12 ×2',
    'queue chat 12–13 ×1',
  ]);
});

test('a gap ends where the shop closes and begins anew where it opens', () => {
  const required: Hours['required'] = [{ 12: 1, 15: 1 }, {}];
  expect(told(findGaps(input({ required, serving: [{}, {}], onDuty: {} })))).toEqual([
    'queue chat 12–13 ×1',
    'queue chat 15–16 ×1',
  ]);
});

test('gaps of queues, live extra and buffer side by side, by start', () => {
  const gaps = findGaps(
    input({
      required: [{ 10: 2 }, { 10: 1, 11: 1 }],
      serving: [{ 10: 2 }, { 11: 1 }],
      onDuty: { 10: 2, 11: 2 },
      buffer: { 10: 1, 11: 1 },
      liveExtra: { 10: 2, 11: 2 },
    }),
  );
  expect(told(gaps)).toEqual([
    'queue care 10–11 ×1',
    'live-extra 10–11 ×2',
    'buffer 10–12 ×1',
    'live-extra 11–12 ×1',
  ]);
});

test('laid out hour by hour the gaps are the shortfalls of every open hour, and no two could be one', () => {
  const hour = (most: number): fc.Arbitrary<Record<number, number>> =>
    fc
      .array(fc.integer({ min: 0, max: most }), { minLength: COUNT, maxLength: COUNT })
      .map((values) => ({ ...values }));
  fc.assert(
    fc.property(
      fc.record({
        required: fc.tuple(hour(3), hour(2)),
        serving: fc.tuple(hour(3), hour(2)),
        spare: hour(3),
        buffer: hour(1),
        liveExtra: hour(2),
      }),
      ({ spare, ...drawn }) => {
        const onDuty = Object.fromEntries(
          OPEN.map((t) => [t, drawn.serving[0][t] + drawn.serving[1][t] + spare[t]]),
        );
        const whole = input({ ...drawn, onDuty });
        const gaps = findGaps(whole);
        for (const t of OPEN) {
          const expected = shortfallsOf({
            queues: whole.request.queues.map(({ id }, q) => ({
              queue: id,
              required: drawn.required[q][t],
              serving: drawn.serving[q][t],
            })),
            bufferRequired: drawn.buffer[t],
            liveExtraRequired: drawn.liveExtra[t],
            onDuty: onDuty[t],
          });
          const at = intervalIso(whole.grid, t);
          const found = gaps
            .filter((gap) => gap.start <= at && at < gap.end)
            .map(({ kind, queue: name, missing }) => ({
              kind,
              missing,
              ...(name === undefined ? {} : { queue: name }),
            }));
          expect(new Set(found.map((one) => JSON.stringify(one, ['kind', 'queue', 'missing'])))).toEqual(
            new Set(expected.map((one) => JSON.stringify(one, ['kind', 'queue', 'missing']))),
          );
        }
        const ends = new Set(gaps.map((gap) => JSON.stringify([gap.kind, gap.queue, gap.missing, gap.end])));
        for (const { kind, queue: name, missing, start } of gaps)
          expect(ends).not.toContain(JSON.stringify([kind, name, missing, start]));
      },
    ),
    { numRuns: 60, seed: 20261122 },
  );
});

test('the table has a row for each open hour of each queue and of the team, and no other', () => {
  const { queues, team } = tabulateCoverage(
    input({
      required: [{ 9: 2 }, {}],
      serving: [{ 9: 1 }, {}],
      onDuty: { 9: 1 },
      buffer: { 9: 1 },
      liveExtra: { 9: 3 },
    }),
  );
  expect(queues).toHaveLength(2 * OPEN.length);
  expect(team.map((row) => Number(row.start.slice(11, 13)))).toEqual(OPEN);
  expect(queues[0]).toEqual({
    queue: 'chat',
    start: '2026-11-23T09:00:00+08:00',
    contacts: 1.2346,
    required: 2,
    serving: 1,
    bindingTarget: 'because',
    predictedResponseSeconds: null,
    simulatedResponseSeconds: { mean: 12.3, halfWidth: null },
    shadowPrice: 0.5,
  });
  expect(queues[OPEN.length]).toMatchObject({
    queue: 'care',
    predictedResponseSeconds: 12.35,
    simulatedResponseSeconds: null,
    shadowPrice: 0,
  });
  expect(team[0]).toEqual({
    start: '2026-11-23T09:00:00+08:00',
    required: 0,
    bufferRequired: 1,
    bufferRules: { byShare: 1, byChance: 2, binding: 'chance' },
    liveExtraRequired: 3,
    onDuty: 1,
    guard: false,
  });
});

test('without a relaxation there is no price', () => {
  const without = { ...input({ required: [{}, {}], serving: [{}, {}], onDuty: {} }), relaxation: undefined };
  expect(tabulateCoverage(without).queues[0].shadowPrice).toBeNull();
});
