import type { PricedLine, PricingQuery } from './cheapest-lines.ts';
import type { LineRoster, Line, LinesData } from './data.ts';
import { linePrice } from './line-cost.ts';
import type { LineFinder } from './line-finder.ts';
import { changePresence, marginalWorth, sharedWorth } from './worth.ts';

/** A roster, or the first person for whom no line was found. */
export type Started = { readonly roster: LineRoster } | { readonly withoutLine: number };

/**
 * A roster to start from: one person after the other gets the line that is best beside those before, then everybody's
 * is exchanged for the best beside all others until nobody's changes.
 *
 * @param finders one for each person
 * @param order whose turn comes first, second, …
 */
export function respondInTurn(
  data: LinesData,
  finders: readonly LineFinder[],
  order: readonly number[],
  shouldStop: () => boolean,
): Started {
  const present = new Int32Array(data.cover.length);
  const roster: Line[] = [];
  for (const [turn, person] of order.entries()) {
    const finder = finders[person];
    const worth = sharedWorth(data, present, order.length - turn);
    const query = { worth, most: LINES_LOOKED_AT };
    let best: PricedLine | undefined = finder.cheapest(data, person, query).lines.at(0);
    while (best === undefined && finder.trackMore()) [best] = finder.cheapest(data, person, query).lines;
    if (best === undefined) best = cheapestOfAll(data, finder, person, query);
    if (best === undefined) return { withoutLine: person };
    roster[person] = best.line;
    changePresence(data, present, best.line, 1);
  }
  for (let changed = true; changed && !shouldStop();) {
    changed = false;
    for (const person of order) {
      changePresence(data, present, roster[person], -1);
      const worth = marginalWorth(data, present);
      const [best] = finders[person].cheapest(data, person, { worth, most: LINES_LOOKED_AT }).lines;
      const cost = linePrice(data, person, roster[person], worth);
      if (best !== undefined && best.price < cost - 1e-9) {
        roster[person] = best.line;
        changed = true;
      }
      changePresence(data, present, roster[person], 1);
      if (shouldStop()) break;
    }
  }
  return { roster };
}

/** Where required tallies hide every line from prices, a walk through all of them may still meet one. */
function cheapestOfAll(
  data: LinesData,
  finder: LineFinder,
  person: number,
  { worth }: PricingQuery,
): PricedLine | undefined {
  const { lines } = finder.all(data, person, Number.MAX_VALUE, { worth, most: LINES_WALKED });
  return lines.reduce<PricedLine | undefined>(
    (best, one) => (best === undefined || one.price < best.price ? one : best),
    undefined,
  );
}

const LINES_WALKED = 5000;

/** With untracked limits the cheapest path may be no legal line; one of the next ones is. */
const LINES_LOOKED_AT = 20;
