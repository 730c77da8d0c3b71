import { describe, expect, it } from 'vitest';
import { standardExponential } from '../../../models/simulation/elementary.ts';
import { PURPOSE, RandomStream } from '../../../models/simulation/random-stream.ts';
import { RatioStatistics } from '../../../models/simulation/ratio-statistics.ts';
import { studentQuantile } from '../../../models/simulation/student.ts';

describe('the quantile of Student’s t', () => {
  it.each([
    // Any table of the 97.5 % point.
    [1, 12.7062],
    [4, 2.77645],
    [30, 2.04227],
    [31, 2.03951],
    [40, 2.02108],
    [60, 2.0003],
    [120, 1.97993],
    [1000, 1.96234],
  ])('is right for %d degrees of freedom', (degreesOfFreedom, quantile) => {
    expect(Math.abs(studentQuantile(degreesOfFreedom) - quantile)).toBeLessThan(6e-6);
  });
});

describe('the ratio of totals', () => {
  it('has the interval of a plain mean when all denominators are one', () => {
    const values = [4, 7, 6, 9, 4];
    const statistics = new RatioStatistics(2);
    for (const value of values) statistics.add(1, value, 1);
    // Mean 6, variance (4 + 1 + 0 + 9 + 4)/4 = 4.5, t = 2.77645 with 4 degrees of freedom.
    expect(statistics.estimate(1, 5)).toEqual({
      mean: 6,
      halfWidth: expect.closeTo(2.77645 * Math.sqrt(4.5 / 5), 12) as number,
    });
  });

  it('knows nothing without data and no width from a single pair', () => {
    const statistics = new RatioStatistics(2);
    statistics.add(0, 3, 4);
    expect(statistics.estimate(0, 1)).toEqual({ mean: 0.75, halfWidth: Infinity });
    statistics.add(1, 0, 0);
    expect(statistics.estimate(1, 1)).toBeUndefined();
  });

  it('has no width when numerators are proportional to denominators', () => {
    const statistics = new RatioStatistics(1);
    for (const denominator of [1, 5, 2, 8]) statistics.add(0, 3 * denominator, denominator);
    expect(statistics.estimate(0, 4)?.mean).toBeCloseTo(3, 12);
    expect(statistics.estimate(0, 4)?.halfWidth).toBeCloseTo(0, 5);
  });

  it('covers the true ratio in 95 of 100 cases', () => {
    const stream = RandomStream.of(5, 0, 0, PURPOSE.chats);
    const draw = (): number => standardExponential(stream.nextBits());
    let covered = 0;
    for (let trial = 0; trial < 2000; trial += 1) {
      const statistics = new RatioStatistics(1);
      for (let pair = 0; pair < 40; pair += 1) {
        const denominator = 10 + draw() + draw();
        statistics.add(0, 2 * denominator + draw() + draw() - 2, denominator);
      }
      const { mean, halfWidth } = statistics.estimate(0, 40)!;
      if (Math.abs(mean - 2) <= halfWidth) covered += 1;
    }
    // Standard error of the coverage: √(0.95·0.05/2000) = 0.5 %.
    expect(covered / 2000).toBeGreaterThan(0.93);
    expect(covered / 2000).toBeLessThan(0.97);
  });
});
