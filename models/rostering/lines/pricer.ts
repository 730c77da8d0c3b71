import type { MovePrices } from './move-prices.ts';
import type { LineNetwork } from './network.ts';
import { WeekEnds } from './week-ends.ts';

/** A line as the moves of its days. */
export interface PricedMoves {
  readonly moves: Uint16Array;
  readonly price: number;
}

/** What a path costs: the prices of its moves, and minutes owed at the ends of weeks. */
export type PathPrices = Pick<MovePrices, 'prices' | 'owed'>;

/**
 * Shortest paths through a network for changing prices: dynamic programming forward over the days, in arrays that are
 * allocated once. Moves cost their prices and whatever the network says of moves that follow so soon.
 */
export class LinePricer {
  readonly network: LineNetwork;
  readonly weekEnds: WeekEnds;
  /** Whether the rules allow a line without any work. */
  readonly allowsIdleness: boolean;
  private readonly cost: Float64Array;
  private readonly cameFrom: Int32Array;
  private readonly cameBy: Uint16Array;

  /** @param weekOfDay calendar week of each day, where anybody is owed minutes */
  constructor(network: LineNetwork, weekOfDay: ArrayLike<number> = []) {
    const states = network.arcStart.length - 1;
    this.network = network;
    this.weekEnds = new WeekEnds(network, weekOfDay);
    this.allowsIdleness = hasIdlePath(network);
    this.cost = new Float64Array(states);
    this.cameFrom = new Int32Array(states);
    this.cameBy = new Uint16Array(states);
  }

  /** The cheapest lines, ascending, no two with the same last state: at most `most`, and only those cheaper than `below`. */
  cheapest(prices: PathPrices, most: number, below = Infinity): PricedMoves[] {
    this.sweep(prices);
    const { layerStart } = this.network;
    const days = layerStart.length - 2;
    const ends: number[] = [];
    for (let end = layerStart[days]; end < layerStart[days + 1]; end++) {
      if (this.cost[end] < below) ends.push(end);
    }
    ends.sort((a, b) => this.cost[a] - this.cost[b] || a - b);
    return ends.slice(0, most).map((end) => ({ moves: this.trace(end), price: this.cost[end] }));
  }

  /** For each state the price of the cheapest way from it to the end, with what is owed where a week ends there. */
  pricesToGo({ prices, owed }: PathPrices): Float64Array {
    const { layerStart, arcStart, arcTarget, arcMove, arcCost, moves } = this.network;
    const days = layerStart.length - 2;
    const toGo = new Float64Array(this.cost.length).fill(Infinity);
    toGo.fill(0, layerStart[days]);
    this.weekEnds.charge(toGo, days, owed);
    for (let day = days - 1; day >= 0; day--) {
      const offset = day * moves.length;
      for (let state = layerStart[day]; state < layerStart[day + 1]; state++) {
        let least = Infinity;
        for (let arc = arcStart[state]; arc < arcStart[state + 1]; arc++) {
          const follows = arcCost === undefined ? 0 : arcCost[arc];
          const price = prices[offset + arcMove[arc]] + follows + toGo[arcTarget[arc]];
          if (price < least) least = price;
        }
        toGo[state] = least;
      }
      this.weekEnds.charge(toGo, day, owed);
    }
    return toGo;
  }

  private sweep({ prices, owed }: PathPrices): void {
    const { layerStart, arcStart, arcTarget, arcMove, arcCost, moves } = this.network;
    const { cost, cameFrom, cameBy } = this;
    const days = layerStart.length - 2;
    cost.fill(Infinity);
    cost[0] = 0;
    for (let day = 0; day < days; day++) {
      const offset = day * moves.length;
      for (let state = layerStart[day]; state < layerStart[day + 1]; state++) {
        const before = cost[state];
        if (before === Infinity) continue;
        for (let arc = arcStart[state]; arc < arcStart[state + 1]; arc++) {
          const follows = arcCost === undefined ? 0 : arcCost[arc];
          const price = before + prices[offset + arcMove[arc]] + follows;
          const target = arcTarget[arc];
          if (price >= cost[target]) continue;
          cost[target] = price;
          cameFrom[target] = state;
          cameBy[target] = arcMove[arc];
        }
      }
      this.weekEnds.charge(cost, day + 1, owed);
    }
  }

  private trace(end: number): Uint16Array {
    const days = this.network.layerStart.length - 2;
    const moves = new Uint16Array(days);
    for (let day = days - 1, state = end; day >= 0; day--) {
      moves[day] = this.cameBy[state];
      state = this.cameFrom[state];
    }
    return moves;
  }
}

function hasIdlePath({ layerStart, arcStart, arcTarget, arcMove }: LineNetwork): boolean {
  let state = 0;
  for (let day = 0; day < layerStart.length - 2; day++) {
    // The day off is the first move, so that its arc is the first of a state.
    const arc = arcStart[state];
    if (arc === arcStart[state + 1] || arcMove[arc] !== 0) return false;
    state = arcTarget[arc];
  }
  return true;
}
