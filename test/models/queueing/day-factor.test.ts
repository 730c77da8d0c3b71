import { describe, expect, it } from 'vitest';
import {
  dayFactorKinds,
  dayFactorNodes,
  dayFactorQuantile,
  dayFactorShare,
} from '../../../models/queueing/day-factor.ts';

/** Density of a gamma variable with mean 1 and shape k, up to a constant, summed by the midpoint rule. */
function shareByIntegration(variation: number, upTo: number): number {
  const shape = 1 / variation ** 2;
  const step = 1e-4;
  let [below, all] = [0, 0];
  for (let x = step / 2; x < 1 + 12 * variation; x += step) {
    const density = Math.exp((shape - 1) * Math.log(x) - shape * (x - 1));
    all += density;
    if (x < upTo) below += density;
  }
  return below / all;
}

describe('the day factor', () => {
  it('has the distribution of a gamma variable with mean 1', () => {
    for (const variation of [0.05, 0.15, 0.3, 0.7]) {
      for (const factor of [0.6, 0.9, 1, 1.05, 1.4]) {
        expect(dayFactorShare(variation, factor)).toBeCloseTo(shareByIntegration(variation, factor), 4);
      }
    }
  });

  it('has the quantiles of the exponential and of chi-square tables', () => {
    expect(dayFactorQuantile(1, 0.95)).toBeCloseTo(-Math.log(0.05), 12);
    // Chi-square with 10 degrees of freedom over 10: variation √(2/10); with 100: √(2/100).
    expect(dayFactorQuantile(Math.sqrt(0.2), 0.95)).toBeCloseTo(18.307 / 10, 4);
    expect(dayFactorQuantile(Math.sqrt(0.2), 0.05)).toBeCloseTo(3.9403 / 10, 5);
    expect(dayFactorQuantile(Math.sqrt(0.02), 0.95)).toBeCloseTo(124.342 / 100, 5);
  });

  it('has quantiles that are the inverse of its shares', () => {
    for (const variation of [0.001, 0.02, 0.1, 0.5, 1, 2]) {
      for (const probability of [1e-6, 0.01, 0.3, 0.5, 0.9, 0.999, 1 - 1e-9]) {
        const factor = dayFactorQuantile(variation, probability);
        expect(dayFactorShare(variation, factor)).toBeCloseTo(probability, 9);
      }
    }
  });

  it('stands for all days by kinds of day with mean 1 and nearly its variation', () => {
    for (const variation of [0.05, 0.2, 0.6]) {
      const nodes = dayFactorNodes(variation, 64);
      const mean = nodes.reduce((sum, { factor, probability }) => sum + factor * probability, 0);
      const square = nodes.reduce((sum, { factor, probability }) => sum + factor ** 2 * probability, 0);
      expect(mean).toBeCloseTo(1, 12);
      expect(Math.sqrt(square - 1) / variation).toBeGreaterThan(0.98);
      expect(Math.sqrt(square - 1)).toBeLessThan(variation);
      for (let i = 1; i < nodes.length; i++) expect(nodes[i].factor).toBeGreaterThan(nodes[i - 1].factor);
    }
  });

  it('tells the busy days apart: the days above a 25th have a kind of their own, with their mean', () => {
    for (const variation of [0.1, 0.3]) {
      const kinds = dayFactorKinds(variation);
      expect(kinds.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 12);
      expect(kinds.reduce((sum, { factor, probability }) => sum + factor * probability, 0)).toBeCloseTo(
        1,
        12,
      );
      const fine = dayFactorNodes(variation, 1000).slice(960);
      const busiest = fine.reduce((sum, { factor }) => sum + factor, 0) / 40;
      const [above, top] = kinds.slice(-2);
      const mean = (above.factor * above.probability + top.factor * top.probability) / 0.04;
      expect(mean).toBeCloseTo(busiest, 9);
    }
    expect(dayFactorKinds(0)).toEqual([{ factor: 1, probability: 1 }]);
  });

  it('is 1 without variation', () => {
    expect(dayFactorQuantile(0, 0.95)).toBe(1);
    expect(dayFactorNodes(0, 8)).toEqual([{ factor: 1, probability: 1 }]);
    expect([dayFactorShare(0, 0.99), dayFactorShare(0, 1)]).toEqual([0, 1]);
    expect(() => dayFactorQuantile(-0.1, 0.5)).toThrow(RangeError);
    expect(() => dayFactorQuantile(0.1, 1)).toThrow(RangeError);
  });
});
