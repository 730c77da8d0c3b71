/** A straight line through measurements, by least squares. */
export interface Trend {
  readonly slope: number;
  /** How far chance alone moves the slope, as one standard deviation. */
  readonly standardError: number;
}

/**
 * The trend of measurements that follow one another at equal distances. Neighbours are alike, which would make a line look
 * surer than it is, so the line goes through the means of `blocks` stretches.
 *
 * @param spacing distance from one measurement to the next, in the unit that the slope is to be per
 * @throws RangeError for fewer than one measurement a block, or fewer than three blocks.
 */
export function trendOf(measured: readonly number[], spacing: number, blocks: number): Trend {
  const size = Math.floor(measured.length / blocks);
  if (size < 1 || blocks < 3) throw new RangeError('a trend needs three blocks of measurements');
  const means = Array.from({ length: blocks }, (_, block) =>
    mean(measured.slice(block * size, (block + 1) * size)),
  );
  const times = means.map((_, block) => block * size * spacing);
  const [center, level] = [mean(times), mean(means)];
  const spread = sum(times.map((time) => (time - center) ** 2));
  const slope = sum(times.map((time, block) => (time - center) * (means[block] - level))) / spread;
  const residuals = means.map((value, block) => value - level - slope * (times[block] - center));
  const variance = sum(residuals.map((one) => one ** 2)) / (blocks - 2);
  return { slope, standardError: Math.sqrt(variance / spread) };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}
