import type { ResolvedRequest } from '../../domain/resolved-request.ts';

/**
 * Buffer staff a policy asks for in an open interval with `required` agents: the largest of its minimum, its share of
 * the requirement rounded up, and, where it names a confidence, what random absence takes.
 */
export function leastBuffer(
  required: number,
  { buffer, absenceRate }: Pick<ResolvedRequest, 'buffer' | 'absenceRate'>,
): number {
  // A share such as 0.07 of 100 is 7.000000000000001 in floating point and means 7.
  const ofShare = Math.ceil(buffer.share * required - 1e-9);
  const ofAbsence =
    buffer.absenceConfidence === undefined
      ? 0
      : absenceBuffer(required, absenceRate, buffer.absenceConfidence);
  return Math.max(buffer.minimum, ofShare, ofAbsence);
}

/** `leastBuffer` for one request, each requirement worked out once. */
export function leastBuffers(
  request: Pick<ResolvedRequest, 'buffer' | 'absenceRate'>,
): (required: number) => number {
  const known = new Map<number, number>();
  return (required) => {
    const least = known.get(required) ?? leastBuffer(required, request);
    known.set(required, least);
    return least;
  };
}

/**
 * Smallest b with P(Binomial(required + b, 1 − absenceRate) ≥ required) ≥ confidence: so many people more must be
 * rostered for `required` to come with that probability when each stays away on their own.
 */
export function absenceBuffer(required: number, absenceRate: number, confidence: number): number {
  let buffer = 0;
  while (probabilityAtMostAbsent(buffer, required + buffer, absenceRate) < confidence - 1e-12) buffer++;
  return buffer;
}

/** P(Binomial(people, rate) ≤ most), summed through logarithms so that thousands of people do not underflow. */
function probabilityAtMostAbsent(most: number, people: number, rate: number): number {
  let logTerm = people * Math.log1p(-rate);
  let sum = Math.exp(logTerm);
  for (let absent = 1; absent <= most; absent++) {
    logTerm += Math.log((people - absent + 1) / absent) + Math.log(rate) - Math.log1p(-rate);
    sum += Math.exp(logTerm);
  }
  return sum;
}
