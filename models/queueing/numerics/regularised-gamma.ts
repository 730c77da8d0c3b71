import { logGamma } from './log-gamma.ts';

/**
 * P(a, x): the probability that a gamma variable of shape a and scale 1 is at most x. Power series below the mean,
 * Legendre's continued fraction (by Lentz's method) above.
 */
export function lowerGammaShare(shape: number, x: number): number {
  if (x <= 0) return 0;
  return x < shape + 1 ? bySeries(shape, x) : 1 - byContinuedFraction(shape, x);
}

/** The x with P(a, x) = `probability`: bisection on the safe side of Newton's method. 0 < probability < 1. */
export function gammaQuantile(shape: number, probability: number): number {
  let low = 0;
  let high = shape + 10 * Math.sqrt(shape) + 10;
  while (lowerGammaShare(shape, high) < probability) high *= 2;
  let x = shape;
  for (let round = 0; round < 200; round++) {
    const excess = lowerGammaShare(shape, x) - probability;
    if (excess > 0) high = x;
    else low = x;
    const density = (weightAt(shape, x) * shape) / x;
    const newton = x - excess / density;
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - x) <= 1e-15 * x || next === x) break;
    x = next;
  }
  return x;
}

/** x^a·e^(−x)/Γ(a + 1), without the overflow of its parts. */
function weightAt(shape: number, x: number): number {
  if (shape < 20) return Math.exp(shape * Math.log(x) - x - logGamma(shape + 1));
  // Around the mean the parts of the exponent cancel: log1p keeps their difference.
  const off = (x - shape) / shape;
  const stirling =
    1 / (12 * shape) - 1 / (360 * shape ** 3) + 1 / (1260 * shape ** 5) - 1 / (1680 * shape ** 7);
  return Math.exp(shape * (Math.log1p(off) - off) - stirling) / Math.sqrt(2 * Math.PI * shape);
}

function bySeries(shape: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 1; term > sum * 1e-17; n++) {
    term *= x / (shape + n);
    sum += term;
  }
  return Math.min(1, sum * weightAt(shape, x));
}

function byContinuedFraction(shape: number, x: number): number {
  let b = x + 1 - shape;
  let c = 1e300;
  let d = 1 / b;
  let fraction = d;
  for (let i = 1; i < 100_000; i++) {
    const numerator = -i * (i - shape);
    b += 2;
    d = 1 / (numerator * d + b);
    c = b + numerator / c;
    const factor = d * c;
    fraction *= factor;
    if (Math.abs(factor - 1) < 1e-16) break;
  }
  return Math.min(1, fraction * weightAt(shape, x) * shape);
}
