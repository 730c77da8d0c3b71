import { describe, expect, it } from 'vitest';
import { poissonNumber } from '../../../../models/queueing/numerics/poisson-number.ts';

describe('a Poisson number', () => {
  it.each([1e-12, 0.3, 1, 7.5, 60, 499.9, 3000])('of mean %d has its probabilities', (mean) => {
    const { first, probabilities, beyond } = poissonNumber(mean);
    expect([first % 2, probabilities.length % 2]).toEqual([0, 0]);
    let [total, sum, logFactorial] = [0, 0, 0];
    for (let n = 1; n < first; n++) logFactorial += Math.log(n);
    probabilities.forEach((probability, i) => {
      if (first + i > 0) logFactorial += Math.log(first + i);
      const expected = Math.exp((first + i) * Math.log(mean) - mean - logFactorial);
      expect(Math.abs(probability - expected)).toBeLessThan(1e-12);
      total += probability;
      sum += probability * (first + i);
      expect(Math.abs(beyond[i] - (1 - total))).toBeLessThan(1e-12);
    });
    expect(sum / mean).toBeCloseTo(1, 10);
  });
});
