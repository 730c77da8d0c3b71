/** Two-sided 95 % points of Student's t with 1 … 30 degrees of freedom (any table; Fisher & Yates). */
const TABLE = [
  12.7062, 4.30265, 3.18245, 2.77645, 2.57058, 2.44691, 2.36462, 2.306, 2.26216, 2.22814, 2.20099, 2.17881,
  2.16037, 2.14479, 2.13145, 2.11991, 2.10982, 2.10092, 2.09302, 2.08596, 2.07961, 2.07387, 2.06866, 2.0639,
  2.05954, 2.05553, 2.05183, 2.04841, 2.04523, 2.04227,
];

const NORMAL = 1.959963984540054;

/**
 * The 97.5 % quantile of Student's t. Above 30 degrees of freedom by the Cornish–Fisher expansion (Abramowitz & Stegun
 * 26.7.5), right to five digits there.
 */
export function studentQuantile(degreesOfFreedom: number): number {
  const exact = TABLE[degreesOfFreedom - 1];
  if (exact !== undefined) return exact;
  const z = NORMAL;
  const z2 = z * z;
  const n = degreesOfFreedom;
  const first = (z * (z2 + 1)) / 4;
  const second = (z * ((5 * z2 + 16) * z2 + 3)) / 96;
  const third = (z * (((3 * z2 + 19) * z2 + 17) * z2 - 15)) / 384;
  return z + (first + (second + third / n) / n) / n;
}
