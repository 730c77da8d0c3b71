import type { MultitaskingAgent } from './multitasking-agent.ts';

/** The chain of chats in service without a line. */
export interface ChatLevels {
  /** Probability of N·K chats: every slot taken. */
  readonly full: number;
  /** Mean number of agents with k = 0 … K chats, counted while not every slot is taken. */
  readonly holding: Float64Array;
}

/**
 * One pass over the states i = q·N + s, in which s agents hold q + 1 chats and N − s hold q (an arrival joins an
 * agent with the fewest chats). Departures per second are linear in s, so a state costs one division. Weights are
 * rescaled on the way up, and the pass ends where the rest of the probability is lost in rounding.
 */
export function chatLevels(contactsPerSecond: number, agent: MultitaskingAgent, agents: number): ChatLevels {
  const { concurrency, completionsPerSecond: rate } = agent;
  const holding = new Float64Array(concurrency + 1);
  const leastAhead = leastFrom(rate);
  let weight = 1;
  let total = 0;
  for (let q = 0; q < concurrency && weight > 0; q++) {
    const step = rate[q + 1] - rate[q];
    const fallsForGood = agents * leastAhead[q + 1] > contactsPerSecond;
    let departures = agents * rate[q];
    let levelWeight = 0;
    let levelMoment = 0;
    for (let s = 0; s < agents; s++) {
      levelWeight += weight;
      levelMoment += weight * s;
      departures += step;
      weight *= contactsPerSecond / departures;
      if (weight > rescaleAbove) {
        weight /= rescaleAbove;
        levelWeight /= rescaleAbove;
        levelMoment /= rescaleAbove;
        total /= rescaleAbove;
        divide(holding, rescaleAbove);
      } else if (weight < (q === 0 ? levelMoment : total + levelWeight) * lostInRounding) {
        if (fallsForGood && departures > contactsPerSecond) {
          weight = 0;
          break;
        }
      }
    }
    holding[q] += agents * levelWeight - levelMoment;
    holding[q + 1] += levelMoment;
    total += levelWeight;
  }
  total += weight;
  divide(holding, total);
  return { full: weight / total, holding };
}

const rescaleAbove = 1e200;
/** Relative to the states with at least one chat: under hardly any load they are all that the replies come from. */
const lostInRounding = 1e-20;

function divide(values: Float64Array, divisor: number): void {
  for (let i = 0; i < values.length; i++) values[i] /= divisor;
}

/** The least rate at each level or above it: switching between chats can make an agent slower with more of them. */
function leastFrom(rate: Float64Array): Float64Array {
  const least = Float64Array.from(rate);
  for (let k = least.length - 2; k >= 0; k--) least[k] = Math.min(least[k], least[k + 1]);
  return least;
}
