import { studentQuantile } from './student.ts';

/** A mean with the half-width of its 95 % confidence interval; Infinity while one replication leaves it unknown. */
export interface Estimate {
  readonly mean: number;
  readonly halfWidth: number;
}

/**
 * Ratios of totals, such as reply seconds over replies, from independent pairs (numerator, denominator): one pair per
 * replication or batch. Mean = Σx/Σy; half-width = t·s/(ȳ√n), s² the variance of x − mean·y (ratio estimator, Cochran,
 * Sampling Techniques, 1977, ch. 6; Law, Simulation Modeling and Analysis, ch. 9).
 */
export class RatioStatistics {
  private readonly sums: Float64Array;

  /** Room for so many ratios, each without data. */
  constructor(count: number) {
    this.sums = new Float64Array(5 * count);
  }

  /** Adds one pair to a ratio. Every ratio gets one pair per replication, zeros included. */
  add(index: number, numerator: number, denominator: number): void {
    const { sums } = this;
    const base = 5 * index;
    sums[base] += numerator;
    sums[base + 1] += denominator;
    sums[base + 2] += numerator * numerator;
    sums[base + 3] += numerator * denominator;
    sums[base + 4] += denominator * denominator;
  }

  /** The estimate of a ratio from so many pairs, undefined where the denominators are all zero. */
  estimate(index: number, pairs: number): Estimate | undefined {
    const [x, y, xx, xy, yy] = this.sums.subarray(5 * index, 5 * index + 5);
    if (!(y > 0)) return undefined;
    const mean = x / y;
    if (pairs < 2) return { mean, halfWidth: Infinity };
    const residuals = Math.max(0, xx - 2 * mean * xy + mean * mean * yy);
    const deviation = Math.sqrt(residuals / (pairs - 1));
    return { mean, halfWidth: (studentQuantile(pairs - 1) * deviation * Math.sqrt(pairs)) / y };
  }
}
