import type { CompiledScenario } from './compiled-scenario.ts';
import { drawDayFactor } from './day-factor.ts';
import { standardExponential } from './elementary.ts';
import { PURPOSE, RandomStream } from './random-stream.ts';

/**
 * The contacts of one replication: per queue a Poisson process whose rate is constant within an interval, times the day's
 * factor. Standard exponentials are spent against the accumulated rate (time change), so two scenarios that differ in
 * volume still see the same customers, sooner or later.
 */
export class Arrivals {
  private readonly scenario: CompiledScenario;
  private readonly streams: readonly RandomStream[];
  private readonly dayFactors: Float64Array;
  private readonly arrivalSeconds: Float64Array;
  private readonly arrivalInterval: Int32Array;

  /** Same seed and replication, same contacts. */
  constructor(scenario: CompiledScenario, seed: number, replication: number) {
    this.scenario = scenario;
    this.streams = scenario.queues.map((_, queue) =>
      RandomStream.of(seed, replication, queue, PURPOSE.arrivals),
    );
    this.arrivalSeconds = new Float64Array(scenario.queues.length);
    this.arrivalInterval = new Int32Array(scenario.queues.length);
    const days = 1 + scenario.dayOfInterval.reduce((last, day) => Math.max(last, day), 0);
    const dayStream = RandomStream.of(seed, replication, 0, PURPOSE.dayFactor);
    this.dayFactors = Float64Array.from({ length: days }, () =>
      drawDayFactor(scenario.dayFactorVariation, dayStream),
    );
  }

  /** When the queue's next contact arrives, seconds from the start; Infinity when the horizon holds no more. */
  next(queue: number): number {
    const { intervalCount, intervalSeconds, dayOfInterval, contactsPerSecond } = this.scenario;
    let seconds = this.arrivalSeconds[queue];
    let interval = this.arrivalInterval[queue];
    let remaining = standardExponential(this.streams[queue].nextBits());
    for (; interval < intervalCount; interval += 1) {
      const dayFactor = this.dayFactors[dayOfInterval[interval]];
      const rate = contactsPerSecond[queue * intervalCount + interval] * dayFactor;
      const end = (interval + 1) * intervalSeconds;
      const expected = rate > 0 ? rate * (end - seconds) : 0;
      if (remaining < expected) {
        seconds += remaining / rate;
        this.arrivalSeconds[queue] = seconds;
        this.arrivalInterval[queue] = interval;
        return seconds;
      }
      remaining -= expected;
      seconds = end;
    }
    this.arrivalInterval[queue] = intervalCount;
    return Infinity;
  }
}
