import type { LineNetwork } from './network.ts';

/** A line as the moves of its days. */
export interface PricedMoves {
  readonly moves: Uint8Array;
  readonly price: number;
}

/**
 * Shortest paths through a network for changing prices: dynamic programming forward over the days, in arrays that are
 * allocated once. Prices are [day · moves + move], Infinity for moves that may not be made.
 */
export class LinePricer {
  readonly network: LineNetwork;
  private readonly cost: Float64Array;
  private readonly cameFrom: Int32Array;
  private readonly cameBy: Uint8Array;

  constructor(network: LineNetwork) {
    const states = network.arcStart.length - 1;
    this.network = network;
    this.cost = new Float64Array(states);
    this.cameFrom = new Int32Array(states);
    this.cameBy = new Uint8Array(states);
  }

  /** The cheapest lines, ascending, no two with the same last state: at most `most`, and only those cheaper than `below`. */
  cheapest(prices: Float64Array, most: number, below = Infinity): PricedMoves[] {
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

  /** For each state the price of the cheapest way from it to the end. */
  pricesToGo(prices: Float64Array): Float64Array {
    const { layerStart, arcStart, arcTarget, arcMove, moves } = this.network;
    const days = layerStart.length - 2;
    const toGo = new Float64Array(this.cost.length).fill(Infinity);
    toGo.fill(0, layerStart[days]);
    for (let day = days - 1; day >= 0; day--) {
      const offset = day * moves.length;
      for (let state = layerStart[day]; state < layerStart[day + 1]; state++) {
        let least = Infinity;
        for (let arc = arcStart[state]; arc < arcStart[state + 1]; arc++) {
          const price = prices[offset + arcMove[arc]] + toGo[arcTarget[arc]];
          if (price < least) least = price;
        }
        toGo[state] = least;
      }
    }
    return toGo;
  }

  private sweep(prices: Float64Array): void {
    const { layerStart, arcStart, arcTarget, arcMove, moves } = this.network;
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
          const price = before + prices[offset + arcMove[arc]];
          const target = arcTarget[arc];
          if (price >= cost[target]) continue;
          cost[target] = price;
          cameFrom[target] = state;
          cameBy[target] = arcMove[arc];
        }
      }
    }
  }

  private trace(end: number): Uint8Array {
    const days = this.network.layerStart.length - 2;
    const moves = new Uint8Array(days);
    for (let day = days - 1, state = end; day >= 0; day--) {
      moves[day] = this.cameBy[state];
      state = this.cameFrom[state];
    }
    return moves;
  }
}
