import { dayFactorKinds, dayFactorQuantile } from '../../models/queueing/day-factor.ts';
import type { DayFactorNode } from '../../models/queueing/day-factor.ts';
import type { Uncertainty } from '../domain/capacity.ts';
import { percent } from './percent.ts';

/** The days on which targets are judged, when a day’s contacts may differ from the forecast. */
export interface JudgedDays {
  /** One kind of day that is staffed for, or several over which performance is averaged. */
  readonly kinds: readonly DayFactorNode[];
  /** Coefficient of variation of the days that are averaged over; 0 where one kind is staffed for. */
  readonly averagedVariation: number;
  /** What is said behind a target; empty for a forecast that is taken as exact. */
  readonly words: string;
  /** The demand that targets are judged at, in words. */
  readonly description: string;
}

/**
 * With a share of days, targets are judged on the day that only the rest of them exceed: more demand never makes a target
 * easier, so they hold on all quieter days too. On average, busy and quiet days are judged together.
 */
export function judgedDays(uncertainty: Uncertainty | undefined): JudgedDays {
  if (uncertainty === undefined) {
    const kinds = [{ factor: 1, probability: 1 }];
    return { kinds, averagedVariation: 0, words: '', description: 'the forecast' };
  }
  const { dayVariation, targetsHold } = uncertainty;
  if (targetsHold === 'on-average') {
    return {
      kinds: dayFactorKinds(dayVariation),
      averagedVariation: dayVariation,
      words: ' on average over days',
      description: `the average over days whose contacts vary around the forecast by ${percent(dayVariation)}`,
    };
  }
  const { shareOfDays } = targetsHold;
  const factor = dayFactorQuantile(dayVariation, shareOfDays);
  return {
    kinds: [{ factor, probability: 1 }],
    averagedVariation: 0,
    words: ` on ${percent(shareOfDays)} of days`,
    description: `a day with ${factor.toFixed(3)} times the forecast: on ${percent(shareOfDays)} of days there are no more contacts, as they vary by ${percent(dayVariation)}`,
  };
}
