import { describe, expect, it } from 'vitest';
import { rosteredForPresent } from '../../../models/queueing/absence.ts';
import { absenceValues } from './reference-values.ts';

/** P(at least `present` of `rostered` come), with binomial coefficients multiplied out. */
function chance(rostered: number, present: number, absenceRate: number): number {
  let sum = 0;
  for (let k = present; k <= rostered; k++) {
    let coefficient = 1;
    for (let i = 1; i <= rostered - k; i++) coefficient *= (k + i) / i;
    sum += coefficient * (1 - absenceRate) ** k * absenceRate ** (rostered - k);
  }
  return sum;
}

describe('people rostered for people present', () => {
  it.each(absenceValues)('rosters $rostered for $present at $absenceRate absent', (row) => {
    expect(rosteredForPresent(row.present, row.absenceRate, row.confidence)).toBe(row.rostered);
  });

  it('is the smallest number whose binomial chance reaches the confidence', () => {
    for (const present of [1, 2, 5, 17, 60]) {
      for (const absenceRate of [0.01, 0.08, 0.3]) {
        for (const confidence of [0.5, 0.9, 0.99]) {
          const rostered = rosteredForPresent(present, absenceRate, confidence);
          expect(chance(rostered, present, absenceRate)).toBeGreaterThanOrEqual(confidence);
          if (rostered > present) {
            expect(chance(rostered - 1, present, absenceRate)).toBeLessThan(confidence);
          }
        }
      }
    }
  });

  it('adds nobody where nobody is absent or needed, and copes with thousands', () => {
    expect(rosteredForPresent(12, 0, 0.99)).toBe(12);
    expect(rosteredForPresent(0, 0.5, 0.99)).toBe(0);
    expect(rosteredForPresent(20_000, 0.1, 0.95)).toBeGreaterThan(20_000 / 0.9);
  });

  it('refuses certainty', () => {
    expect(() => rosteredForPresent(3, 0.1, 1)).toThrow(RangeError);
    expect(() => rosteredForPresent(3, 1, 0.9)).toThrow(RangeError);
    expect(() => rosteredForPresent(2.5, 0.1, 0.9)).toThrow(RangeError);
  });
});
