import { standardExponential } from './elementary.ts';

/**
 * Standard normal quantile of the uniform u = (bits + ½)/2³², relative error about 1e-16.
 * Wichura 1988, algorithm AS 241 (PPND16), Applied Statistics 37. Its third branch, for u below 1.4e-11, cannot occur.
 */
export function standardNormal(bits: number): number {
  const q = (bits + 0.5) / 2 ** 32 - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return (q * centralNumerator(r)) / centralDenominator(r);
  }
  const tailBits = q < 0 ? bits : ~bits >>> 0;
  const r = Math.sqrt(standardExponential(tailBits)) - 1.6;
  const magnitude = tailNumerator(r) / tailDenominator(r);
  return q < 0 ? -magnitude : magnitude;
}

function centralNumerator(r: number): number {
  let sum = 2509.0809287301227 * r + 33430.57558358813;
  sum = sum * r + 67265.7709270087;
  sum = sum * r + 45921.95393154987;
  sum = sum * r + 13731.69376550946;
  sum = sum * r + 1971.5909503065513;
  sum = sum * r + 133.14166789178438;
  return sum * r + 3.3871328727963665;
}

function centralDenominator(r: number): number {
  let sum = 5226.495278852854 * r + 28729.085735721943;
  sum = sum * r + 39307.89580009271;
  sum = sum * r + 21213.794301586597;
  sum = sum * r + 5394.196021424751;
  sum = sum * r + 687.1870074920579;
  sum = sum * r + 42.31333070160091;
  return sum * r + 1;
}

function tailNumerator(r: number): number {
  let sum = 7.745450142783414e-4 * r + 0.022723844989269184;
  sum = sum * r + 0.2417807251774506;
  sum = sum * r + 1.2704582524523684;
  sum = sum * r + 3.6478483247632045;
  sum = sum * r + 5.769497221460691;
  sum = sum * r + 4.630337846156546;
  return sum * r + 1.4234371107496835;
}

function tailDenominator(r: number): number {
  let sum = 1.0507500716444169e-9 * r + 5.475938084995345e-4;
  sum = sum * r + 0.015198666563616457;
  sum = sum * r + 0.14810397642748008;
  sum = sum * r + 0.6897673349851;
  sum = sum * r + 1.6763848301838038;
  sum = sum * r + 2.053191626637759;
  return sum * r + 1;
}
