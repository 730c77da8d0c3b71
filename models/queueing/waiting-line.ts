import { gaussLegendre } from './numerics/gauss-legendre.ts';

/**
 * The line in front of a full team: contacts arrive, the team takes one whenever it completes one, and each waiting
 * contact gives up after an exponential patience.
 */
export interface WaitingLineData {
  readonly contactsPerSecond: number;
  /** Completions of the full team, per second. */
  readonly completionsPerSecond: number;
  /** 0: nobody waits; Infinity: nobody gives up. */
  readonly patienceSeconds: number;
}

/** The two time limits that a line is asked about. */
export interface WaitingLineQuestion {
  /** T of `answeredWithin`, `waitingAfter` and `longerThan`: a limit on the wait alone. */
  readonly withinSeconds: number;
  /** The limit of `answeredLate`: on the wait and the reply that follows it. */
  readonly responseSeconds: number;
  /** Probability that the reply itself takes longer than the given seconds, once the wait is over. */
  readonly replyLongerThan: (seconds: number) => number;
}

/**
 * Integrals over the time V that a contact would have to wait if it never gave up. Every mass is relative to the
 * probability that the team is exactly full with nobody waiting, and scaled by e^(−logScale) so that a hopelessly
 * overloaded line stays representable.
 */
export interface WaitingLine {
  readonly logScale: number;
  /** Team full, any number waiting. */
  readonly full: number;
  /** Full on arrival, and answered in the end. */
  readonly answered: number;
  /** Full on arrival, and gone before being answered. */
  readonly abandoned: number;
  /** Σ of the seconds waited by the answered. */
  readonly answeredSeconds: number;
  /** Full on arrival, and answered within T. */
  readonly answeredWithin: number;
  /** Full on arrival, and neither answered nor gone after T. */
  readonly waitingAfter: number;
  /** Full on arrival, V longer than T. */
  readonly longerThan: number;
  /** Full on arrival, answered, and wait plus reply longer than the response limit. */
  readonly answeredLate: number;
}

/**
 * The line's integrals. With D completions per second, arrivals λ and mean patience p the density of V, relative to
 * the team being just full, is D·exp(λ·p·(1 − e^(−t/p)) − D·t): Palm 1957, the building block J of Mandelbaum &
 * Zeltyn 2007. Integrating it costs the same for ten waiting contacts and for ten million, where a sum over the
 * states would not end.
 * @returns undefined when nobody gives up and arrivals are not fewer than completions: the line grows without end.
 */
export function waitingLine(data: WaitingLineData, question: WaitingLineQuestion): WaitingLine | undefined {
  const { contactsPerSecond: arrivals, completionsPerSecond: completions, patienceSeconds: patience } = data;
  const line = emptyLine();
  if (patience === 0) return { ...line, full: 1, abandoned: 1, longerThan: 1 };
  if (patience === Infinity && arrivals >= completions) return undefined;

  const overloaded = arrivals > completions;
  const peak = overloaded ? patience * Math.log(arrivals / completions) : 0;
  const exponent = exponentFromPeak(Math.min(arrivals, completions), completions, patience);
  if (overloaded) line.logScale = Math.max(0, arrivals * patience - completions * (patience + peak));

  const add = (from: number, to: number): void => addPanels(line, from, to, peak, exponent, data, question);
  if (overloaded) add(line.logScale < negligible ? 0 : peak + reach(exponent, -peak), peak);
  const upper = peak + reach(exponent, startOfSearch(data));
  // Patience may be far shorter than the spacing of completions: panels that double resolve both scales.
  for (let from = peak, length = 8 * patience; from < upper; from += length, length *= 2) {
    add(from, Math.min(from + length, upper));
  }
  line.waitingAfter = line.longerThan * Math.exp(-question.withinSeconds / patience);
  return line;
}

type Sums = { -readonly [Name in keyof WaitingLine]: number };

function emptyLine(): Sums {
  return {
    logScale: 0,
    full: 0,
    answered: 0,
    abandoned: 0,
    answeredSeconds: 0,
    answeredWithin: 0,
    waitingAfter: 0,
    longerThan: 0,
    answeredLate: 0,
  };
}

/** e^(−negligible) of the peak density is below the rounding error of the whole. */
const negligible = 40;

/** The fine rule is exact to rounding for a factor e^40 between the ends of a panel, the coarse one for e^16. */
const fineRule = gaussLegendre(32);
const coarseRule = gaussLegendre(16);
const coarseUpTo = 16;

/** The exponent of the density h seconds from its peak, relative to the peak, and its slope. */
interface Exponent {
  readonly value: (h: number) => number;
  readonly slope: (h: number) => number;
}

/** Taken relative to the peak, the exponent needs no difference of huge numbers. */
function exponentFromPeak(arrivalsAtPeak: number, completions: number, patience: number): Exponent {
  if (patience === Infinity) {
    const spare = completions - arrivalsAtPeak;
    return { value: (h) => -spare * h, slope: () => -spare };
  }
  return {
    value: (h) => -arrivalsAtPeak * patience * Math.expm1(-h / patience) - completions * h,
    slope: (h) => arrivalsAtPeak * Math.exp(-h / patience) - completions,
  };
}

/** Where the exponent would be negligible if it were the parabola that touches it at the peak. */
function startOfSearch({
  contactsPerSecond,
  completionsPerSecond,
  patienceSeconds,
}: WaitingLineData): number {
  if (patienceSeconds === Infinity) return negligible / (completionsPerSecond - contactsPerSecond);
  return Math.sqrt((2 * negligible * patienceSeconds) / Math.min(contactsPerSecond, completionsPerSecond));
}

/**
 * How far from the peak the exponent falls to about −negligible, by Newton's method. The exponent is concave, so
 * after the first step the iterates approach from outside, and a range is rather too long than too short.
 */
function reach(exponent: Exponent, start: number): number {
  let h = start;
  for (let round = 0; round < 100; round++) {
    const excess = exponent.value(h) + negligible;
    if (Math.abs(excess) < 4) break;
    h -= excess / exponent.slope(h);
  }
  return h;
}

/** Adds one stretch of V, cut where a limit falls inside it so that every piece is smooth. */
function addPanels(
  line: Sums,
  from: number,
  to: number,
  peak: number,
  exponent: Exponent,
  data: WaitingLineData,
  question: WaitingLineQuestion,
): void {
  const { withinSeconds, responseSeconds } = question;
  const first = Math.min(withinSeconds, responseSeconds);
  const second = Math.max(withinSeconds, responseSeconds);
  for (let start = from; start < to;) {
    const end = start < first && first < to ? first : start < second && second < to ? second : to;
    addPanel(line, start, end, peak, exponent, data, question);
    start = end;
  }
}

function addPanel(
  line: Sums,
  from: number,
  to: number,
  peak: number,
  exponent: Exponent,
  { completionsPerSecond, patienceSeconds }: WaitingLineData,
  { withinSeconds, responseSeconds, replyLongerThan }: WaitingLineQuestion,
): void {
  const fall = Math.abs(exponent.value(to - peak) - exponent.value(from - peak));
  const { nodes, weights } = fall + (to - from) / patienceSeconds < coarseUpTo ? coarseRule : fineRule;
  const half = (to - from) / 2;
  const middle = (to + from) / 2;
  let [full, abandoned, answeredSeconds, late] = [0, 0, 0, 0];
  for (let i = 0; i < nodes.length; i++) {
    const t = middle + half * nodes[i];
    const mass = half * weights[i] * Math.exp(exponent.value(t - peak));
    const leaves = -Math.expm1(-t / patienceSeconds);
    const stays = mass * (1 - leaves);
    full += mass;
    abandoned += mass * leaves;
    answeredSeconds += stays * t;
    late += to <= responseSeconds ? stays * replyLongerThan(responseSeconds - t) : stays;
  }
  const answered = full - abandoned;
  line.full += completionsPerSecond * full;
  line.abandoned += completionsPerSecond * abandoned;
  line.answered += completionsPerSecond * answered;
  line.answeredSeconds += completionsPerSecond * answeredSeconds;
  if (to <= withinSeconds) line.answeredWithin += completionsPerSecond * answered;
  else line.longerThan += completionsPerSecond * full;
  line.answeredLate += completionsPerSecond * late;
}
