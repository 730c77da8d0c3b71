import { logGamma } from './log-gamma.ts';

/**
 * Γ(x+1, R)·e^R / R^x for 0 ≤ x < 1 and R > 0: the inverse of the continuous Erlang B at a fractional number of
 * servers. The factor e^R / R^x keeps it of ordinary size for every R.
 */
export function upperGammaRatio(x: number, load: number): number {
  return load < x + 2 ? viaLowerSeries(x + 1, load) : viaContinuedFraction(x + 1, load);
}

/** Γ(a, R) = Γ(a) − γ(a, R), with the power series of γ; for small R, where little cancels. */
function viaLowerSeries(a: number, load: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; term > sum * 1e-17; n++) {
    term *= load / (a + n);
    sum += term;
  }
  return Math.exp(logGamma(a) + load) * Math.pow(load, 1 - a) - load * sum;
}

/** Legendre's continued fraction of Γ(a, R)·e^R·R^(−a), by Lentz's method, times R. */
function viaContinuedFraction(a: number, load: number): number {
  const tiny = 1e-300;
  let b = load + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let fraction = d;
  for (let i = 1; i < 10_000; i++) {
    const numerator = -i * (i - a);
    b += 2;
    d = 1 / nonZero(numerator * d + b, tiny);
    c = nonZero(b + numerator / c, tiny);
    const factor = d * c;
    fraction *= factor;
    if (Math.abs(factor - 1) < 1e-16) break;
  }
  return load * fraction;
}

function nonZero(value: number, tiny: number): number {
  return Math.abs(value) < tiny ? tiny : value;
}
