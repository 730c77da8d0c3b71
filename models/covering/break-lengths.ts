import type { CoveringData } from './data.ts';

/** Pool → length of its breaks, intervals. */
export function breakLengths({ shifts }: Pick<CoveringData, 'shifts'>): Map<string, number> {
  return new Map(
    shifts.flatMap(({ breaks }) => breaks.map(({ pool, intervals }): [string, number] => [pool, intervals])),
  );
}
