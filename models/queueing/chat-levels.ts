import { agentsLeftBehind } from './chat-spread.ts';
import type { MultitaskingAgent } from './multitasking-agent.ts';

/** The chain of chats in service without a line. */
export interface ChatLevels {
  /** Probability of N·K chats: every slot taken. */
  readonly full: number;
  /** Mean number of agents with k = 0 … K chats, counted while not every slot is taken. */
  readonly holding: Float64Array;
}

/**
 * One pass over the states i = q·N + s, in which s agents more hold q + 1 chats than q − 1, and the others q (an arrival
 * joins an agent with the fewest chats; `agentsLeftBehind` says how many hold q − 1). Weights are rescaled on the way up,
 * and the pass begins and ends where what is left out is lost in rounding.
 */
export function chatLevels(contactsPerSecond: number, agent: MultitaskingAgent, agents: number): ChatLevels {
  const { concurrency, completionsPerSecond: rate } = agent;
  const holding = new Float64Array(concurrency + 1);
  const leastAhead = leastFrom(rate);
  const leftBehind = agentsLeftBehind(contactsPerSecond, agent, agents);
  const lowest = lowestLevel(contactsPerSecond, rate, agents);
  let weight = 1;
  let total = 0;
  for (let q = lowest; q < concurrency && weight > 0; q++) {
    const bend = bendAt(rate, q);
    const fallsForGood = agents * leastAhead[q + 1] > contactsPerSecond;
    let levelWeight = 0;
    let levelMoment = 0;
    let levelBehind = 0;
    for (let s = 0; s < agents; s++) {
      const behind = leftBehind[q * agents + s];
      const evenly = (agents - s) * rate[q] + s * rate[q + 1];
      if (q > lowest || s > 0) weight *= contactsPerSecond / (evenly + behind * bend);
      levelWeight += weight;
      levelMoment += weight * s;
      levelBehind += weight * behind;
      if (weight > rescaleAbove) {
        weight /= rescaleAbove;
        levelWeight /= rescaleAbove;
        levelMoment /= rescaleAbove;
        levelBehind /= rescaleAbove;
        total /= rescaleAbove;
        divide(holding, rescaleAbove);
      } else if (weight < (q === 0 ? levelMoment : total + levelWeight) * lostInRounding) {
        const slowest = evenly + Math.min(0, ((agents - s) / 2) * bend);
        if (fallsForGood && slowest > contactsPerSecond) {
          weight = 0;
          break;
        }
      }
    }
    if (q > 0) holding[q - 1] += levelBehind;
    holding[q] += agents * levelWeight - levelMoment - 2 * levelBehind;
    holding[q + 1] += levelMoment + levelBehind;
    total += levelWeight;
  }
  weight *= contactsPerSecond / (agents * rate[concurrency]);
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

/** The level below which the team practically never is: it passes the whole level without stopping. */
function lowestLevel(contactsPerSecond: number, rate: Float64Array, agents: number): number {
  let lowest = 0;
  let fastest = rate[1];
  for (let q = 1; q < rate.length - 1; q++) {
    fastest = Math.max(fastest, rate[q + 1]);
    // Every state of the level is likelier than the one before by at least this factor.
    const growth = contactsPerSecond / (agents * fastest);
    if (agents * Math.log(growth) < logLostInRounding) break;
    lowest = q;
  }
  return lowest;
}

const logLostInRounding = 50;

/** What a team completes more (or less) when one agent passes a chat to another and both held q before. */
function bendAt(rate: Float64Array, q: number): number {
  return q === 0 ? 0 : rate[q - 1] - 2 * rate[q] + rate[q + 1];
}

/**
 * The least that an agent completes on average at each level or above it, whatever the spread: switching between chats can
 * make an agent slower with more of them.
 */
function leastFrom(rate: Float64Array): Float64Array {
  const least = Float64Array.from(rate);
  for (let k = least.length - 2; k >= 1; k--) {
    least[k] = Math.min(least[k], (least[k - 1] + rate[k + 1]) / 2, least[k + 1]);
  }
  return least;
}
