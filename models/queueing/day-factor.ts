import { gammaQuantile, lowerGammaShare } from './numerics/regularised-gamma.ts';

/**
 * The day factor Γ: the whole day's demand is the forecast times Γ, a gamma variable with mean 1 and the given
 * coefficient of variation. Real errors of neighbouring intervals go together, so the day shares one factor.
 * Below, `variation` is that coefficient, at least 0; 0 makes Γ the constant 1.
 */
export interface DayFactorNode {
  readonly factor: number;
  /** Probability of the days it stands for. */
  readonly probability: number;
}

/** The factor that a day stays below with the given probability, in (0, 1). */
export function dayFactorQuantile(variation: number, probability: number): number {
  if (!(probability > 0 && probability < 1)) throw new RangeError('probability must lie in (0, 1)');
  const shape = shapeOf(variation);
  return shape === undefined ? 1 : gammaQuantile(shape, probability) / shape;
}

/** Probability that a day's factor is at most `factor`. */
export function dayFactorShare(variation: number, factor: number): number {
  const shape = shapeOf(variation);
  if (shape === undefined) return factor >= 1 ? 1 : 0;
  return lowerGammaShare(shape, factor * shape);
}

/**
 * `count` kinds of day of equal probability, each with the mean factor of its days, so that the mean over all is 1.
 */
export function dayFactorNodes(variation: number, count: number): DayFactorNode[] {
  return kindsBetween(
    variation,
    Array.from({ length: count + 1 }, (_, i) => i / count),
  );
}

/**
 * Eight kinds of day that tell the busy ones apart, on whom a tight target depends: as good as 32 of equal probability
 * wherever that was tried (variations 0.1 to 0.3, 1 to 100 agents), at a quarter of the work.
 */
export function dayFactorKinds(variation: number): DayFactorNode[] {
  return kindsBetween(variation, [0, 0.25, 0.5, 0.7, 0.83, 0.91, 0.96, 0.985, 1]);
}

/** The kinds of day between the given probabilities, from 0 to 1. */
function kindsBetween(variation: number, bounds: readonly number[]): DayFactorNode[] {
  const shape = shapeOf(variation);
  if (shape === undefined || bounds.length === 2) return [{ factor: 1, probability: 1 }];
  // x·f(x) of a gamma density is, but for its mean, the density of the next shape.
  const volumes = bounds.map((share) =>
    share === 0 || share === 1 ? share : lowerGammaShare(shape + 1, gammaQuantile(shape, share)),
  );
  return bounds.slice(1).map((share, i) => {
    const probability = share - bounds[i];
    return { factor: (volumes[i + 1] - volumes[i]) / probability, probability };
  });
}

function shapeOf(variation: number): number | undefined {
  if (!(variation >= 0 && variation < Infinity))
    throw new RangeError('variation must be finite and at least 0');
  // A coefficient this small moves no count; its shape would only cost precision.
  return variation < 1e-4 ? undefined : 1 / (variation * variation);
}
