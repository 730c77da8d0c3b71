/** Probabilities of the number of contacts in the system: entry i belongs to `first` + i contacts. */
export interface QueueState {
  readonly first: number;
  readonly probability: Float64Array;
}

/** Nobody in the system. */
export function emptyState(): QueueState {
  return { first: 0, probability: Float64Array.of(1) };
}

/** Sum of the probabilities: 1 but for rounding. */
export function totalProbability({ probability }: QueueState): number {
  return probability.reduce((sum, p) => sum + p, 0);
}

/** Mean number of contacts in the system. */
export function meanContacts({ first, probability }: QueueState): number {
  return probability.reduce((sum, p, i) => sum + p * (first + i), 0);
}
