import { expect } from 'vitest';
import { lineErrors } from '../../../../models/rostering/lines/check.ts';
import type { Line, LinesData } from '../../../../models/rostering/lines/data.ts';
import { createLineFinders } from '../../../../models/rostering/lines/line-finder.ts';
import { everyLine } from './instances.ts';

/**
 * Asserts that of all ways to fill the days the finder of the first person finds those that the rules allow and no other, and
 * returns them. No line may cost more than 1000.
 */
export function expectEveryLegalLine(data: LinesData): Line[] {
  const [person] = data.people;
  const legal = everyLine(data).filter((line) => lineErrors(data, person, line).length === 0);
  const outcome = createLineFinders(data);
  if (outcome.status !== 'found') throw new Error(outcome.status);
  const worth = new Float64Array(data.days * data.shifts.length);
  const { lines } = outcome.finders[0].all(data, 0, 1000, { worth, most: 20_000 });
  const asText = (line: Line): string => line.join();
  expect(lines.map(({ line }) => asText(line)).sort()).toEqual(legal.map(asText).sort());
  return legal;
}
