import type { RandomStream } from '../../../models/simulation/random-stream.ts';
import { linePrice } from '../../../models/rostering/lines/line-cost.ts';
import type { LineRoster } from '../../../models/rostering/lines/data.ts';
import { changePresence, worthOfShifts } from '../../../models/rostering/lines/worth.ts';
import { partOf, type DayWindow, type LinesPart } from './part.ts';
import type { Relaxed } from './relax.ts';

/** Kinds of neighbourhoods, by what they free: whole lines of few people, or few days of many. */
export const NEIGHBOURHOODS = [
  'people',
  'costly-people',
  'fortnight',
  'week',
  'days',
  'costly-days',
] as const;
export type NeighbourhoodKind = (typeof NEIGHBOURHOODS)[number];

/** Days freed by a kind: as few as can be, so that most people are freed, where it says nothing. */
const LENGTHS: Partial<Record<NeighbourhoodKind, number>> = { week: 7, fortnight: 14 };
const LEAST_DAYS = 3;
/** Longer windows free fewer people instead. */
const MOST_DAYS = 14;

export interface Draw {
  readonly kind: NeighbourhoodKind;
  /** Person-days to be freed. */
  readonly size: number;
  readonly random: RandomStream;
}

/** Draws a part of the whole to be rostered anew. */
export function drawPart(
  whole: LinesPart,
  roster: LineRoster,
  relaxed: Relaxed,
  { kind, size, random }: Draw,
): LinesPart {
  const { days } = whole.data;
  const people = whole.people.length;
  const even = new Float64Array(people).fill(1);
  const weights =
    kind === 'days' || kind === 'people' || kind === 'costly-days' ? even : excesses(whole, roster, relaxed);
  if (kind === 'people' || kind === 'costly-people') {
    return partOf(whole, roster, draw(weights, Math.round(size / days), random));
  }
  const asked = LENGTHS[kind] ?? Math.max(LEAST_DAYS, Math.min(Math.round(size / people), MOST_DAYS));
  const length = Math.min(days, asked);
  const count = Math.min(people, Math.round(size / length));
  const middle =
    kind === 'costly-days' ? (costlyDay(whole, roster, random) ?? below(days, random)) : below(days, random);
  const from = Math.max(0, Math.min(days - length, middle - Math.floor(length / 2)));
  const window: DayWindow = { from, to: from + length };
  return partOf(whole, roster, draw(weights, count, random), window);
}

/** [person] by how much the line is dearer than the cheapest at the prices of the relaxation, and a little more. */
function excesses({ data }: LinesPart, roster: LineRoster, { prices, cheapest }: Relaxed): Float64Array {
  const worth = worthOfShifts(data, prices);
  const excess = Float64Array.from(roster, (line, person) => {
    const dearer = linePrice(data, person, line, worth) - cheapest[person];
    return Number.isFinite(dearer) ? Math.max(0, dearer) : 0;
  });
  const mean = excess.reduce((sum, dearer) => sum + dearer, 0) / excess.length;
  return excess.map((dearer) => dearer + Math.max(1e-6, EVENNESS * mean));
}

/** What everybody's chance to be drawn has beside the excess of their line, as a share of the mean excess. */
const EVENNESS = 0.3;

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

/** So many different numbers, ascending, each drawn by its weight; at least two. */
function draw(weights: Float64Array, wanted: number, random: RandomStream): number[] {
  // The largest of u^(1/w) are such a draw (Efraimidis & Spirakis 2006, Information Processing Letters 97).
  const keys = [...weights].map((weight, index) => ({ index, key: Math.log(unit(random)) / weight }));
  keys.sort((a, b) => b.key - a.key);
  return keys
    .slice(0, Math.max(2, wanted))
    .map(({ index }) => index)
    .sort((a, b) => a - b);
}

function below(count: number, random: RandomStream): number {
  return Math.floor(unit(random) * count);
}

function unit(random: RandomStream): number {
  return random.nextBits() / 2 ** 32;
}
