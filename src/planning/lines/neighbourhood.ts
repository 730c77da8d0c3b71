import type { RandomStream } from '../../../models/simulation/random-stream.ts';
import type { LineRoster } from '../../../models/rostering/lines/data.ts';
import { changePresence } from '../../../models/rostering/lines/worth.ts';
import { partOf, type DayWindow, type LinesPart } from './part.ts';

/** Kinds of neighbourhoods, by what they free. */
export const NEIGHBOURHOODS = ['people', 'days', 'costly-days'] as const;
export type NeighbourhoodKind = (typeof NEIGHBOURHOODS)[number];

/**
 * Draws a part of the whole to be rostered anew.
 *
 * @param size person-days to be freed
 */
export function drawPart(
  whole: LinesPart,
  roster: LineRoster,
  kind: NeighbourhoodKind,
  size: number,
  random: RandomStream,
): LinesPart {
  const { days } = whole.data;
  const people = whole.people.length;
  if (kind === 'people') {
    return partOf(whole, roster, draw(people, Math.round(size / days), random));
  }
  const length = Math.max(3, Math.min(days, Math.round(size / people), MOST_DAYS));
  const count = Math.min(people, Math.round(size / length));
  const middle =
    kind === 'days' ? below(days, random) : (costlyDay(whole, roster, random) ?? below(days, random));
  const from = Math.max(0, Math.min(days - length, middle - Math.floor(length / 2)));
  const window: DayWindow = { from, to: from + length };
  return partOf(whole, roster, draw(people, count, random), window);
}

/** Longer windows free fewer people instead. */
const MOST_DAYS = 14;

/** A day drawn by what its shortage and excess cost. */
function costlyDay({ data }: LinesPart, roster: LineRoster, random: RandomStream): number | undefined {
  const present = new Int32Array(data.cover.length);
  for (const line of roster) changePresence(data, present, line, 1);
  const costs = data.cover.map(({ required, shortageCost, excessCost }, need) => {
    const missing = required - present[need];
    return missing > 0 ? missing * shortageCost : -missing * excessCost;
  });
  let left = unit(random) * costs.reduce((sum, cost) => sum + cost, 0);
  const need = costs.findIndex((cost) => (left -= cost) < 0);
  const day = data.cover[need]?.day;
  return day === 'any' ? undefined : day;
}

/** So many different numbers below `count`, ascending; at least two. */
function draw(count: number, wanted: number, random: RandomStream): number[] {
  const numbers = Array.from({ length: count }, (_, index) => index);
  const drawn = Math.min(count, Math.max(2, wanted));
  for (let k = 0; k < drawn; k++) {
    const other = k + below(count - k, random);
    [numbers[k], numbers[other]] = [numbers[other], numbers[k]];
  }
  return numbers.slice(0, drawn).sort((a, b) => a - b);
}

function below(count: number, random: RandomStream): number {
  return Math.floor(unit(random) * count);
}

function unit(random: RandomStream): number {
  return random.nextBits() / 2 ** 32;
}
