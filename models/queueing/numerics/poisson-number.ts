/** More events than a Poisson number with this mean ever is, but for a chance below 1e-13. */
export function mostEvents(mean: number): number {
  return Math.ceil(mean + 7.5 * Math.sqrt(mean) + 15);
}

/** Probabilities of a Poisson number from an even first on, and of more than each; an even count of them. */
export interface PoissonNumber {
  readonly first: number;
  readonly probabilities: Float64Array;
  readonly beyond: Float64Array;
}

/** The numbers that together have all but 1e-13 of the chances. The mean must be above 0. */
export function poissonNumber(mean: number): PoissonNumber {
  const first = 2 * Math.floor(Math.max(0, mean - 8.5 * Math.sqrt(mean)) / 2);
  const count = 2 * Math.ceil((mostEvents(mean) + 1 - first) / 2);
  const probabilities = new Float64Array(count);
  const beyond = new Float64Array(count);
  const likely = Math.floor(mean) - first;
  probabilities[likely] = 1;
  let total = 1;
  for (let n = likely - 1; n >= 0; n--) {
    probabilities[n] = (probabilities[n + 1] * (first + n + 1)) / mean;
    total += probabilities[n];
  }
  for (let n = likely + 1; n < count; n++) {
    probabilities[n] = (probabilities[n - 1] * mean) / (first + n);
    total += probabilities[n];
  }
  for (let n = count - 1; n >= 0; n--) {
    probabilities[n] /= total;
    if (n < count - 1) beyond[n] = beyond[n + 1] + probabilities[n + 1];
  }
  return { first, probabilities, beyond };
}
