import { daysOf, type PricedLine, type PricingQuery } from './cheapest-lines.ts';
import type { Line, LinesData } from './data.ts';
import { priceMoves } from './move-prices.ts';
import type { LinePricer } from './pricer.ts';

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
  budget: number,
  query: PricingQuery,
): AllLines {
  const { moves, arcStart, arcTarget, arcMove } = pricer.network;
  const { prices, choicePrices } = priceMoves(data, person, moves, query.worth, query.freeDays);
  const toGo = pricer.pricesToGo(prices);
  const { counts } = data.people[person].rules;
  const choiceCount = data.shifts.length + 1;
  const choicesOf = moves.map(({ shifts }, move) => (move === 0 ? [0] : shifts.map((shift) => shift + 1)));
  const line: Line = new Uint8Array(data.days);
  const lines: PricedLine[] = [];
  let left = query.most * STEPS_PER_LINE;

  const walk = (state: number, day: number, price: number): void => {
    if (day === data.days) {
      if (counts.every((limit) => daysOf(line, limit).length <= limit.most))
        lines.push({ line: line.slice(), price });
      return;
    }
    for (let arc = arcStart[state]; arc < arcStart[state + 1]; arc++) {
      const target = arcTarget[arc];
      for (const choice of choicesOf[arcMove[arc]]) {
        const sum = price + choicePrices[day * choiceCount + choice];
        if (!(sum + toGo[target] <= budget)) continue;
        if (lines.length > query.most || left-- <= 0) return;
        line[day] = choice;
        walk(target, day + 1, sum);
      }
    }
  };
  walk(0, 0, 0);
  const isComplete = lines.length <= query.most && left > 0;
  return { isComplete, lines: lines.slice(0, query.most) };
}

/** Steps of the walk allowed for each line wanted: untracked limits can make it walk much and find little. */
const STEPS_PER_LINE = 200;
