import type { RandomStream } from '../../simulation/random-stream.ts';
import type { PricedLine } from './cheapest-lines.ts';
import type { Line, LinesData } from './data.ts';
import { linePrice } from './line-cost.ts';
import { priceMoves, type FreeDays } from './move-prices.ts';
import type { Multipliers } from './multipliers.ts';
import type { LinePricer } from './pricer.ts';
import { worthAtAll } from './worth.ts';

export interface SamplingQuery {
  /** [day · shifts + shift]: what one more person on the shift is worth. */
  readonly worth: Float64Array;
  /** Only lines that cost no more than this. */
  readonly budget: number;
  /** Walks made; fewer lines are found where walks meet or break a limit that the network does not see. */
  readonly walks: number;
  readonly random: RandomStream;
  readonly freeDays?: FreeDays;
}

/**
 * Legal lines of one person drawn at random among those within a budget: walks through the network that take any step from
 * which the budget can still be kept. Unlike the cheapest lines, which resemble one another, they differ in many days. Most lie
 * well below the budget, for each walk draws a budget of its own. A line without any work may not be drawn, as it is priced apart.
 */
export function sampleLines(
  data: LinesData,
  person: number,
  pricer: LinePricer,
  multipliers: Multipliers,
  { worth, budget, walks, random, freeDays }: SamplingQuery,
): PricedLine[] {
  const { moves, arcStart, arcTarget, arcMove, arcCost } = pricer.network;
  const priced = priceMoves(data, person, moves, worth, { freeDays, surcharge: multipliers.surcharge });
  const { choicePrices, owed } = priced;
  const toGo = pricer.pricesToGo(priced);
  const cheapest = toGo[0];
  // Surcharges beyond the allowance are a price that is paid, if not in full.
  const room = budget + multipliers.allowance + worthAtAll(data, worth) - cheapest;
  const choiceCount = data.shifts.length + 1;
  const choicesOf = moves.map(({ shifts }, move) => (move === 0 ? [0] : shifts.map((shift) => shift + 1)));
  const found = new Map<string, PricedLine>();
  for (let walk = 0; walk < walks && room >= -ROUNDING; walk++) {
    const most = cheapest + room * unit(random) ** 2 + ROUNDING;
    const line: Line = new Uint16Array(data.days);
    let state = 0;
    let price = 0;
    for (let day = 0; day < data.days; day++) {
      let options = 0;
      let next = { target: -1, price: Infinity };
      for (let arc = arcStart[state]; arc < arcStart[state + 1]; arc++) {
        const target = arcTarget[arc];
        const follows = price + (arcCost === undefined ? 0 : arcCost[arc]);
        for (const choice of choicesOf[arcMove[arc]]) {
          const sum = follows + choicePrices[day * choiceCount + choice];
          if (!(sum + toGo[target] <= most)) continue;
          // Each of the options is as likely as the others (reservoir sampling).
          if (unit(random) * ++options >= 1) continue;
          next = { target, price: sum };
          line[day] = choice;
        }
      }
      state = next.target;
      price = next.price + pricer.weekEnds.costAt(state, day + 1, owed);
    }
    if (multipliers.costOf(line) === Infinity) continue;
    const paid = linePrice(data, person, line, worth);
    if (paid <= budget + ROUNDING) found.set(line.join(), { line, price: paid });
  }
  return [...found.values()];
}

function unit(random: RandomStream): number {
  return random.nextBits() / 2 ** 32;
}

/** Sums of prices differ by this much with the order of their terms. */
const ROUNDING = 1e-7;
