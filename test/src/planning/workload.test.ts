import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Tool } from '../../../src/domain/queue.ts';
import { deriveWorkload, toolEffect } from '../../../src/planning/workload.ts';
import { sampleResolved } from '../samples.ts';
import { queue } from './admission/refused.ts';

const tool = (category: string, effect: Tool['effect'], share: number): Tool => ({
  name: `${category} ${effect} ${share}`,
  category,
  effect,
  share,
});
const assistant = tool('routine', 'deflects', 0.35);
const link = tool('order', 'shortens', 0.5);
const categoryShares = { routine: 0.4, order: 0.3 };

test('without tools nothing changes', () => {
  const { volumeFactor, handlingFactor } = toolEffect({ categoryShares }, []);
  expect([volumeFactor, handlingFactor].map((one) => one.toFixed(12))).toEqual([
    '1.000000000000',
    '1.000000000000',
  ]);
});

test('a tool that deflects takes its share of its category and leaves the time of the rest', () => {
  const { volumeFactor, handlingFactor } = toolEffect({ categoryShares }, [assistant]);
  expect(volumeFactor).toBeCloseTo(1 - 0.4 * 0.35, 12);
  expect(handlingFactor).toBeCloseTo(1, 12);
});

test('a tool that shortens leaves every contact and half the time of its category', () => {
  const { volumeFactor, handlingFactor } = toolEffect({ categoryShares }, [link]);
  expect(volumeFactor).toBeCloseTo(1, 12);
  expect(handlingFactor).toBeCloseTo(1 - 0.3 * 0.5, 12);
});

test('gains on different categories add up and never multiply', () => {
  const { volumeFactor, handlingFactor } = toolEffect({ categoryShares }, [assistant, link]);
  expect(volumeFactor * handlingFactor).toBeCloseTo(1 - 0.4 * 0.35 - 0.3 * 0.5, 12);
});

test('of several tools of one kind on one category the strongest counts', () => {
  const weaker = tool('routine', 'deflects', 0.2);
  expect(toolEffect({ categoryShares }, [weaker, assistant])).toEqual(
    toolEffect({ categoryShares }, [assistant]),
  );
});

test('the same category deflected and shortened: what is left gets shorter', () => {
  const both = [tool('routine', 'deflects', 0.5), tool('routine', 'shortens', 0.5)];
  const { volumeFactor, handlingFactor } = toolEffect({ categoryShares: { routine: 1 } }, both);
  expect(volumeFactor).toBeCloseTo(0.5, 12);
  expect(handlingFactor).toBeCloseTo(0.5, 12);
});

test('a tool for a category that no contact has changes nothing', () => {
  expect(toolEffect({ categoryShares }, [tool('complaint', 'shortens', 0.9)])).toEqual(
    toolEffect({ categoryShares }, []),
  );
});

test('work left is never less than if every gain applied in full at once, nor more than before', () => {
  const share = fc.double({ min: 0.01, max: 0.99, noNaN: true });
  const tools = fc.array(
    fc.record({
      category: fc.constantFrom('a', 'b', 'c'),
      effect: fc.constantFrom('deflects' as const, 'shortens' as const),
      share,
    }),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(tools, fc.array(share, { minLength: 3, maxLength: 3 }), (drawn, weights) => {
      const total = Math.max(1, weights[0] + weights[1] + weights[2]);
      const shares = { a: weights[0] / total, b: weights[1] / total, c: weights[2] / total };
      const named = drawn.map((one, k) => ({ name: `t${k}`, ...one }));
      const { volumeFactor, handlingFactor } = toolEffect({ categoryShares: shares }, named);
      const left = Object.entries(shares).reduce((sum, [category, part]) => {
        const best = (effect: Tool['effect']): number =>
          Math.max(
            0,
            ...named.filter((t) => t.category === category && t.effect === effect).map((t) => t.share),
          );
        return sum - part * (1 - (1 - best('deflects')) * (1 - best('shortens')));
      }, 1);
      expect(volumeFactor * handlingFactor).toBeCloseTo(left, 9);
      expect(volumeFactor).toBeLessThan(1 + 1e-9);
      expect(handlingFactor).toBeLessThan(1 + 1e-9);
    }),
    { numRuns: 200, seed: 20261122 },
  );
});

test('the guide’s tools on a request: volume and seconds per reply', () => {
  const request = sampleResolved({ queues: [queue({ categoryShares })], tools: ['assistant', 'erp-link'] });
  const demand = { contacts: [Float64Array.of(100, 0)], closedContacts: [0] };
  const [{ contacts, handling }] = deriveWorkload(request, demand);
  expect([...contacts]).toEqual([expect.closeTo(86, 9), 0]);
  const seconds = handling.kind === 'chat' ? handling.agentSecondsPerReply : NaN;
  expect(seconds).toBeCloseTo((12 * (0.86 - 0.15)) / 0.86, 9);
  expect(handling.patienceSeconds).toBe(Infinity);
});

test('a telephone queue gets shorter calls', () => {
  const calls = queue({
    categoryShares: { order: 1 },
    handling: { kind: 'task', averageHandleSeconds: 240 },
  });
  const request = sampleResolved({ queues: [calls], tools: ['erp-link'] });
  const [{ handling }] = deriveWorkload(request, { contacts: [Float64Array.of(1)], closedContacts: [0] });
  expect(handling).toEqual({ kind: 'task', averageHandleSeconds: 120, patienceSeconds: Infinity });
});
