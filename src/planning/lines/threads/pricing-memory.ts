import type { CheapestLines } from '../../../../models/rostering/lines/cheapest-lines.ts';
import type { LinesData } from '../../../../models/rostering/lines/data.ts';
import type { FinderKnowledge, LineFinder } from '../../../../models/rostering/lines/line-finder.ts';
import type { PricingRound } from '../../../../models/rostering/lines/pricing.ts';

/** Most lines of a person that an answer has room for. */
export const MOST_LINES = 4;

/** Places of the numbers that threads agree by: the round, the people left to claim, how often the bell has rung. */
const ROUND = 0;
const LEFT = 1;
const BELL = 2;
const CLOSED = 3;
const MOST = 4;
const CONTROLS = 5;

/** The memory that the threads of one search share. */
export interface PricingBuffers {
  readonly integers: SharedArrayBuffer;
  readonly numbers: SharedArrayBuffer;
  readonly lines: SharedArrayBuffer;
}

/**
 * Questions and answers of pricing rounds in memory that threads share. Whoever claims a person asks their finder. The count of
 * people left is written last, so that a thread which claims one sees the whole question.
 */
export class PricingMemory {
  readonly buffers: PricingBuffers;
  private readonly days: number;
  private readonly control: Int32Array;
  /** [k] the person claimed k-th from the end. */
  private readonly asked: Int32Array;
  /** [person] the round answered last. */
  private readonly answered: Int32Array;
  private readonly tracked: Int32Array;
  private readonly lineCounts: Int32Array;
  private readonly worth: Float64Array;
  private readonly bounds: Float64Array;
  private readonly prices: Float64Array;
  private readonly multipliers: Float64Array;
  private readonly multiplierCounts: readonly number[];
  private readonly mostMultipliers: number;
  private readonly lines: Uint16Array;

  /** @param buffers those of the thread that began; new ones by default */
  constructor(data: LinesData, buffers?: PricingBuffers) {
    const people = data.people.length;
    this.days = data.days;
    this.multiplierCounts = data.people.map(
      ({ tallies = [], rules }) => tallies.length + rules.counts.length,
    );
    this.mostMultipliers = Math.max(0, ...this.multiplierCounts);
    // The last is what any work at all is worth.
    const shifts = data.days * data.shifts.length + 1;
    this.buffers = buffers ?? {
      integers: new SharedArrayBuffer(4 * (CONTROLS + 4 * people)),
      numbers: new SharedArrayBuffer(8 * (shifts + people * (1 + MOST_LINES + this.mostMultipliers))),
      lines: new SharedArrayBuffer(2 * people * MOST_LINES * data.days),
    };
    const { integers, numbers, lines } = this.buffers;
    this.control = new Int32Array(integers, 0, CONTROLS);
    const perPerson = (index: number): Int32Array =>
      new Int32Array(integers, 4 * (CONTROLS + index * people), people);
    [this.asked, this.answered, this.tracked, this.lineCounts] = [0, 1, 2, 3].map(perPerson);
    this.worth = new Float64Array(numbers, 0, shifts);
    this.bounds = new Float64Array(numbers, 8 * shifts, people);
    this.prices = new Float64Array(numbers, 8 * (shifts + people), people * MOST_LINES);
    this.multipliers = new Float64Array(numbers, 8 * (shifts + people * (1 + MOST_LINES)));
    this.lines = new Uint16Array(lines);
  }

  /** Asks for the cheapest lines of these people. */
  ask(people: readonly number[], finders: readonly LineFinder[], { worth, most }: PricingRound): void {
    this.worth.set(worth);
    this.asked.set(people);
    this.control[MOST] = most;
    for (const person of people) this.writeKnowledge(person, finders[person].knowledge);
    Atomics.add(this.control, ROUND, 1);
    Atomics.store(this.control, LEFT, people.length);
    this.ring();
  }

  /** A person nobody else has claimed; undefined if there is none left. */
  claim(): number | undefined {
    const left = Atomics.sub(this.control, LEFT, 1);
    return left > 0 ? Atomics.load(this.asked, left - 1) : undefined;
  }

  /** The question of this round. */
  get round(): PricingRound {
    return { worth: this.worth, most: this.control[MOST] };
  }

  /** What the finder of a person is to know before it is asked. */
  knowledgeOf(person: number): FinderKnowledge {
    const first = person * this.mostMultipliers;
    const multipliers = [...this.multipliers.subarray(first, first + this.multiplierCounts[person])];
    return { tracked: this.tracked[person], multipliers };
  }

  /** Writes what a finder has found, and what it has learnt from it. */
  answer(person: number, { bound, lines }: CheapestLines, knowledge: FinderKnowledge): void {
    this.bounds[person] = bound;
    this.lineCounts[person] = lines.length;
    lines.forEach(({ line, price }, k) => {
      const slot = person * MOST_LINES + k;
      this.prices[slot] = price;
      this.lines.set(line, slot * this.days);
    });
    this.writeKnowledge(person, knowledge);
    Atomics.store(this.answered, person, Atomics.load(this.control, ROUND));
    Atomics.notify(this.answered, person);
  }

  /** The answer of a person of this round, for which it waits; undefined if none has come in time. */
  answerOf(person: number, patienceMilliseconds: number): CheapestLines | undefined {
    const before = Atomics.load(this.answered, person);
    if (before !== this.control[ROUND]) {
      const woken = Atomics.wait(this.answered, person, before, patienceMilliseconds);
      if (woken === 'timed-out') return undefined;
    }
    const lines = Array.from({ length: this.lineCounts[person] }, (_, k) => {
      const slot = person * MOST_LINES + k;
      const line = this.lines.slice(slot * this.days, (slot + 1) * this.days);
      return { line, price: this.prices[slot] };
    });
    return { bound: this.bounds[person], lines };
  }

  /** Waits for the next ring after so many. False if all are to go home. */
  waitForBell(heard: number): boolean {
    if (Atomics.load(this.control, CLOSED) === 0) Atomics.wait(this.control, BELL, heard);
    return Atomics.load(this.control, CLOSED) === 0;
  }

  /** How often the bell has rung. */
  get rings(): number {
    return Atomics.load(this.control, BELL);
  }

  /** Sends all threads home. */
  close(): void {
    Atomics.store(this.control, CLOSED, 1);
    this.ring();
  }

  private ring(): void {
    Atomics.add(this.control, BELL, 1);
    Atomics.notify(this.control, BELL);
  }

  private writeKnowledge(person: number, { tracked, multipliers }: FinderKnowledge): void {
    this.tracked[person] = tracked;
    this.multipliers.set(multipliers, person * this.mostMultipliers);
  }
}
