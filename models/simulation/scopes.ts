import type { Scope } from './measures.ts';
import type { SimulationScenario } from './scenario.ts';
import type { Tally } from './tally.ts';

/**
 * What a simulation reports on, as lists of cells: everything, each interval, each queue, each queue in each interval, each
 * band, each queue in each band. The scope of all queues includes the team's own row (agents who serve several).
 */
export class Scopes {
  readonly all: readonly Scope[];
  private readonly queueCount: number;
  private readonly intervalCount: number;

  constructor(scenario: SimulationScenario, tally: Tally) {
    this.queueCount = scenario.queues.length;
    this.intervalCount = scenario.intervalCount;
    const everyInterval = Array.from({ length: this.intervalCount }, (_, interval) => interval);
    const queueRows = scenario.queues.map((_, queue) => [queue]);
    const teamRows = Array.from({ length: this.queueCount + 1 }, (_, row) => row);
    const cells = (rows: readonly number[], intervals: readonly number[]): Scope =>
      Int32Array.from(rows.flatMap((row) => intervals.map((interval) => row * tally.columns + interval)));
    this.all = [
      cells(teamRows, everyInterval),
      ...everyInterval.map((interval) => cells(teamRows, [interval])),
      ...queueRows.flatMap((rows) => [
        cells(rows, everyInterval),
        ...everyInterval.map((interval) => cells(rows, [interval])),
      ]),
      ...(scenario.bands ?? []).flatMap(({ intervals }) => [
        cells(teamRows, intervals),
        ...queueRows.map((rows) => cells(rows, intervals)),
      ]),
    ];
  }

  /** Places in `all`. */
  get overall(): number {
    return 0;
  }

  interval(interval: number): number {
    return 1 + interval;
  }

  queue(queue: number): number {
    return 1 + this.intervalCount + queue * (1 + this.intervalCount);
  }

  queueInterval(queue: number, interval: number): number {
    return this.queue(queue) + 1 + interval;
  }

  band(band: number): number {
    return this.queue(this.queueCount) + band * (1 + this.queueCount);
  }

  queueBand(queue: number, band: number): number {
    return this.band(band) + 1 + queue;
  }
}
