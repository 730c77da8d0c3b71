import type { CountLimit, Line, LinesData } from './data.ts';
import { linePrice } from './line-cost.ts';
import { priceMoves, type FreeDays, type MovePrices } from './move-prices.ts';
import type { LinePricer } from './pricer.ts';

export interface PricedLine {
  readonly line: Line;
  /** What the line costs the person less the worth of the work. */
  readonly price: number;
}

export interface CheapestLines {
  /** No legal line is cheaper; Infinity if there is none at all. */
  readonly bound: number;
  /** Legal lines, the cheapest first. */
  readonly lines: readonly PricedLine[];
}

export interface PricingQuery {
  /** [day · shifts + shift]: what one more person on the shift is worth. */
  readonly worth: Float64Array;
  /** Most lines wanted. */
  readonly most: number;
  /** Only lines cheaper than this. Default: all. */
  readonly below?: number;
  readonly freeDays?: FreeDays;
}

/**
 * The cheapest lines of one person at the given worth of work. Where a limit that the network does not track is broken, the
 * shifts beyond it are exchanged for others of the same move; if no line is left so, a rising price on the shifts of the
 * broken limits finds one (Lagrangian relaxation, so that `bound` holds all the same).
 */
export function cheapestLines(
  data: LinesData,
  person: number,
  pricer: LinePricer,
  query: PricingQuery,
): CheapestLines {
  const { moves } = pricer.network;
  const { counts } = data.people[person].rules;
  const below = query.below ?? Infinity;
  const priced = priceMoves(data, person, moves, query.worth, query);
  const first = linesAt(data, person, pricer, query, priced);
  let { bound } = first;
  if (first.lines.length > 0 || bound >= below) return first;

  let raised = priced;
  const penalties = counts.map(() => 0);
  for (let raise = leastRaise(priced.choicePrices), round = 0; round < RAISES; raise *= 2, round++) {
    const [path] = pricer.cheapest(raised, 1);
    if (path === undefined) break;
    const line = asLine(path.moves, raised, moves.length);
    counts.forEach((limit, l) => (penalties[l] += daysOf(line, limit).length > limit.most ? raise : 0));
    raised = priceMoves(data, person, moves, lessWorth(data, person, query.worth, penalties), query);
    const found = linesAt(data, person, pricer, query, raised);
    const allowance = counts.reduce((sum, { most }, limit) => sum + penalties[limit] * most, 0);
    bound = Math.max(bound, found.bound - allowance);
    if (found.lines.length > 0 || bound >= below) return { bound, lines: found.lines };
  }
  return { bound, lines: [] };
}

/** How often the prices of broken limits are raised, twice as far each time. */
const RAISES = 12;

/** So little that all raises together reach twice beyond the largest price. */
function leastRaise(prices: Float64Array): number {
  const largest = prices.reduce(
    (most, price) => (price === Infinity ? most : Math.max(most, Math.abs(price))),
    0,
  );
  return Math.max(1, largest) / 2 ** (RAISES - 2);
}

function lessWorth(
  data: LinesData,
  person: number,
  worth: Float64Array,
  penalties: readonly number[],
): Float64Array {
  const lowered = worth.slice();
  data.people[person].rules.counts.forEach(({ shifts }, limit) => {
    for (let day = 0; day < data.days; day++) {
      for (const shift of shifts) lowered[day * data.shifts.length + shift] -= penalties[limit];
    }
  });
  return lowered;
}

function asLine(path: Uint16Array, { choices }: MovePrices, moveCount: number): Line {
  return path.map((move, day) => choices[day * moveCount + move]);
}

/** The legal lines among the cheapest paths, each priced as it is. */
function linesAt(
  data: LinesData,
  person: number,
  pricer: LinePricer,
  query: PricingQuery,
  priced: MovePrices,
): CheapestLines {
  const { moves } = pricer.network;
  const below = query.below ?? Infinity;
  const paths = pricer.cheapest(priced, query.most);
  const bound = paths.length === 0 ? Infinity : paths[0].price;
  const lines = paths.flatMap((path): PricedLine[] => {
    const line = asLine(path.moves, priced, moves.length);
    if (!keepCounts(data, person, line, path.moves, pricer, priced.choicePrices)) return [];
    const price = linePrice(data, person, line, query.worth);
    return price < below ? [{ line, price }] : [];
  });
  return { bound, lines: lines.sort((a, b) => a.price - b.price) };
}

/** Exchanges shifts beyond a limit for the next cheapest of the same moves. Whether the line keeps every limit in the end. */
function keepCounts(
  data: LinesData,
  person: number,
  line: Line,
  path: Uint16Array,
  pricer: LinePricer,
  choicePrices: Float64Array,
): boolean {
  const { counts } = data.people[person].rules;
  const choiceCount = data.shifts.length + 1;
  for (const limit of counts) {
    const days = daysOf(line, limit);
    if (days.length <= limit.most) continue;
    const exchanges = days
      .flatMap((day) => {
        const others = pricer.network.moves[path[day]].shifts.filter(
          (shift) => !limit.shifts.includes(shift),
        );
        const at = day * choiceCount;
        const [best] = others.sort((a, b) => choicePrices[at + a + 1] - choicePrices[at + b + 1]);
        if (best === undefined || choicePrices[at + best + 1] === Infinity) return [];
        return [{ day, choice: best + 1, price: choicePrices[at + best + 1] - choicePrices[at + line[day]] }];
      })
      .sort((a, b) => a.price - b.price);
    for (const { day, choice } of exchanges.slice(0, days.length - limit.most)) line[day] = choice;
  }
  return counts.every((limit) => daysOf(line, limit).length <= limit.most);
}

/** The days on which the line works a shift of the limit. */
export function daysOf(line: Line, limit: CountLimit): number[] {
  const days: number[] = [];
  line.forEach((choice, day) => {
    if (choice > 0 && limit.shifts.includes(choice - 1)) days.push(day);
  });
  return days;
}
