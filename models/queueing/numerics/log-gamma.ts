/** ln Γ(a) for a ≥ 1, by Lanczos' approximation (g = 7, 9 coefficients; about 1e-15). */
export function logGamma(a: number): number {
  const coefficients = [
    676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
    -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
  ];
  let sum = 0.9999999999998099;
  coefficients.forEach((coefficient, i) => (sum += coefficient / (a + i)));
  const t = a + 6.5;
  return 0.5 * Math.log(2 * Math.PI) + (a - 0.5) * Math.log(t) - t + Math.log(sum);
}
