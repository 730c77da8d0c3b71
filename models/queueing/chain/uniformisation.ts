import { earlyTicks, weightedTicks, type TickingCells } from '../numerics/birth-death-ticks.ts';
import { mostEvents, poissonNumber } from '../numerics/poisson-number.ts';
import type { QueueState } from './queue-state.ts';
import { StateSum } from './state-sum.ts';

/** A birth–death chain with rates that do not change while it is followed. */
export interface BirthDeathChain {
  readonly birthsPerSecond: number;
  readonly deathsPerSecond: (state: number) => number;
  readonly highestState: number;
}

/** Where a chain has got to, and how many seconds it spent in each state on the way (expected values). */
export interface Passage {
  readonly state: QueueState;
  readonly secondsInState: QueueState;
}

/**
 * Follows a chain for `seconds` by uniformisation (Ingolfsson et al. 2007): transitions of a Poisson clock that is no
 * slower than any state, with steps in between that change nothing. Every weight is positive, so no step can be too
 * long for the result to stay a distribution; the time is cut only to keep the clock as slow as the states near the
 * present ones allow. Only states with probability are touched; what is trimmed at the edges moves to the neighbour,
 * so probability is conserved.
 */
export function followChain(chain: BirthDeathChain, start: QueueState, seconds: number): Passage {
  const secondsInState = new StateSum();
  let state = start;
  let remaining = seconds;
  let room = initialRoom;
  while (remaining > 0) {
    const clock = setClock(chain, state, remaining, room);
    if (clock.ticksPerSecond * remaining < nothingHappens) {
      secondsInState.addState(state, remaining);
      break;
    }
    const look = tick(chain, state, clock);
    if (!look) {
      room *= 2;
      continue;
    }
    state = look.state;
    secondsInState.addState(look.secondsInState, 1);
    remaining = clock.seconds < remaining ? remaining - clock.seconds : 0;
  }
  return { state, secondsInState: secondsInState.state() };
}

interface Clock {
  readonly seconds: number;
  readonly ticksPerSecond: number;
  /** The window of states within reach. */
  readonly lowest: number;
  readonly deaths: Float64Array;
}

/** Mean ticks between two looks at the clock, each of which sets its speed anew. */
const ticksPerLook = 500;

/** So few ticks that the chance of one is lost in rounding. */
const nothingHappens = 1e-16;

/** States above the present ones that a look allows for, until one needs more. */
const initialRoom = 8;

/** A clock for the states within `room` above the present ones: the longer a line, the faster it loses contacts. */
function setClock(chain: BirthDeathChain, state: QueueState, remaining: number, room: number): Clock {
  const { birthsPerSecond, deathsPerSecond, highestState } = chain;
  const highest = Math.min(highestState, state.first + state.probability.length - 1 + room);
  const lowest = Math.max(0, state.first - mostEvents(ticksPerLook));
  const deaths = new Float64Array(highest - lowest + 1);
  let fastest = 0;
  for (let i = 0; i < deaths.length; i++) {
    deaths[i] = deathsPerSecond(lowest + i);
    if (deaths[i] > fastest) fastest = deaths[i];
  }
  const ticksPerSecond = birthsPerSecond + fastest;
  return { seconds: Math.min(remaining, ticksPerLook / ticksPerSecond), ticksPerSecond, lowest, deaths };
}

/**
 * One look: the distribution after each number of ticks, weighted by its Poisson probability. Undefined when
 * probability has come to the top of a window that leaves states out.
 */
function tick(chain: BirthDeathChain, start: QueueState, clock: Clock): Passage | undefined {
  const { ticksPerSecond, lowest, deaths } = clock;
  const { first, probabilities, beyond } = poissonNumber(ticksPerSecond * clock.seconds);
  const cells = deaths.length + 2 * margin;
  const [lowestCell, highestCell] = [margin, cells - margin - 1];
  const complete = lowest + deaths.length - 1 === chain.highestState;
  const secondsPerTick = 1 / ticksPerSecond;
  const birth = chain.birthsPerSecond * secondsPerTick;
  const death = new Float64Array(cells);
  const stay = new Float64Array(cells);
  for (let i = lowestCell; i <= highestCell; i++) {
    death[i] = i === lowestCell ? 0 : deaths[i - margin] * secondsPerTick;
    stay[i] = 1 - death[i] - (i === highestCell ? 0 : birth);
  }
  const ticking: TickingCells = {
    birth,
    death,
    stay,
    now: new Float64Array(cells),
    after: new Float64Array(cells),
    during: new Float64Array(cells),
  };
  const { now, after, during } = ticking;
  let from = start.first - lowest + margin;
  let to = from + start.probability.length - 1;
  now.set(start.probability, from);
  let [leftmost, rightmost] = [from, to];
  for (let n = 0; n < first + probabilities.length; n += 2) {
    from = Math.max(lowestCell, from - 2);
    to = Math.min(highestCell, to + 2);
    leftmost = Math.min(leftmost, from);
    rightmost = Math.max(rightmost, to);
    if (n < first) earlyTicks(ticking, from, to);
    else weightedTicks(ticking, from, to, { probabilities, beyond, at: n - first });
    for (; now[from] < negligible && from < to; from++) moveInwards(now, from, from + 1);
    for (; now[to] < negligible && from < to; to--) moveInwards(now, to, to - 1);
    if (to === highestCell && !complete) return undefined;
  }
  for (let i = leftmost; i <= rightmost; i++) during[i] *= secondsPerTick;
  return {
    state: window(lowest - margin, after, leftmost, rightmost),
    secondsInState: {
      first: lowest - margin + leftmost,
      probability: during.subarray(leftmost, rightmost + 1),
    },
  };
}

/** The cells `from` … `to` as a state, with negligible edges moved inwards. Cell 0 belongs to `shift` contacts. */
function window(shift: number, cells: Float64Array, from: number, to: number): QueueState {
  for (; cells[from] < negligible && from < to; from++) moveInwards(cells, from, from + 1);
  for (; cells[to] < negligible && from < to; to--) moveInwards(cells, to, to - 1);
  return { first: shift + from, probability: cells.slice(from, to + 1) };
}

/** Empty cells on either side of the window, which the sweeps need. */
const margin = 2;

const negligible = 1e-13;

function moveInwards(probability: Float64Array, from: number, to: number): void {
  probability[to] += probability[from];
  probability[from] = 0;
}
