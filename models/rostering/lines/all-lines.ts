import type { PricedLine, PricingQuery } from './cheapest-lines.ts';
import { isIdle, type Line, type LinesData } from './data.ts';
import { idleLine } from './idle-line.ts';
import { linePrice } from './line-cost.ts';
import { priceMoves } from './move-prices.ts';
import type { Multipliers } from './multipliers.ts';
import type { LinePricer } from './pricer.ts';
import { worthAtAll } from './worth.ts';

export interface AllLines {
  /** Whether these are all; otherwise more were found than asked for. */
  readonly isComplete: boolean;
  readonly lines: readonly PricedLine[];
}

/**
 * Every legal line of one person that costs at most `budget` at the given worth of work, by a depth-first walk through
 * the network that turns back where even the cheapest way on costs too much.
 *
 * @param query `most`: most lines wanted; `below` is not used
 */
export function allLines(
  data: LinesData,
  person: number,
  pricer: LinePricer,
  multipliers: Multipliers,
  budget: number,
  query: PricingQuery,
): AllLines {
  const { moves, arcStart, arcTarget, arcMove, arcCost } = pricer.network;
  const priced = priceMoves(data, person, moves, query.worth, {
    freeDays: query.freeDays,
    surcharge: multipliers.surcharge,
  });
  const { choicePrices, owed } = priced;
  const toGo = pricer.pricesToGo(priced);
  // Surcharges beyond the allowance are a price that is paid, if not in full.
  const most = budget + multipliers.allowance + worthAtAll(data, query.worth) + TOLERANCE;
  const choiceCount = data.shifts.length + 1;
  const choicesOf = moves.map(({ shifts }, move) => (move === 0 ? [0] : shifts.map((shift) => shift + 1)));
  const line: Line = new Uint16Array(data.days);
  const lines: PricedLine[] = [];
  let left = query.most * STEPS_PER_LINE;

  const consider = (found: Line): void => {
    if (multipliers.costOf(found) === Infinity) return;
    const price = linePrice(data, person, found, query.worth);
    if (price <= budget) lines.push({ line: found.slice(), price });
  };
  const idle = idleLine(data, person, pricer, query);
  if (idle !== undefined) consider(idle);

  const walk = (state: number, day: number, price: number): void => {
    if (day === data.days) {
      if (!isIdle(line)) consider(line);
      return;
    }
    for (let arc = arcStart[state]; arc < arcStart[state + 1]; arc++) {
      const target = arcTarget[arc];
      const follows = price + (arcCost === undefined ? 0 : arcCost[arc]);
      const ended = pricer.weekEnds.costAt(target, day + 1, owed);
      for (const choice of choicesOf[arcMove[arc]]) {
        const sum = follows + choicePrices[day * choiceCount + choice];
        if (!(sum + toGo[target] <= most)) continue;
        if (lines.length > query.most || left-- <= 0) return;
        line[day] = choice;
        walk(target, day + 1, sum + ended);
      }
    }
  };
  walk(0, 0, 0);
  const isComplete = lines.length <= query.most && left > 0;
  return { isComplete, lines: lines.slice(0, query.most) };
}

/** Steps of the walk allowed for each line wanted: tallies and untracked limits can make it walk much and find little. */
const STEPS_PER_LINE = 200;
/** Sums of prices are rounded. */
const TOLERANCE = 1e-9;
