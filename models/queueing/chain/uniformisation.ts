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

/** Mean ticks between two looks at the clock; e to its negative must be a normal number. */
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

/** More events than a Poisson number with this mean ever is, but for a chance below 1e-13. */
function mostEvents(mean: number): number {
  return Math.ceil(mean + 7.5 * Math.sqrt(mean) + 15);
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
  const cellsOf: Cells = {
    birth,
    death,
    stay,
    now: new Float64Array(cells),
    after: new Float64Array(cells),
    during: new Float64Array(cells),
  };
  const { now, after, during } = cellsOf;
  let from = start.first - lowest + margin;
  let to = from + start.probability.length - 1;
  now.set(start.probability, from);
  let [leftmost, rightmost] = [from, to];
  for (let n = 0; n < first + probabilities.length; n += 2) {
    from = Math.max(lowestCell, from - 2);
    to = Math.min(highestCell, to + 2);
    leftmost = Math.min(leftmost, from);
    rightmost = Math.max(rightmost, to);
    if (n < first) earlyTicks(cellsOf, from, to);
    else weightedTicks(cellsOf, from, to, probabilities, beyond, n - first);
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

/** A window of states while the clock ticks. */
interface Cells {
  /** Chances at a tick. */
  readonly birth: number;
  readonly death: Float64Array;
  readonly stay: Float64Array;
  /** The distribution after the ticks so far. */
  readonly now: Float64Array;
  /** Sum of the distributions by their weights. */
  readonly after: Float64Array;
  /** Expected ticks in each state. */
  readonly during: Float64Array;
}

/**
 * Two ticks in one sweep, which is bound by memory and not by arithmetic: the second follows one cell behind the
 * first. At early ticks the end of the look has practically no weight yet.
 */
function earlyTicks({ birth, death, stay, now, during }: Cells, from: number, to: number): void {
  let before = 0;
  let here = now[from];
  let beforeOnce = 0;
  let hereOnce = 0;
  let stayBefore = 0;
  let deathHere = death[from];
  for (let i = from; i <= to + 1; i++) {
    const ahead = now[i + 1];
    const stayHere = stay[i];
    const deathAhead = death[i + 1];
    const once = here * stayHere + before * birth + ahead * deathAhead;
    during[i] += here + once;
    now[i - 1] = hereOnce * stayBefore + beforeOnce * birth + once * deathHere;
    before = here;
    here = ahead;
    beforeOnce = hereOnce;
    hereOnce = once;
    stayBefore = stayHere;
    deathHere = deathAhead;
  }
}

/** The same with the weights of the present tick, the n-th of them, and the next one. */
function weightedTicks(
  { birth, death, stay, now, after, during }: Cells,
  from: number,
  to: number,
  probabilities: Float64Array,
  beyond: Float64Array,
  n: number,
): void {
  const endsHere = probabilities[n];
  const endsNext = probabilities[n + 1];
  const staysHere = beyond[n];
  const staysNext = beyond[n + 1];
  let before = 0;
  let here = now[from];
  let beforeOnce = 0;
  let hereOnce = 0;
  let stayBefore = 0;
  let deathHere = death[from];
  for (let i = from; i <= to + 1; i++) {
    const ahead = now[i + 1];
    const stayHere = stay[i];
    const deathAhead = death[i + 1];
    const once = here * stayHere + before * birth + ahead * deathAhead;
    after[i] += endsHere * here + endsNext * once;
    during[i] += staysHere * here + staysNext * once;
    now[i - 1] = hereOnce * stayBefore + beforeOnce * birth + once * deathHere;
    before = here;
    here = ahead;
    beforeOnce = hereOnce;
    hereOnce = once;
    stayBefore = stayHere;
    deathHere = deathAhead;
  }
}

/** The cells `from` … `to` as a state, with negligible edges moved inwards. Cell 0 belongs to `shift` contacts. */
function window(shift: number, cells: Float64Array, from: number, to: number): QueueState {
  for (; cells[from] < negligible && from < to; from++) moveInwards(cells, from, from + 1);
  for (; cells[to] < negligible && from < to; to--) moveInwards(cells, to, to - 1);
  return { first: shift + from, probability: cells.slice(from, to + 1) };
}

/** Empty cells on either side of the window, which spare the loop its boundary cases. */
const margin = 2;

const negligible = 1e-13;

function moveInwards(probability: Float64Array, from: number, to: number): void {
  probability[to] += probability[from];
  probability[from] = 0;
}

/** Probabilities of a Poisson number, and of numbers beyond, from an even first to a last that leave nothing out. */
function poissonNumber(mean: number): { first: number; probabilities: Float64Array; beyond: Float64Array } {
  const first = 2 * Math.floor(Math.max(0, mean - 8.5 * Math.sqrt(mean)) / 2);
  const count = 2 * Math.ceil((mostEvents(mean) + 1 - first) / 2);
  const probabilities = new Float64Array(count);
  const beyond = new Float64Array(count);
  const likely = Math.floor(mean) - first;
  probabilities[likely] = 1;
  let total = 1;
  for (let n = likely - 1; n >= 0; n--) {
    probabilities[n] = (probabilities[n + 1] * (first + n + 1)) / mean;
    total += probabilities[n];
  }
  for (let n = likely + 1; n < count; n++) {
    probabilities[n] = (probabilities[n - 1] * mean) / (first + n);
    total += probabilities[n];
  }
  for (let n = count - 1; n >= 0; n--) {
    probabilities[n] /= total;
    if (n < count - 1) beyond[n] = beyond[n + 1] + probabilities[n + 1];
  }
  return { first, probabilities, beyond };
}
