import type { ProposedLine } from './build.ts';
import type { LinesData } from './data.ts';
import type { Pricing } from './pricing.ts';
import { changePresence, lagrangianBound, worthOfShifts } from './worth.ts';

export interface Ascent {
  /** [need] the prices of the best bound found. */
  readonly prices: Float64Array;
  /** What they prove (`lagrangianBound`). */
  readonly bound: number;
  /** Everybody's cheapest lines in the last rounds: those that good rosters and good prices are made of. */
  readonly proposed: readonly ProposedLine[];
}

export interface AscentOptions {
  /** What some roster costs: steps are measured by how far the bound lies below. */
  readonly cost: number;
  readonly shouldStop: () => boolean;
  readonly onBound: (bound: number) => void;
}

/** Share of the distance to the roster's cost that a step is to gain; halved where it gains nothing for a while. */
const FIRST_STEP = 0.05;
const LARGEST_STEP = 2;
const LAST_STEP = 1e-4;
const GROWTH = 1.15;
const PATIENCE = 12;
const MOST_ROUNDS = 250;
/** Weight of the directions before. */
const MOMENTUM = 0.7;
/** Rounds whose lines are kept. */
const KEPT_ROUNDS = 40;

/**
 * Prices near the best ones, without any linear program: subgradient steps with momentum (Held, Wolfe & Crowder 1974,
 * Mathematical Programming 6; Camerini, Fratta & Maffioli 1975, Mathematical Programming Study 3). Each round asks for
 * everybody's cheapest line and raises the prices of needs that are short of people.
 */
export function ascend(data: LinesData, pricing: Pricing, options: AscentOptions): Ascent {
  let prices = new Float64Array(data.cover.length);
  let bound = -Infinity;
  let current = prices;
  let direction = new Float64Array(data.cover.length);
  const rounds: ProposedLine[][] = [];
  let step = FIRST_STEP;
  let misses = 0;
  for (let round = 0; step > LAST_STEP && round < MOST_ROUNDS && !options.shouldStop(); round++) {
    const answer = respond(data, pricing, current);
    rounds.push(answer.lines);
    if (rounds.length > KEPT_ROUNDS) rounds.shift();
    if (answer.bound > bound) {
      step = Math.min(LARGEST_STEP, step * GROWTH);
      misses = 0;
      ({ bound } = answer);
      prices = current;
      options.onBound(bound);
    } else if (++misses >= PATIENCE) {
      step /= 2;
      misses = 0;
    }
    direction = direction.map(
      (before, need) => data.cover[need].required - answer.present[need] + MOMENTUM * before,
    );
    const square = direction.reduce((sum, short) => sum + short * short, 0);
    if (square < 1e-9) break;
    const length = (step * Math.max(1, options.cost - answer.bound)) / square;
    current = Float64Array.from(data.cover, ({ shortageCost, excessCost }, need) =>
      Math.min(shortageCost, Math.max(-excessCost, current[need] + length * direction[need])),
    );
  }
  return { prices, bound, proposed: distinct(rounds.flat()) };
}

/** Everybody's cheapest line at these prices, and how many people serve each need by them. */
function respond(
  data: LinesData,
  pricing: Pricing,
  prices: Float64Array,
): { readonly bound: number; readonly present: Float64Array; readonly lines: ProposedLine[] } {
  const worth = worthOfShifts(data, prices);
  const present = new Int32Array(data.cover.length);
  const lines: ProposedLine[] = [];
  const people = [...data.people.keys()];
  const cheapest = pricing.cheapest(people, { worth, most: 1 }).map((found, person) => {
    for (const { line } of found.lines.slice(0, 1)) {
      lines.push({ person, line });
      changePresence(data, present, line, 1);
    }
    return found.bound;
  });
  return { bound: lagrangianBound(data, prices, cheapest), present: Float64Array.from(present), lines };
}

function distinct(proposed: readonly ProposedLine[]): ProposedLine[] {
  return [
    ...new Map(proposed.map((proposal) => [`${proposal.person}:${proposal.line.join()}`, proposal])).values(),
  ];
}
