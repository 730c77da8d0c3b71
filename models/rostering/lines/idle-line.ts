import type { PricingQuery } from './cheapest-lines.ts';
import type { Line, LinesData } from './data.ts';
import { lineCost } from './line-cost.ts';
import type { LinePricer } from './pricer.ts';

/**
 * The line without any work, which is priced apart: whoever has it is owed nothing, shares no duties and counts for no need of
 * people at work, none of which its path knows. Undefined where the person must work.
 */
export function idleLine(
  data: LinesData,
  person: number,
  pricer: LinePricer,
  { freeDays }: Pick<PricingQuery, 'freeDays'>,
): Line | undefined {
  if (!pricer.allowsIdleness) return undefined;
  const line = new Uint16Array(data.days);
  const isOpen = line.every(
    (_, day) =>
      freeDays === undefined || (freeDays.from <= day && day < freeDays.to) || freeDays.line[day] === 0,
  );
  return isOpen && lineCost(data, person, line) < Infinity ? line : undefined;
}
