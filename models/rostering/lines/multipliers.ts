import type { CountLimit, Line, LinePerson, LinesData, Tally } from './data.ts';
import { beyondLimits, talliedBy, tallyCost } from './tally.ts';

/**
 * Prices of the units of one person's tallies, which steer shortest paths towards lines that keep them (Lagrangian
 * relaxation): a surcharge on every choice, and an allowance that makes the price of a path a bound again. They stay from one
 * search to the next, as prices of work change little in between.
 */
export class Multipliers {
  readonly tallies: readonly Tally[];
  private readonly largest: readonly number[];
  private values: readonly number[];
  /** The best so far. */
  best: readonly number[];

  constructor(data: LinesData, { tallies = [], rules }: LinePerson) {
    this.tallies = [...tallies, ...rules.counts.map((limit, index) => asTally(data, limit, index))];
    this.largest = this.tallies.map(({ weights }) =>
      weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 1),
    );
    this.values = this.tallies.map(() => 0);
    this.best = this.values;
  }

  /** What the multipliers add to each choice: [day · (shifts + 1) + choice]; undefined where they are all 0. */
  get surcharge(): Float64Array | undefined {
    if (this.values.every((value) => value === 0)) return undefined;
    const sum = new Float64Array(this.tallies[0].weights.length);
    this.tallies.forEach(({ weights }, t) => {
      const value = this.values[t];
      if (value !== 0) for (let at = 0; at < sum.length; at++) sum[at] += value * weights[at];
    });
    return sum;
  }

  /** What a line that keeps every limit pays in surcharges at the most. */
  get allowance(): number {
    return this.tallies.reduce((sum, { least, most }, t) => {
      const value = this.values[t];
      return value === 0 ? sum : sum + value * (value > 0 ? most : least);
    }, 0);
  }

  /** What the tallies cost a line; Infinity where it breaks a required one. */
  costOf(line: Line): number {
    return this.tallies.reduce((sum, tally) => sum + tallyCost(tally, line), 0);
  }

  /**
   * Moves the multipliers against what a line lacks or has too much of.
   *
   * @param gap by how much the bound is hoped to rise
   * @returns whether they moved
   */
  step(line: Line, gap: number): boolean {
    const slopes = this.tallies.map((tally, t) => {
      const { least, most } = tally;
      const beyond = beyondLimits(tally, line);
      const value = this.values[t];
      // Inside its limits, a multiplier that is not 0 goes back.
      const inside = value > 0 ? most : least;
      const slope = beyond === 0 && value !== 0 ? talliedBy(tally, line) - inside : beyond;
      return slope / this.largest[t];
    });
    const square = slopes.reduce((sum, slope) => sum + slope * slope, 0);
    if (square < 1e-12) return false;
    const before = this.values;
    this.values = before.map((value, t) => {
      const { costBelow, costAbove } = this.tallies[t];
      const moved = value + ((gap / square) * slopes[t]) / this.largest[t];
      return Math.min(costAbove, Math.max(-costBelow, moved));
    });
    return this.values.some((value, t) => value !== before[t]);
  }

  /** Keeps the multipliers as the best so far. */
  keep(): void {
    this.best = this.values;
  }

  /** Goes on from these. */
  restore(values: readonly number[]): void {
    this.best = values;
    this.values = values;
  }

  /** Goes back to the best so far. */
  reset(): void {
    this.values = this.best;
  }
}

function asTally({ days, shifts }: LinesData, limit: CountLimit, index: number): Tally {
  const choices = shifts.length + 1;
  const weights = Float64Array.from({ length: days * choices }, (_, at) =>
    limit.shifts.includes((at % choices) - 1) ? 1 : 0,
  );
  const name = `count ${index}`;
  return { name, weights, least: -Infinity, most: limit.most, costBelow: 0, costAbove: Infinity };
}
