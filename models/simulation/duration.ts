import { exponential, logarithm, standardExponential } from './elementary.ts';
import { standardNormal } from './normal.ts';

/**
 * How a duration spreads about its mean, which is stated elsewhere: the shape carries no unit.
 * `empirical` draws one of the samples, each equally likely, scaled so that their mean is the stated one.
 */
export type DurationShape =
  | { readonly kind: 'exponential' }
  | { readonly kind: 'lognormal'; readonly coefficientOfVariation: number }
  | { readonly kind: 'empirical'; readonly samples: ArrayLike<number> };

const EXPONENTIAL = 0;
const LOGNORMAL = 1;
const EMPIRICAL = 2;

/** Draws multiples of a mean: values with mean one and the shape asked for. */
export class DurationSampler {
  private readonly kind: number;
  private readonly sigma: number = 0;
  private readonly samples: Float64Array;

  /** Throws RangeError when the shape has no mean to scale to. */
  constructor(shape: DurationShape) {
    this.samples = new Float64Array(0);
    switch (shape.kind) {
      case 'exponential':
        this.kind = EXPONENTIAL;
        break;
      case 'lognormal': {
        const cv = shape.coefficientOfVariation;
        if (!(cv >= 0 && cv < Infinity))
          throw new RangeError(`coefficientOfVariation must be ≥ 0, got ${cv}`);
        this.kind = LOGNORMAL;
        this.sigma = Math.sqrt(logarithm(1 + cv * cv));
        break;
      }
      case 'empirical':
        this.kind = EMPIRICAL;
        this.samples = scaledToMeanOne(shape.samples);
        break;
    }
  }

  /** The multiple that belongs to 32 random bits: one draw each, so chats keep their numbers whatever the shape. */
  draw(bits: number): number {
    if (this.kind === EXPONENTIAL) return standardExponential(bits);
    if (this.kind === LOGNORMAL) {
      return exponential(this.sigma * standardNormal(bits) - (this.sigma * this.sigma) / 2);
    }
    return this.samples[Math.floor((bits / 2 ** 32) * this.samples.length)];
  }
}

function scaledToMeanOne(samples: ArrayLike<number>): Float64Array {
  const sorted = Float64Array.from(samples).sort();
  const mean = sorted.reduce((sum, value) => sum + value, 0) / sorted.length;
  if (!(sorted[0] >= 0 && mean > 0 && mean < Infinity)) {
    throw new RangeError(
      'empirical samples must be at least one, none negative, with a positive finite mean',
    );
  }
  return sorted.map((value) => value / mean);
}
