import { gaussLegendre } from '../numerics/gauss-legendre.ts';
import type { WaitingLineData, WaitingLineQuestion } from '../waiting-line.ts';

/** What becomes of a contact that finds the team full, by the number j of contacts waiting ahead of it. */
export interface WaitBehind {
  /** Probability of being answered at all. */
  readonly answered: Float64Array;
  /** Probability of being answered within T. */
  readonly answeredWithin: Float64Array;
  /** Mean seconds waited, counted as 0 if not answered. */
  readonly answeredSeconds: Float64Array;
  /** Probability of being answered, but with wait plus reply longer than the response limit. */
  readonly answeredLate: Float64Array;
}

/** The line without its arrivals: who comes later does not matter to who waits. */
type Service = Omit<WaitingLineData, 'contactsPerSecond'>;

/**
 * With j ahead the wait is a sum of exponential stages of rates D, D + θ, …, D + jθ. Its density on staying is
 * f_j(t) = f_{j−1}(t)·(D + jθ)·a(t)/j with f_0(t) = D·e^(−(D+θ)t) and a(t) = (1 − e^(−θt))/θ; everything follows from
 * recurrences in j with positive terms only.
 * @param count how many j, from 0.
 */
export function waitBehind(service: Service, count: number, question: WaitingLineQuestion): WaitBehind {
  const { completionsPerSecond, patienceSeconds } = service;
  const never = new Float64Array(count);
  if (completionsPerSecond === 0 && patienceSeconds === Infinity) {
    const always = new Float64Array(count).fill(1);
    const forEver = new Float64Array(count).fill(Infinity);
    return { answered: always, answeredWithin: never, answeredSeconds: forEver, answeredLate: always };
  }
  if (completionsPerSecond === 0 || patienceSeconds === 0) {
    return { answered: never, answeredWithin: never, answeredSeconds: never, answeredLate: never };
  }
  const answered = new Float64Array(count);
  const answeredSeconds = new Float64Array(count);
  let stays = 1;
  let seconds = 0;
  for (let j = 0; j < count; j++) {
    const rate = completionsPerSecond + (j + 1) / patienceSeconds;
    const passes = (completionsPerSecond + j / patienceSeconds) / rate;
    stays *= passes;
    seconds = seconds * passes + stays / rate;
    answered[j] = stays;
    answeredSeconds[j] = seconds;
  }
  const { withinSeconds, responseSeconds } = question;
  return {
    answered,
    answeredSeconds,
    answeredWithin: answeredBefore(service, withinSeconds, answered),
    answeredLate: answeredLate(service, responseSeconds, answered, question.replyLongerThan),
  };
}

/** Probability of being answered before `seconds`; `answered` is that of being answered at all. */
function answeredBefore(service: Service, seconds: number, answered: Float64Array): Float64Array {
  const before = new Float64Array(answered.length);
  const density = new Float64Array(answered.length);
  writeDensities(service, seconds, density);
  let later = 0;
  for (let j = 0; j < answered.length; j++) {
    later += density[j] / service.completionsPerSecond;
    before[j] = answered[j] * Math.max(0, 1 - later);
  }
  return before;
}

/** Probability of being answered, but so late that with the reply the limit is exceeded. */
function answeredLate(
  service: Service,
  limitSeconds: number,
  answered: Float64Array,
  replyLongerThan: (seconds: number) => number,
): Float64Array {
  const inTime = answeredBefore(service, limitSeconds, answered);
  const late = answered.map((share, j) => share - inTime[j]);
  const repliesTakeTime = replyLongerThan(Number.MIN_VALUE) > 0;
  // The waits of few ahead are short, those of many long and spread widely: panels that double fit both.
  const firstPanel = 6 / service.completionsPerSecond;
  const density = new Float64Array(answered.length);
  for (let from = 0; repliesTakeTime && from < limitSeconds;) {
    const to = Math.min(limitSeconds, 2 * from + firstPanel);
    const half = (to - from) / 2;
    for (let i = 0; i < rule.nodes.length; i++) {
      const t = from + half * (1 + rule.nodes[i]);
      const factor = half * rule.weights[i] * replyLongerThan(limitSeconds - t);
      writeDensities(service, t, density);
      for (let j = 0; j < density.length; j++) late[j] += factor * density[j];
    }
    from = to;
  }
  return late;
}

const rule = gaussLegendre(24);

/** f_j(t) for every j, into `density`. */
function writeDensities(
  { completionsPerSecond, patienceSeconds }: Service,
  t: number,
  density: Float64Array,
): void {
  const giveUp = 1 / patienceSeconds;
  const factor = patienceSeconds === Infinity ? t : -patienceSeconds * Math.expm1(-t / patienceSeconds);
  let log = Math.log(completionsPerSecond) - (completionsPerSecond + giveUp) * t;
  let value = log > leastLog ? Math.exp(log) : 0;
  for (let j = 0; j < density.length; j++) {
    if (j > 0) {
      const growth = ((completionsPerSecond + j * giveUp) * factor) / j;
      // Where the first terms underflow the later ones may not: logarithms until they can be represented.
      if (value > 0) value *= growth;
      else if ((log += Math.log(growth)) > leastLog) value = Math.exp(log);
    }
    density[j] = value;
  }
}

const leastLog = -600;
