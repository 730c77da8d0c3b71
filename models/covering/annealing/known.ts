import type { CoveringData } from '../data.ts';

/** Whether annealing knows every kind of constraint that a covering problem has. */
export function isKnownToAnnealing({ responseBands, deferrable, shifts }: CoveringData): boolean {
  return (
    responseBands.length === 0 && deferrable.length === 0 && shifts.every(({ breaks }) => breaks.length <= 1)
  );
}
