import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  requiredAgentsOverDays,
  requiredAgentsWithChance,
} from '../../../../models/queueing/uncertain-demand.ts';
import { multitaskingAgent } from '../../../../models/queueing/multitasking-agent.ts';
import type { CurvePoint, TradeOff } from '../../../../src/domain/what-if.ts';
import { evenDay, staffed } from './staffed.ts';

const chat = {
  kind: 'chat',
  agentSecondsPerReply: 12,
  customerSecondsPerMessage: 45,
  repliesPerChat: 5,
  concurrency: 4,
  patienceSeconds: 120,
} as const;
const shares = { routine: 0.4, order: 0.3 };
const targets = { averageResponseSeconds: 25, maximumAbandonment: 0.02 };
const fewestThatKeep = (curve: readonly CurvePoint[]): number | undefined =>
  curve.find(({ keepsTargets }) => keepsTargets)?.agents;

function tradeOffOf(change: object = {}, contacts = 100): TradeOff {
  const day = evenDay(contacts, targets, { handling: chat, categoryShares: shares });
  return staffed({ ...day, whatIf: {}, ...change }).whatIf[0];
}

describe('a curve', () => {
  test('gets better with every agent, and keeps the targets from the requirement on', () => {
    const handling = fc.record({
      agentSecondsPerReply: fc.double({ min: 4, max: 30, noNaN: true }),
      customerSecondsPerMessage: fc.double({ min: 5, max: 90, noNaN: true }),
      repliesPerChat: fc.double({ min: 1, max: 10, noNaN: true }),
      concurrency: fc.integer({ min: 1, max: 8 }),
      patienceSeconds: fc.double({ min: 20, max: 600, noNaN: true }),
    });
    const uncertainty = fc.constantFrom(
      undefined,
      { dayVariation: 0.2 },
      { dayVariation: 0.2, targetsHold: { shareOfDays: 0.95 } },
    );
    fc.assert(
      fc.property(
        handling,
        fc.double({ min: 0.2, max: 120, noNaN: true }),
        uncertainty,
        (drawn, contacts, day) => {
          const asked = { averageResponseSeconds: drawn.agentSecondsPerReply * 2, maximumAbandonment: 0.03 };
          const { whatIf } = staffed({
            ...evenDay(contacts, asked, { handling: { kind: 'chat', ...drawn } }),
            ...(day && { capacity: { uncertainty: day } }),
            whatIf: { intervals: [{ queue: 'chat', at: '2026-11-23T17:15' }] },
          });
          const [{ required, curve }] = whatIf;
          expect(fewestThatKeep(curve)).toBe(required);
          curve.slice(1).forEach((point, k) => {
            const fewer = curve[k];
            expect(point.agents).toBe(fewer.agents + 1);
            expect(point.averageResponseSeconds).toBeLessThanOrEqual(
              fewer.averageResponseSeconds ?? Infinity,
            );
            expect(point.threeMinuteReplyRate).toBeGreaterThanOrEqual(fewer.threeMinuteReplyRate);
            expect(point.answeredWithinShare).toBeGreaterThanOrEqual(fewer.answeredWithinShare);
            expect(point.abandonment).toBeLessThanOrEqual(fewer.abandonment);
            expect(point.keepsTargets || !fewer.keepsTargets).toBe(true);
          });
        },
      ),
      { numRuns: 25, seed: 7 },
    );
  });

  test('is of the busiest interval, of the one asked for, and of the agents asked for', () => {
    const contacts = Array.from({ length: 48 }, (_, t) => (t === 30 ? 90 : 40));
    const day = {
      ...evenDay(0, targets, { handling: chat }),
      forecast: [{ kind: 'intervals' as const, queue: 'chat', contacts }],
    };
    expect(staffed({ ...day, whatIf: {} }).whatIf[0]).toMatchObject({
      start: '2026-11-23T15:00:00+08:00',
      contacts: 90,
      targets: ['averageResponseSeconds ≤ 25 (request)', 'maximumAbandonment ≤ 0.02 (request)'],
      withinSeconds: 30,
    });
    const intervals = ['2026-11-23T09:59', '2026-11-23T02:00:00Z'].map((at) => ({ queue: 'chat', at }));
    const asked = staffed({ ...day, whatIf: { intervals, agents: { from: 0, to: 3 } } }).whatIf;
    expect(asked.map(({ start }) => start.slice(11, 16))).toEqual(['09:30', '10:00']);
    for (const { curve, tools } of asked) {
      expect(curve.map(({ agents }) => agents)).toEqual([0, 1, 2, 3]);
      expect(curve[0]).toMatchObject({ averageResponseSeconds: null, abandonment: 1, keepsTargets: false });
      expect(tools).toHaveLength(3);
    }
  });

  test('says that a queue of patient customers grows for ever with too few', () => {
    const patient = { ...chat, patienceSeconds: undefined };
    const day = evenDay(100, { averageResponseSeconds: 30 }, { handling: patient });
    const [{ curve, required }] = staffed({ ...day, whatIf: { agents: { from: 0, to: 12 } } }).whatIf;
    const carried = multitaskingAgent({ ...patient, idleTailSeconds: 0, patienceSeconds: Infinity });
    const enough = Math.ceil(100 / 1800 / carried.completionsPerSecond[4]);
    expect(curve.map(({ averageResponseSeconds }) => averageResponseSeconds === null)).toEqual(
      curve.map(({ agents }) => agents < enough),
    );
    expect(fewestThatKeep(curve)).toBe(required);
  });

  test('is judged on the days that the request names', () => {
    const load = {
      contactsPerSecond: 100 / 1800,
      handling: { ...chat, idleTailSeconds: 0 },
    };
    const average = requiredAgentsOverDays(load, targets, 0.2);
    const safe = requiredAgentsWithChance(load, targets, 0.2, 0.95);
    const onDays = (targetsHold: object | string) =>
      tradeOffOf({ capacity: { uncertainty: { dayVariation: 0.2, targetsHold } } });
    expect(average).toMatchObject({ agents: onDays('on-average').required });
    expect(safe).toMatchObject({ agents: onDays({ shareOfDays: 0.95 }).required });
    expect(onDays({ shareOfDays: 0.95 }).required).toBeGreaterThan(tradeOffOf().required);
  });

  test('without contacts needs nobody, with tools as without', () => {
    const { required, curve, tools, contacts } = tradeOffOf({}, 0);
    expect([required, contacts, curve[0].agents, curve[0].keepsTargets]).toEqual([0, 0, 0, true]);
    expect(tools.map((one) => one.required)).toEqual([0, 0, 0]);
  });
});

describe('a tool', () => {
  const own = { name: 'stock', category: 'order', effect: 'shortens', share: 0.6 } as const;

  test('put in or taken away answers what the request with the other set does', () => {
    const tools = ['assistant', own] as const;
    const asked = tradeOffOf({ tools: [...tools] }, 300);
    const without = new Map(asked.tools.map((one) => [one.tool.name, one]));
    const others = { assistant: [own], stock: ['assistant'] } as const;
    for (const name of ['assistant', 'stock'] as const) {
      const other = tradeOffOf({ tools: [...others[name]] }, 300);
      const { toggled, changes, required, curve, contacts } = without.get(name)!;
      expect([toggled, changes]).toEqual(['without', true]);
      expect([required, contacts]).toEqual([other.required, other.contacts]);
      expect(curve).toEqual(other.curve);
      expect(fewestThatKeep(curve)).toBe(required);
    }
    expect(without.get('assistant')!.contacts).toBe(300);
    expect(asked.contacts).toBeCloseTo(300 * (1 - 0.35 * 0.4), 3);
    expect(without.get('assistant')!.required).toBeGreaterThan(asked.required);
    expect(without.get('stock')!.note).toBe(
      'The tool shortens the handling of contacts of category “order” (30 % of the queue’s) by 60 %.',
    );
  });

  test('of the guide is put in where it is not in use, and needs no more agents', () => {
    const asked = tradeOffOf();
    expect(asked.tools.map(({ tool, toggled, changes }) => [tool.name, toggled, changes])).toEqual([
      ['assistant', 'with', true],
      ['erp-link', 'with', true],
      ['semantic-analysis', 'with', false],
    ]);
    for (const { required } of asked.tools) expect(required).toBeLessThanOrEqual(asked.required);
    expect(asked.tools[0].contacts).toBeLessThan(asked.contacts);
    expect(asked.tools[2]).toMatchObject({
      required: asked.required,
      contacts: asked.contacts,
      curve: [],
      note: 'Changes nothing: queue “chat” has no contacts of category “complaint”.',
    });
  });

  test('beside a stronger one of its kind changes nothing', () => {
    const asked = tradeOffOf({ tools: [own, 'erp-link'] });
    expect(asked.tools.find(({ tool }) => tool.name === 'erp-link')).toMatchObject({
      toggled: 'without',
      changes: false,
      required: asked.required,
      note: 'Changes nothing: “stock” is in use and does as much for category “order”; gains do not add up.',
    });
    expect(asked.tools.find(({ tool }) => tool.name === 'stock')).toMatchObject({ changes: true });
  });

  test('of the guide’s name but the request’s own making stands there once', () => {
    const assistant = { name: 'assistant', category: 'order', effect: 'deflects', share: 0.1 };
    const names = tradeOffOf({ tools: [assistant] }).tools.map(({ tool }) => tool.name);
    expect(names).toEqual(['assistant', 'erp-link', 'semantic-analysis']);
  });
});
