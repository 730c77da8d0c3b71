import type { LinesData } from './data.ts';

/** The greatest common divisor of the shifts' minutes; 1 without any. */
export function minuteUnit({ shifts }: Pick<LinesData, 'shifts'>): number {
  return shifts.map(({ minutes }) => minutes).reduce(greatestCommonDivisor, 0) || 1;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
