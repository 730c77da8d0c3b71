import { describe, expect, test } from 'vitest';
import { requiredAgents } from '../../../../models/queueing/requirement.ts';
import { buildGrid } from '../../../../src/domain/grid.ts';
import { layCalendars } from '../../../../src/planning/calendars.ts';
import { forecastDemand } from '../../../../src/planning/demand.ts';
import { requireAgents } from '../../../../src/planning/requirement.ts';
import { deriveWorkload } from '../../../../src/planning/workload.ts';
import { sampleDemand, sampleResolved } from '../../samples.ts';
import { evenDay, staffed } from './staffed.ts';

const telephone = { handling: { kind: 'task', averageHandleSeconds: 180 } } as const;

describe('every interval', () => {
  test('of the telephone needs what the published table says: 100 calls in half an hour of 180 s, 80 % in 20 s, 14', () => {
    const { queues } = staffed(evenDay(100, { answeredWithin: { share: 0.8, seconds: 20 } }, telephone));
    const [{ intervals, erlangCRule, concurrency }] = queues;
    expect(intervals).toHaveLength(18);
    expect(new Set(intervals.map(({ stationary }) => stationary))).toEqual(new Set([14]));
    // Half an hour with one fewer after one with 14 just keeps the target: it inherits a shorter line.
    expect(new Set(intervals.slice(1).map(({ serving }) => serving))).toEqual(new Set([14, 13]));
    for (const { predicted } of intervals) {
      expect(predicted).toMatchObject({ withinSeconds: 20, abandonment: 0 });
      expect(predicted!.answeredWithinShare).toBeGreaterThanOrEqual(0.8);
    }
    expect(erlangCRule).toMatchObject({ agents: 14, required: 14, keepsTargets: true });
    expect(concurrency).toBeNull();
  });

  test('needs what a plan of the same demand requires', () => {
    const change = {
      horizon: { firstDay: '2026-11-23', days: 2 },
      forecast: [{ kind: 'daily', queue: 'chat', contactsPerDay: [900, 1400] }],
      calendar: {
        liveStreams: [
          {
            id: 'live',
            start: '2026-11-24T13:00',
            end: '2026-11-24T15:00',
            uplift: { kind: 'factor', factor: 3 },
          },
        ],
      },
      capacity: { shrinkage: 0.1 },
    } as const;
    const request = sampleResolved(structuredClone(change) as object);
    const grid = buildGrid(request.horizon, request.shop.timeZone);
    const calendars = layCalendars(request, grid);
    const workload = deriveWorkload(request, forecastDemand(request, grid, calendars));
    const [{ required, binding }] = requireAgents(request, grid, calendars, workload);
    const open = [...required.keys()].filter((t) => calendars.open[t] === 1);
    const { queues, team } = staffed(structuredClone(change) as object);
    expect(queues[0].intervals.map(({ onDuty }) => onDuty)).toEqual(open.map((t) => required[t]));
    expect(queues[0].intervals.map(({ bindingTarget }) => bindingTarget)).toEqual(
      open.map((t) => binding[t]),
    );
    expect(queues[0].agentHours).toBe(open.reduce((sum, t) => sum + required[t], 0) / 4);
    expect(team.map(({ liveExtra, guard }) => [liveExtra, guard])).toEqual(
      open.map((t) => [calendars.liveExtra[t], calendars.guard[t] === 1]),
    );
    const { busiest } = queues[0];
    expect(busiest.onDuty).toBe(Math.max(...required));
    expect(busiest.start > '2026-11-24T13:00' && busiest.start < '2026-11-24T16:00').toBe(true);
  });

  test('of which nobody comes needs its minimum, and nothing is predicted or advised', () => {
    const { queues, team, bands, warnings } = staffed({
      ...evenDay(0, { averageResponseSeconds: 30 }, { minimumAgents: 2 }),
      whatIf: {},
    });
    const [{ intervals, concurrency, erlangCRule, contacts, agentHours }] = queues;
    expect([concurrency, erlangCRule, contacts, agentHours]).toEqual([null, null, 0, 18]);
    for (const row of intervals) {
      expect(row).toMatchObject({ serving: 2, onDuty: 2, stationary: 2, predicted: null });
      expect(row.bindingTarget).toBe('minimumAgents of queue chat');
    }
    expect(team[0]).toMatchObject({ required: 2, buffer: { agents: 1, binding: 'share' }, total: 3 });
    expect(bands).toEqual([]);
    expect(warnings).toEqual([]);
  });

  test('of patient customers is never overloaded', () => {
    // 60 contacts in half an hour with 5 replies of 12 s each are 2 agents of pure typing.
    const { queues } = staffed(evenDay(60, { threeMinuteReplyRate: 0.5 }));
    for (const { serving, predicted } of queues[0].intervals) {
      expect(serving).toBeGreaterThan(2);
      expect(predicted!.averageResponseSeconds).toBeLessThan(180);
      expect(predicted!.abandonment).toBe(0);
    }
  });

  test('with two first-response targets keeps both', () => {
    const day = evenDay(
      100,
      { answeredWithin: { share: 0.99, seconds: 60 } },
      {
        ...telephone,
        targets: { answeredWithin: { share: 0.8, seconds: 5 } },
      },
    );
    const [{ intervals, busiest }] = staffed({ ...day, whatIf: {} }).queues;
    const alone = (share: number, seconds: number): number => {
      const load = {
        contactsPerSecond: 100 / 1800,
        handling: { ...telephone.handling, patienceSeconds: Infinity },
      };
      const requirement = requiredAgents(load, { answeredWithin: { share, seconds } });
      return requirement.status === 'met' ? requirement.agents : NaN;
    };
    expect(busiest.serving).toBe(Math.max(alone(0.99, 60), alone(0.8, 5)));
    expect(intervals[5].stationary).toBe(busiest.serving);
  });
});

describe('shrinkage and buffers', () => {
  test('those on duty are enough for those serving, and the buffer says by which rule it is what it is', () => {
    const { queues, team } = staffed({
      ...evenDay(100, { averageResponseSeconds: 25 }),
      capacity: {
        shrinkage: 0.1,
        absenceRate: 0.1,
        buffer: { share: 0.05, minimum: 1, absenceConfidence: 0.95 },
      },
    });
    for (const { serving, onDuty } of queues[0].intervals) {
      expect(Math.floor(onDuty * 0.9 + 1e-9)).toBe(serving);
      expect(Math.floor((onDuty - 1) * 0.9 + 1e-9)).toBeLessThan(serving);
    }
    for (const { required, buffer, liveExtra, total } of team) {
      expect(buffer.byShare).toBe(Math.max(1, Math.ceil(required / 20)));
      expect(buffer.byChance).toBeGreaterThan(buffer.byShare);
      expect(buffer).toMatchObject({ binding: 'chance', agents: buffer.byChance });
      expect(total).toBe(required + buffer.agents + liveExtra);
    }
  });
});

describe('the number of chats at once', () => {
  test('is the lowest of those that need fewest agents, at the busiest interval', () => {
    const day = evenDay(
      120,
      { averageResponseSeconds: 25 },
      { handling: { ...sampleDemand().queues[0].handling, concurrency: 1 } },
    );
    const { concurrency, busiest } = staffed(day).queues[0];
    const { handling } = sampleDemand().queues[0];
    const needed = (chats: number): number | null => {
      const load = {
        contactsPerSecond: 120 / 1800,
        handling: { idleTailSeconds: 0, ...handling, concurrency: chats, patienceSeconds: Infinity } as never,
      };
      const requirement = requiredAgents(load, { averageResponseSeconds: 25 });
      return requirement.status === 'met' ? requirement.agents : null;
    };
    expect(concurrency!.options).toEqual(
      Array.from({ length: 10 }, (_, k) => ({ concurrency: k + 1, agents: needed(k + 1) })),
    );
    const least = Math.min(...concurrency!.options.map(({ agents }) => agents!));
    expect(concurrency).toMatchObject({
      present: 1,
      agents: busiest.serving,
      recommended: concurrency!.options.find(({ agents }) => agents === least)!.concurrency,
      recommendedAgents: least,
    });
    expect(least).toBeLessThan(busiest.serving);
  });
});

test('what is forecast for closed hours and tools without contacts are told', () => {
  const { warnings } = staffed({ tools: ['erp-link'] });
  expect(warnings).toEqual([
    expect.stringMatching(/^\d+ contacts of queue “chat” are forecast for closed hours/) as string,
    'Tool “erp-link” changes nothing: no queue has contacts of category “order”.',
  ]);
});
