/**
 * The four definitions of service level in use. With T the limit:
 * - `answered-of-offered`: answered within T / offered; giving up counts as a miss.
 * - `answered-of-answered`: answered within T / answered; those who gave up do not count.
 * - `answered-of-offered-less-short-abandons`: answered within T / (offered − gone within T).
 * - `wait-within`: P(W ≤ T), where the wait ends by an answer or by giving up.
 */
export type ServiceLevelDefinition =
  'answered-of-offered' | 'answered-of-answered' | 'answered-of-offered-less-short-abandons' | 'wait-within';

/** What becomes of the contacts of a queue, as shares of those offered. */
export interface ContactOutcomes {
  readonly answered: number;
  readonly answeredWithin: number;
  /** Answered or gone within T. */
  readonly waitedWithin: number;
}

/** The service level under one of its definitions, in [0, 1]; 1 where the definition leaves nobody to count. */
export function serviceLevel(
  definition: ServiceLevelDefinition,
  { answered, answeredWithin, waitedWithin }: ContactOutcomes,
): number {
  switch (definition) {
    case 'answered-of-offered':
      return answeredWithin;
    case 'answered-of-answered':
      return share(answeredWithin, answered);
    case 'answered-of-offered-less-short-abandons':
      return share(answeredWithin, 1 - (waitedWithin - answeredWithin));
    case 'wait-within':
      return waitedWithin;
  }
}

function share(part: number, whole: number): number {
  return whole > 0 ? Math.min(1, part / whole) : 1;
}
