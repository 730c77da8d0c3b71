import type { Tally } from '../../../models/rostering/lines/data.ts';
import { perChoice } from './shift-types.ts';
import type { GroupShifts } from './shift-types.ts';

/** What a member may have of something at the most. */
interface Most {
  readonly name: string;
  /** Not negative once it is a tally: what is used up before the horizon leaves nothing. */
  readonly most: number;
  /** Cost of each unit above it. Default: it is required. */
  readonly costAbove?: number;
}

/**
 * A tally of shifts with a most and no least; days off and dates without a choice count for nothing.
 *
 * @param weight what a shift (index of its candidate) adds on a day
 */
export function atMost(
  shifts: GroupShifts,
  { name, most, costAbove = Infinity }: Most,
  weight: (index: number, day: number) => number,
): Tally {
  return {
    name,
    weights: perChoice(shifts, weight, { dayOff: 0, closed: 0 }),
    least: -Infinity,
    most: Math.max(0, most),
    costBelow: 0,
    costAbove,
  };
}
