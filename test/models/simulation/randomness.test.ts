import { describe, expect, it } from 'vitest';
import { ChatSlots } from '../../../models/simulation/chat-slots.ts';
import { drawDayFactor } from '../../../models/simulation/day-factor.ts';
import { type DurationShape, DurationSampler } from '../../../models/simulation/duration.ts';
import { exponential, logarithm, standardExponential } from '../../../models/simulation/elementary.ts';
import { standardNormal } from '../../../models/simulation/normal.ts';
import { PURPOSE, RandomStream } from '../../../models/simulation/random-stream.ts';

const count = (n: number): number[] => Array.from({ length: n }, (_, index) => index);

/** Mean and coefficient of variation of values. */
function moments(values: readonly number[]): { mean: number; cv: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, cv: Math.sqrt(variance) / mean };
}

describe('the generators', () => {
  it('reproduce the reference output of xoshiro128** 1.1', () => {
    // Output of the authors' C code (prng.di.unimi.it) from the state 1, 2, 3, 4.
    const stream = new RandomStream([1, 2, 3, 4]);
    expect(count(10).map(() => stream.nextBits())).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ]);
  });

  it('reproduce the reference output of xoroshiro64**', () => {
    // Output of the authors' C code from the state 1, 2.
    const slots = new ChatSlots(4);
    const chat = slots.take(0, 1, 2);
    expect(count(10).map(() => slots.nextBits(chat))).toEqual([
      3802928447, 813792938, 1618621494, 2955957307, 3252880261, 1129983909, 2539651700, 1327610908,
      1757650787, 2763843748,
    ]);
  });

  it('give every seed, replication, queue and purpose a stream of its own', () => {
    const streams = [0, 1, -1, 2 ** 40].flatMap((seed) =>
      [0, 1, 2].flatMap((replication) =>
        [0, 1, 2].flatMap((queue) =>
          Object.values(PURPOSE).map((purpose) => RandomStream.of(seed, replication, queue, purpose)),
        ),
      ),
    );
    const starts = streams.map((stream) => `${stream.nextBits()} ${stream.nextBits()}`);
    expect(new Set(starts).size).toBe(4 * 3 * 3 * 5);
  });

  it('fill the range evenly and without correlation between neighbouring streams', () => {
    const a = RandomStream.of(1, 0, 0, PURPOSE.chats);
    const b = RandomStream.of(1, 1, 0, PURPOSE.chats);
    const pairs = count(100_000).map(() => [a.nextBits() / 2 ** 32 - 0.5, b.nextBits() / 2 ** 32 - 0.5]);
    const mean = pairs.reduce((sum, [x]) => sum + x, 0) / pairs.length;
    const covariance = pairs.reduce((sum, [x, y]) => sum + x * y, 0) / pairs.length;
    // Standard errors: 1/√(12 n) = 0.0009 and 1/(12 √n) = 0.00026.
    expect(Math.abs(mean)).toBeLessThan(0.004);
    expect(Math.abs(covariance)).toBeLessThan(0.0011);
  });
});

describe('the elementary functions', () => {
  it('agree with the built-in logarithm and exponential', () => {
    for (const x of [1e-300, 0.001, 0.5, 0.70710678, 0.99999, 1, 1.00001, 1.4142135, 2, 1000, 1e300]) {
      expect(Math.abs(logarithm(x) - Math.log(x))).toBeLessThan(1e-15 * Math.max(1, Math.abs(Math.log(x))));
    }
    for (const x of [-700, -5, -0.35, -1e-9, 0, 0.34, 0.35, 1, 20, 700]) {
      expect(exponential(x) / Math.exp(x)).toBeCloseTo(1, 12);
    }
    for (const x of [0, -1, NaN, Infinity]) expect(() => logarithm(x)).toThrow(RangeError);
  });

  it('invert the exponential distribution at any 32 bits', () => {
    for (const bits of [0, 1, 2, 3, 12345, 2 ** 31 - 1, 2 ** 31, 3037000499, 3037000500, 2 ** 32 - 1]) {
      const expected = -Math.log((bits + 0.5) / 2 ** 32);
      expect(Math.abs(standardExponential(bits) - expected)).toBeLessThan(1e-14 * Math.max(1, expected));
    }
  });

  it('invert the normal distribution', () => {
    // Quantiles of any table: Φ(z) = 0.5, 0.9, 0.975, 0.999, 0.9999999.
    const table = [
      [0.5, 0],
      [0.9, 1.2815515655],
      [0.975, 1.9599639845],
      [0.999, 3.0902323062],
      [0.9999999, 5.1993375822],
    ];
    for (const [probability, quantile] of table) {
      const bits = Math.floor(probability * 2 ** 32);
      // One step of 2^−32 in probability moves the quantile by 2^−32/φ(z).
      const step = (2 ** -32 * Math.sqrt(2 * Math.PI)) / Math.exp(-(quantile ** 2) / 2);
      expect(Math.abs(standardNormal(bits) - quantile)).toBeLessThan(2 * step + 1e-9);
      expect(Math.abs(standardNormal(2 ** 32 - 1 - bits) + quantile)).toBeLessThan(2 * step + 1e-9);
    }
  });
});

describe('the durations', () => {
  const evenly = count(200_000).map((index) => Math.floor(((index + 0.5) / 200_000) * 2 ** 32));
  const spread = (shape: DurationShape): { mean: number; cv: number } => {
    const sampler = new DurationSampler(shape);
    return moments(evenly.map((bits) => sampler.draw(bits)));
  };

  it('have mean one and the coefficient of variation asked for', () => {
    expect(spread({ kind: 'exponential' }).mean).toBeCloseTo(1, 4);
    expect(spread({ kind: 'exponential' }).cv).toBeCloseTo(1, 3);
    for (const coefficientOfVariation of [0, 0.5, 1]) {
      const { mean, cv } = spread({ kind: 'lognormal', coefficientOfVariation });
      expect(mean).toBeCloseTo(1, 3);
      expect(Math.abs(cv - coefficientOfVariation)).toBeLessThan(0.01);
    }
  });

  it('repeat the samples of an empirical shape, scaled to mean one', () => {
    const samples = [30, 10, 20, 40];
    const sampler = new DurationSampler({ kind: 'empirical', samples });
    const seen = new Set(evenly.map((bits) => sampler.draw(bits)));
    expect([...seen].sort((a, b) => a - b)).toEqual([0.4, 0.8, 1.2, 1.6]);
    expect(samples).toEqual([30, 10, 20, 40]);
    expect(spread({ kind: 'empirical', samples }).mean).toBeCloseTo(1, 4);
  });

  it('never shrink when the bits grow, except the exponential, which never grows', () => {
    const bits = [0, 1000, 2 ** 20, 2 ** 31, 2 ** 32 - 1];
    const lognormal = new DurationSampler({ kind: 'lognormal', coefficientOfVariation: 2 });
    const values = bits.map((word) => lognormal.draw(word));
    expect(values).toEqual(values.toSorted((a, b) => a - b));
    const falling = bits.map((word) => standardExponential(word));
    expect(falling).toEqual(falling.toSorted((a, b) => b - a));
  });

  it('refuse what has no mean', () => {
    for (const samples of [[], [0, 0], [-1, 5], [NaN]]) {
      expect(() => new DurationSampler({ kind: 'empirical', samples })).toThrow(RangeError);
    }
    expect(() => new DurationSampler({ kind: 'lognormal', coefficientOfVariation: -1 })).toThrow(RangeError);
  });
});

describe('the day factor', () => {
  it.each([0, 0.05, 0.3, 1, 1.5])(
    'has mean one and coefficient of variation %d',
    (coefficientOfVariation) => {
      const stream = RandomStream.of(3, 0, 0, PURPOSE.dayFactor);
      const { mean, cv } = moments(count(100_000).map(() => drawDayFactor(coefficientOfVariation, stream)));
      expect(Math.abs(mean - 1)).toBeLessThan((5 * coefficientOfVariation) / Math.sqrt(100_000) + 1e-12);
      expect(Math.abs(cv - coefficientOfVariation)).toBeLessThan(0.03 * coefficientOfVariation + 1e-12);
    },
  );
});
