import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { absenceBuffer, leastBuffer } from '../../../src/audit/coverage/buffer-policy.ts';

const policy = (share: number, minimum: number) => ({
  buffer: { share, minimum, liveExtraAgents: 0 },
  absenceRate: 0.1,
});

/** P(at least `present` of `people` come), by going through the number of people who come. */
function probabilityPresent(present: number, people: number, absenceRate: number): number {
  let distribution = [1];
  for (let person = 0; person < people; person++) {
    const next = new Array<number>(distribution.length + 1).fill(0);
    distribution.forEach((probability, come) => {
      next[come] += probability * absenceRate;
      next[come + 1] += probability * (1 - absenceRate);
    });
    distribution = next;
  }
  return distribution.slice(present).reduce((sum, probability) => sum + probability, 0);
}

describe('absenceBuffer', () => {
  it.each([
    [30, 0.1, 0.95, 37],
    [30, 0.2, 0.95, 43],
    [100, 0.2, 0.95, 135],
  ])(
    '%d present at absence %d with confidence %d takes %d rostered',
    (present, rate, confidence, rostered) => {
      expect(present + absenceBuffer(present, rate, confidence)).toBe(rostered);
    },
  );

  it('asks for nobody where nobody is required or nobody stays away', () => {
    expect(absenceBuffer(0, 0.2, 0.95)).toBe(0);
    expect(absenceBuffer(30, 0, 0.95)).toBe(0);
  });

  it('is the smallest that holds, by the convolution of single people', () => {
    const cases = fc.tuple(
      fc.integer({ min: 1, max: 40 }),
      fc.double({ min: 0.01, max: 0.5, noNaN: true }),
      fc.double({ min: 0.51, max: 0.99, noNaN: true }),
    );
    fc.assert(
      fc.property(cases, ([required, rate, confidence]) => {
        const buffer = absenceBuffer(required, rate, confidence);
        expect(probabilityPresent(required, required + buffer, rate)).toBeGreaterThan(confidence - 1e-9);
        if (buffer > 0) {
          const less = probabilityPresent(required, required + buffer - 1, rate);
          expect(less).toBeLessThan(confidence + 1e-9);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('does not underflow for thousands of people', () => {
    // Normal approximation: smallest n with 0.7·n − 1.645·√(0.21·n) ≥ 5000.
    let rostered = 5000;
    while (0.7 * rostered - 1.645 * Math.sqrt(0.21 * rostered) < 5000) rostered++;
    expect(Math.abs(5000 + absenceBuffer(5000, 0.3, 0.95) - rostered)).toBeLessThanOrEqual(2);
  });
});

describe('leastBuffer', () => {
  it('is the share rounded up and at least the minimum', () => {
    expect(leastBuffer(0, policy(0.05, 1))).toBe(1);
    expect(leastBuffer(20, policy(0.05, 1))).toBe(1);
    expect(leastBuffer(21, policy(0.05, 1))).toBe(2);
    expect(leastBuffer(4, policy(0, 0))).toBe(0);
  });

  it('does not round up what is a whole number but for floating point', () => {
    expect(0.07 * 100).toBeGreaterThan(7);
    expect(leastBuffer(100, policy(0.07, 0))).toBe(7);
  });

  it('covers absence where that asks for more', () => {
    const { buffer, absenceRate } = policy(0.05, 1);
    const confident = { buffer: { ...buffer, absenceConfidence: 0.95 }, absenceRate };
    expect(leastBuffer(30, confident)).toBe(7);
    expect(leastBuffer(30, { ...confident, absenceRate: 0 })).toBe(2);
  });
});
