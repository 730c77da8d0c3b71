import type { LineRoster, LinesData } from '../../../models/rostering/lines/data.ts';
import type { LineFinder } from '../../../models/rostering/lines/line-finder.ts';
import { respondInTurn, type Started } from '../../../models/rostering/lines/respond.ts';
import { rosterCost } from '../../../models/rostering/lines/roster-cost.ts';
import { changePresence } from '../../../models/rostering/lines/worth.ts';
import { RandomStream } from '../../../models/simulation/random-stream.ts';
import type { Deadline } from './deadline.ts';

/** Orders tried. */
const MOST_STARTS = 8;

/**
 * The best of several rosters to start from: whose turn comes when decides what is left for the last, so that as long as
 * anybody is missing another order is tried.
 *
 * @param deadline for all but the first
 */
export function startRoster(
  data: LinesData,
  finders: readonly LineFinder[],
  seed: number,
  deadline: Deadline,
): Started {
  const random = new RandomStream([seed | 0, 0x73746172, 0x74, 1]);
  const order = [...finders.keys()];
  let best = respondInTurn(data, finders, order, deadline.isOver);
  for (let start = 1; start < MOST_STARTS && 'roster' in best; start++) {
    if (deadline.isOver() || !isAnybodyMissing(data, best.roster)) break;
    shuffle(order, random);
    const other = respondInTurn(data, finders, order, deadline.isOver);
    if ('roster' in other && rosterCost(data, other.roster) < rosterCost(data, best.roster)) best = other;
  }
  return best;
}

function isAnybodyMissing(data: LinesData, roster: LineRoster): boolean {
  const present = new Int32Array(data.cover.length);
  for (const line of roster) changePresence(data, present, line, 1);
  return data.cover.some(({ required, shortageCost }, need) => shortageCost > 0 && present[need] < required);
}

function shuffle(order: number[], random: RandomStream): void {
  for (let k = order.length - 1; k > 0; k--) {
    const other = Math.floor((random.nextBits() / 2 ** 32) * (k + 1));
    [order[k], order[other]] = [order[other], order[k]];
  }
}
