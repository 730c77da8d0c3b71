import {
  buildLinesModel,
  lineColumn,
  type LinesRows,
  type ProposedLine,
} from '../../../models/rostering/lines/build.ts';
import type { Line } from '../../../models/rostering/lines/data.ts';
import { hasWholeCosts, linePrice } from '../../../models/rostering/lines/line-cost.ts';
import { lagrangianBound, worthOfShifts } from '../../../models/rostering/lines/worth.ts';
import type { Solver, SolverSession } from '../../solvers/solver.ts';
import { failureOf } from '../solver-failure.ts';
import type { Deadline } from './deadline.ts';
import type { LinesPart } from './part.ts';

/** What column generation ends with. */
export interface Relaxed {
  /** No roster of the part costs less, if `isExact`. Not rounded. */
  readonly bound: number;
  /** Whether the finders see every legal line, so that the bound is proven. */
  readonly isExact: boolean;
  /** [need] the prices that prove the bound, */
  readonly prices: Float64Array;
  /** [person] and what no line undercuts at these prices. */
  readonly cheapest: readonly number[];
  /** Every line in the model. */
  readonly proposed: readonly ProposedLine[];
  /** [proposed line] its share in the relaxation’s optimum; all 0 if there is none. */
  readonly shares: Float64Array;
  /** What that optimum costs; Infinity if there is none. */
  readonly objective: number;
}

export interface RelaxOptions {
  readonly deadline: Deadline;
  /** Ends once the bound reaches this: what is looked for is not there. Default: none. */
  readonly target?: number;
  /** Ends once the mixture of lines costs no more than this. Default: none. */
  readonly enough?: number;
  /** Most linear programs solved. Default: as many as it takes. */
  readonly mostPrograms?: number;
  readonly onBound?: (bound: number) => void;
}

export interface RelaxationStart {
  /** Lines to begin with: at least one for each person. */
  readonly lines: readonly ProposedLine[];
  /** [need] prices to begin with. */
  readonly prices?: Float64Array;
}

/** Weight of the best prices so far against those of the relaxation. */
const SMOOTHING = 0.6;
const LINES_PER_CALL = 4;
const TOLERANCE = 1e-6;

/** The relaxation of a part that is looked at once (`Relaxation`). */
export function relaxLines(
  part: LinesPart,
  start: RelaxationStart,
  { solver, ...options }: RelaxOptions & { readonly solver: Solver },
): Relaxed {
  const relaxation = new Relaxation(part, start, solver);
  try {
    return relaxation.solve(options);
  } finally {
    relaxation.dispose();
  }
}

interface KnownLine {
  readonly line: Line;
  readonly price: number;
  readonly share: number;
}

interface Master {
  readonly session: SolverSession;
  readonly rows: LinesRows;
  readonly firstLine: number;
}

/**
 * The relaxation in which everybody's line may be mixed from several, by column generation (Dantzig & Wolfe 1960, Operations
 * Research 8) with smoothed prices (Wentges 1997, International Transactions in Operational Research 4): each round prices
 * the needs, asks for everybody's cheapest lines and adds them. Every round proves a bound. People can be given their line for
 * good between two solves; the simplex method goes on from where it was.
 */
export class Relaxation {
  private readonly part: LinesPart;
  private proposed: ProposedLine[];
  private known: Set<string>;
  private readonly fixed = new Map<number, Line>();
  private readonly isWhole: boolean;
  private readonly solver: Solver;
  private master: Master;
  private bound = -Infinity;
  private prices: Float64Array;
  private cheapest: readonly number[];
  private shares: Float64Array = new Float64Array();
  private objective = Infinity;

  constructor(part: LinesPart, start: RelaxationStart, solver: Solver) {
    this.part = part;
    this.proposed = [...start.lines];
    this.known = new Set(start.lines.map(keyOf));
    this.isWhole = hasWholeCosts(part.data);
    this.prices = new Float64Array(part.data.cover.length);
    this.cheapest = part.people.map(() => -Infinity);
    if (start.prices !== undefined) {
      for (const line of this.price(start.prices)) this.remember(line);
    }
    this.solver = solver;
    this.master = this.open();
  }

  dispose(): void {
    this.master.session.dispose();
  }

  /**
   * Forgets all lines but the cheapest so many of each person, those in the mixture and those given for good: old lines slow
   * the simplex method down.
   */
  forget(linesPerPerson: number): void {
    const worth = worthOfShifts(this.part.data, this.prices);
    const linesOf = this.part.people.map((): KnownLine[] => []);
    this.proposed.forEach(({ person, line }, k) => {
      const given = this.fixed.get(person);
      if (given !== undefined && given !== line) return;
      const share = this.shares[k] ?? 0;
      // Lines in the mixture stay in it.
      const price = share > 0 ? -Infinity : this.priceOf({ person, line }, worth);
      linesOf[person].push({ line, price, share });
    });
    const kept = linesOf.flatMap((lines, person) =>
      lines
        .sort((a, b) => a.price - b.price)
        .filter(({ share }, rank) => share > 0 || rank < linesPerPerson)
        .map(({ line, share }) => ({ person, line, share })),
    );
    this.proposed = kept.map(({ person, line }) => ({ person, line }));
    // The mixture stands until the next program is solved, for which there may be no time.
    this.shares = Float64Array.from(kept, ({ share }) => share);
    this.known = new Set(this.proposed.map(keyOf));
    this.dispose();
    this.master = this.open();
  }

  private open(): Master {
    const { model, rows, firstLine } = buildLinesModel(this.part.data, this.proposed, 'continuous');
    return { session: this.solver.open(model), rows, firstLine };
  }

  solve(options: RelaxOptions): Relaxed {
    this.generate(options);
    const { bound, prices, cheapest, proposed, objective } = this;
    const shares = new Float64Array(proposed.length);
    shares.set(this.shares);
    return {
      bound,
      isExact: this.part.finders.every((finder) => finder.isExact),
      prices,
      cheapest,
      proposed,
      shares,
      objective,
    };
  }

  /** From now on these people have these lines, each of which has been proposed. Bounds are those of what is left to decide. */
  fix(lines: ReadonlyMap<number, Line>): void {
    for (const [person, line] of lines) this.fixed.set(person, line);
    const barred = this.proposed.flatMap(({ person, line }, k) => {
      const given = lines.get(person);
      return given === undefined || given === line ? [] : [this.master.firstLine + k];
    });
    const zero = barred.map(() => 0);
    this.master.session.changeColumnBounds(barred, zero, zero);
    this.bound = -Infinity;
    this.add(this.price(this.prices).filter((proposal) => this.remember(proposal)));
  }

  private generate({ deadline, onBound, ...ends }: RelaxOptions): void {
    const { data } = this.part;
    const { target = Infinity, enough = -Infinity, mostPrograms = Infinity } = ends;
    let programsLeft = mostPrograms;
    let smoothing = SMOOTHING;
    let isNew = true;
    let needPrices = this.prices;
    let linePrices = new Float64Array();
    while (!deadline.isOver() && this.bound < target) {
      if (isNew) {
        if (programsLeft-- <= 0) return;
        const outcome = this.master.session.solve({
          timeLimitSeconds: deadline.secondsLeft,
          shouldStop: deadline.isOver,
        });
        if (outcome.status === 'failed') throw failureOf('relaxation of lines', outcome);
        if (outcome.status !== 'optimal' || outcome.rowDuals === undefined) return;
        this.objective = outcome.objective;
        this.shares = outcome.values.slice(this.master.firstLine);
        const duals = outcome.rowDuals;
        needPrices = Float64Array.from(data.cover, ({ shortageCost, excessCost }, need) =>
          Math.min(shortageCost, Math.max(-excessCost, duals[this.master.rows.cover[need]])),
        );
        linePrices = Float64Array.from(this.master.rows.oneLine, (row) => duals[row]);
        if (this.objective <= enough || this.isConverged()) return;
      }
      const best = this.prices;
      const weight = this.bound === -Infinity ? 0 : smoothing;
      const found = this.price(
        needPrices.map((price, need) => weight * best[need] + (1 - weight) * price),
        onBound,
      );
      if (this.isConverged()) return;
      const worth = worthOfShifts(data, needPrices);
      const added = found.filter(
        (proposal) =>
          this.priceOf(proposal, worth) < linePrices[proposal.person] - TOLERANCE && this.remember(proposal),
      );
      isNew = added.length > 0;
      if (isNew) {
        this.add(added);
        smoothing = SMOOTHING;
      } else if (weight > 0) smoothing = 0;
      else if (!this.trackMore(linePrices)) return;
    }
  }

  private add(lines: readonly ProposedLine[]): void {
    this.master.session.addColumns(
      lines.map((proposal, k) => ({
        name: `line[${proposal.person},+${k}]`,
        ...lineColumn(this.part.data, this.master.rows, proposal),
      })),
    );
  }

  /** Everybody's cheapest lines at these prices, and the bound they prove. */
  private price(needPrices: Float64Array, onBound?: (bound: number) => void): ProposedLine[] {
    const { data, people, pricing } = this.part;
    const worth = worthOfShifts(data, needPrices);
    const free = [...people.keys()].filter((person) => !this.fixed.has(person));
    const found: ProposedLine[] = [];
    const cheapest = new Array<number>(people.length);
    pricing.cheapest(free, { worth, most: LINES_PER_CALL }).forEach(({ bound, lines }, k) => {
      cheapest[free[k]] = bound;
      for (const { line } of lines) found.push({ person: free[k], line });
    });
    for (const [person, line] of this.fixed) cheapest[person] = this.priceOf({ person, line }, worth);
    const bound = lagrangianBound(data, needPrices, cheapest);
    if (bound > this.bound) {
      this.bound = bound;
      this.prices = needPrices;
      this.cheapest = cheapest;
      onBound?.(bound);
    }
    return found;
  }

  /** Where the bound of a person lies below the price of all lines found, limits have to be tracked. */
  private trackMore(linePrices: Float64Array): boolean {
    let isTracked = false;
    this.part.finders.forEach((finder, person) => {
      if (this.fixed.has(person)) return;
      if (this.cheapest[person] < linePrices[person] - TOLERANCE && finder.trackMore()) isTracked = true;
    });
    return isTracked;
  }

  private isConverged(): boolean {
    if (this.objective - this.bound <= TOLERANCE) return true;
    return this.isWhole && Math.ceil(this.bound - TOLERANCE) >= this.objective - TOLERANCE;
  }

  private remember(proposal: ProposedLine): boolean {
    const key = keyOf(proposal);
    if (this.known.has(key)) return false;
    this.known.add(key);
    this.proposed.push(proposal);
    return true;
  }

  private priceOf({ person, line }: ProposedLine, worth: Float64Array): number {
    return linePrice(this.part.data, person, line, worth);
  }
}

function keyOf({ person, line }: ProposedLine): string {
  return `${person}:${line.join()}`;
}
