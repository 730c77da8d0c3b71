/**
 * Logarithm and exponential from additions, multiplications and divisions alone. IEEE 754 fixes those to the last bit,
 * whereas `Math.log` and `Math.exp` may differ between engines: with these, one seed gives one result everywhere.
 */

const LN_2 = 0.6931471805599453;
const SQRT_HALF = 0.7071067811865476;

/** 2^(k − 32) for k = 0 … 32. */
const SCALE = Float64Array.from({ length: 33 }, (_, k) => (k < 32 ? (1 << k) >>> 0 : 2 ** 32) / 2 ** 32);

/** ln x for x in [√½, √2): 2·artanh s with s = (x − 1)/(x + 1), |s| < 0.172, so ten terms reach double precision. */
function logarithmNearOne(x: number): number {
  const s = (x - 1) / (x + 1);
  const t = s * s;
  let sum = t / 21 + 1 / 19;
  sum = sum * t + 1 / 17;
  sum = sum * t + 1 / 15;
  sum = sum * t + 1 / 13;
  sum = sum * t + 1 / 11;
  sum = sum * t + 1 / 9;
  sum = sum * t + 1 / 7;
  sum = sum * t + 1 / 5;
  sum = sum * t + 1 / 3;
  return 2 * s * (sum * t + 1);
}

/**
 * Standard exponential quantile −ln u of the uniform u = (bits + ½)/2³², between 1.2e-10 and 22.9.
 * Falling in `bits`, so common random numbers stay synchronised. `bits` is an unsigned 32-bit integer.
 */
export function standardExponential(bits: number): number {
  let halvings = Math.clz32(bits);
  let mantissa = (bits + 0.5) * SCALE[halvings];
  if (mantissa < SQRT_HALF) {
    mantissa *= 2;
    halvings += 1;
  }
  return halvings * LN_2 - logarithmNearOne(mantissa);
}

/** Natural logarithm of x > 0, absolute error below 1e-15 near one. Throws RangeError otherwise. */
export function logarithm(x: number): number {
  if (!(x > 0 && x < Infinity)) throw new RangeError(`logarithm needs a positive finite number, got ${x}`);
  let mantissa = x;
  let doublings = 0;
  while (mantissa < SQRT_HALF) {
    mantissa *= 2;
    doublings -= 1;
  }
  while (mantissa >= 2 * SQRT_HALF) {
    mantissa /= 2;
    doublings += 1;
  }
  return doublings * LN_2 + logarithmNearOne(mantissa);
}

/** e^x, relative error below 1e-14 for |x| ≤ 700: Taylor series on |r| ≤ ½·ln 2, then doublings. */
export function exponential(x: number): number {
  const doublings = Math.floor(x / LN_2 + 0.5);
  const r = x - doublings * LN_2;
  let sum = 1;
  for (let k = 14; k >= 1; k -= 1) sum = 1 + (sum * r) / k;
  const factor = doublings < 0 ? 0.5 : 2;
  for (let k = Math.abs(doublings); k > 0; k -= 1) sum *= factor;
  return sum;
}
