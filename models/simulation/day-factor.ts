import { exponential, logarithm, standardExponential } from './elementary.ts';
import { standardNormal } from './normal.ts';
import type { RandomStream } from './random-stream.ts';

/**
 * One draw of the gamma factor that a whole day's demand is multiplied with: mean 1 and the given coefficient of
 * variation (0 gives exactly 1). Marsaglia & Tsang 2000, ACM TOMS 26; a shape below one (cv above one) by their boost.
 */
export function drawDayFactor(coefficientOfVariation: number, stream: RandomStream): number {
  if (coefficientOfVariation === 0) return 1;
  const shape = 1 / (coefficientOfVariation * coefficientOfVariation);
  if (shape >= 1) return standardGamma(shape, stream) / shape;
  const boost = exponential(-standardExponential(stream.nextBits()) / shape);
  return (standardGamma(shape + 1, stream) * boost) / shape;
}

function standardGamma(shape: number, stream: RandomStream): number {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const z = standardNormal(stream.nextBits());
    const root = 1 + c * z;
    const exponent = standardExponential(stream.nextBits());
    if (root <= 0) continue;
    const v = root * root * root;
    if (-exponent < (z * z) / 2 + d - d * v + d * logarithm(v)) return d * v;
  }
}
