import type { OwedMinutes } from './data.ts';
import type { LineNetwork } from './network.ts';

/** What minutes that are owed cost in the states of a network in which a week has just ended. */
export class WeekEnds {
  private readonly network: LineNetwork;
  /** [layer] the week that ends before it; −1 for none. */
  private readonly endedWeek: Int32Array;

  /** @param weekOfDay calendar week of each day */
  constructor(network: LineNetwork, weekOfDay: ArrayLike<number>) {
    const days = network.layerStart.length - 2;
    this.network = network;
    this.endedWeek = new Int32Array(days + 1).fill(-1);
    for (let day = 0; day < weekOfDay.length; day++) {
      if (day + 1 === days || weekOfDay[day + 1] !== weekOfDay[day]) this.endedWeek[day + 1] = weekOfDay[day];
    }
  }

  /** Adds to the prices of the states before a day what the week that ends there costs. */
  charge(prices: Float64Array, layer: number, owed: OwedMinutes | undefined): void {
    const { layerStart } = this.network;
    if (owed === undefined || this.endedWeek[layer] < 0) return;
    for (let state = layerStart[layer]; state < layerStart[layer + 1]; state++) {
      prices[state] += this.costAt(state, layer, owed);
    }
  }

  /** What a state before a day costs. */
  costAt(state: number, layer: number, owed: OwedMinutes | undefined): number {
    const { weekMinutes } = this.network;
    const week = this.endedWeek[layer];
    if (owed === undefined || weekMinutes === undefined || week < 0) return 0;
    return owed.costPerMinute * Math.max(0, owed.minutes[week] - weekMinutes[state]);
  }
}
