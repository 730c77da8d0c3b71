import type { CheapestLines, PricedLine, PricingQuery } from './cheapest-lines.ts';
import type { Line, LinesData } from './data.ts';
import { idleLine } from './idle-line.ts';
import { lineCost, linePrice } from './line-cost.ts';
import { priceMoves, type MovePrices } from './move-prices.ts';
import type { Multipliers } from './multipliers.ts';
import type { LinePricer } from './pricer.ts';
import { worthAtAll } from './worth.ts';

/**
 * The cheapest lines of one person whose tallies the network does not see: shortest paths at the surcharges of the
 * multipliers, each priced as it is. Where paths break a limit, the multipliers are moved and the search repeated.
 */
export function cheapestWithTallies(
  data: LinesData,
  person: number,
  pricer: LinePricer,
  multipliers: Multipliers,
  query: PricingQuery,
): CheapestLines {
  const below = query.below ?? Infinity;
  const known = new Map<string, PricedLine>();
  let bound = -Infinity;
  let best = Infinity;
  const remember = (line: Line): void => {
    if (multipliers.costOf(line) === Infinity) return;
    const price = linePrice(data, person, line, query.worth);
    if (price === Infinity) return;
    best = Math.min(best, price);
    if (price < below) known.set(line.join(), { line, price });
  };
  const idle = idleLine(data, person, pricer, query);
  if (idle !== undefined) remember(idle);

  for (let round = 0, raise = 0; round < MOST_ROUNDS; round++) {
    const priced = priceMoves(data, person, pricer.network.moves, query.worth, {
      freeDays: query.freeDays,
      surcharge: multipliers.surcharge,
    });
    const paths = pricer.cheapest(priced, query.most);
    if (paths.length === 0) {
      // Closed choices leave no path at all.
      bound = Infinity;
      break;
    }
    const lines = paths.map((path) => asLine(path.moves, priced, pricer.network.moves.length));
    lines.forEach(remember);
    const reached = paths[0].price - multipliers.allowance - worthAtAll(data, query.worth);
    if (reached > bound) {
      bound = reached;
      multipliers.keep();
    }
    if (bound >= below || best - bound <= TOLERANCE || (best < Infinity && round + 1 >= ENOUGH_ROUNDS)) break;
    raise = raise === 0 ? leastRaise(priced.choicePrices) : 2 * raise;
    const hoped = best === Infinity ? raise : best - reached;
    if (!multipliers.step(lines[0], hoped)) break;
  }
  multipliers.reset();
  const lines = [...known.values()].sort((a, b) => a.price - b.price).slice(0, query.most);
  return { bound: idle === undefined ? bound : Math.min(bound, lineCost(data, person, idle)), lines };
}

/** Rounds after which a line that is not the cheapest is good enough, and after which none is looked for any more. */
const ENOUGH_ROUNDS = 3;
const MOST_ROUNDS = 24;
const TOLERANCE = 1e-6;

function asLine(path: Uint16Array, { choices }: MovePrices, moveCount: number): Line {
  return path.map((move, day) => choices[day * moveCount + move]);
}

/** So little that all raises together reach far beyond the largest price. */
function leastRaise(prices: Float64Array): number {
  const largest = prices.reduce(
    (most, price) => (price === Infinity ? most : Math.max(most, Math.abs(price))),
    1,
  );
  return largest / 2 ** (MOST_ROUNDS / 2);
}
