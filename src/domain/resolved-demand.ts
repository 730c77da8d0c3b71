import type { Calendar } from './calendar.ts';
import type { BufferPolicy, Uncertainty } from './capacity.ts';
import type { Forecast } from './forecast.ts';
import type { Queue, Tool } from './queue.ts';
import type { Horizon, Tier } from './shop.ts';
import type { Band, Targets, TargetSet } from './target.ts';
import type { DayWindow, Weekday } from './time.ts';

/** The demand part of a request with every preset and default replaced by data. */
export interface ResolvedDemand {
  readonly shop: {
    readonly name: string;
    readonly timeZone: string;
    readonly tier: Tier | undefined;
    readonly assessedHours: DayWindow;
    readonly openingHours: Readonly<Record<Weekday, readonly DayWindow[]>>;
  };
  readonly horizon: Horizon;
  readonly queues: readonly Queue[];
  /** One per queue, in the order of `queues`. */
  readonly forecasts: readonly ResolvedForecast[];
  readonly calendar: Calendar;
  readonly targets: {
    readonly tier: TargetSet | undefined;
    readonly bands: readonly Band[];
    /** Over what average response times are kept. */
    readonly averaging: Targets['averaging'];
    readonly platform: TargetSet | undefined;
    readonly always: TargetSet | undefined;
  };
  readonly tools: readonly Tool[];
  readonly shrinkage: number;
  readonly absenceRate: number;
  readonly buffer: BufferPolicy;
  /** Undefined: the forecast is taken as exact. */
  readonly uncertainty: Uncertainty | undefined;
}

/** A forecast whose day profile is a list of 24 weights. */
export type ResolvedForecast =
  | Exclude<Forecast, { kind: 'daily' }>
  | {
      readonly kind: 'daily';
      readonly queue: string;
      readonly contactsPerDay: readonly number[];
      readonly profile: readonly number[];
    };
