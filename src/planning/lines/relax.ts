import { buildLinesModel, lineColumn, type ProposedLine } from '../../../models/rostering/lines/build.ts';
import { hasWholeCosts, linePrice } from '../../../models/rostering/lines/line-cost.ts';
import { lagrangianBound, worthOfShifts } from '../../../models/rostering/lines/worth.ts';
import type { Solver } from '../../solvers/solver.ts';
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
}

export interface RelaxOptions {
  readonly solver: Solver;
  readonly deadline: Deadline;
  /** Ends once the bound reaches this: what is looked for is not there. */
  readonly target: number;
  /** Most linear programs solved. Default: as many as it takes. */
  readonly mostPrograms?: number;
  /** [need] prices to begin with. */
  readonly prices?: Float64Array;
  readonly onBound?: (bound: number) => void;
}

/** Weight of the best prices so far against those of the relaxation. */
const SMOOTHING = 0.6;
const LINES_PER_CALL = 4;
const TOLERANCE = 1e-6;

/**
 * The relaxation in which everybody's line may be mixed from several, by column generation (Dantzig & Wolfe 1960, Operations
 * Research 8) with smoothed prices (Wentges 1997, International Transactions in Operational Research 4): each round prices
 * the needs, asks for everybody's cheapest lines and adds them. Every round proves a bound.
 *
 * @param start lines to begin with: at least one for each person
 */
export function relaxLines(part: LinesPart, start: readonly ProposedLine[], options: RelaxOptions): Relaxed {
  return new Relaxation(part, start, options).run();
}

class Relaxation {
  private readonly part: LinesPart;
  private readonly options: RelaxOptions;
  private readonly proposed: ProposedLine[];
  private readonly known: Set<string>;
  private readonly isWhole: boolean;
  private bound = -Infinity;
  private prices: Float64Array;
  private cheapest: readonly number[];
  private shares: Float64Array = new Float64Array();

  constructor(part: LinesPart, start: readonly ProposedLine[], options: RelaxOptions) {
    this.part = part;
    this.options = options;
    this.proposed = [...start];
    this.known = new Set(start.map(keyOf));
    this.isWhole = hasWholeCosts(part.data);
    this.prices = new Float64Array(part.data.cover.length);
    this.cheapest = part.people.map(() => -Infinity);
  }

  run(): Relaxed {
    const { data } = this.part;
    if (this.options.prices !== undefined) {
      const found = this.price(this.options.prices);
      for (const line of found) this.remember(line);
    }
    const { model, rows, firstLine } = buildLinesModel(data, this.proposed, 'continuous');
    const session = this.options.solver.open(model);
    try {
      this.improve(session, rows, firstLine);
    } finally {
      session.dispose();
    }
    const { bound, prices, cheapest, proposed } = this;
    const shares = new Float64Array(proposed.length);
    shares.set(this.shares);
    return {
      bound,
      isExact: this.part.finders.every((finder) => finder.isExact),
      prices,
      cheapest,
      proposed,
      shares,
    };
  }

  private improve(
    session: ReturnType<Solver['open']>,
    rows: ReturnType<typeof buildLinesModel>['rows'],
    firstLine: number,
  ): void {
    const { data } = this.part;
    const { deadline, target } = this.options;
    let smoothing = SMOOTHING;
    let isNew = true;
    let objective = Infinity;
    let needPrices = this.prices;
    let linePrices = new Float64Array();
    let programsLeft = this.options.mostPrograms ?? Infinity;
    while (!deadline.isOver() && this.bound < target) {
      if (isNew) {
        if (programsLeft-- <= 0) return;
        const outcome = session.solve({
          timeLimitSeconds: deadline.secondsLeft,
          shouldStop: deadline.isOver,
        });
        if (outcome.status === 'failed') throw failureOf('relaxation of lines', outcome);
        if (outcome.status !== 'optimal' || outcome.rowDuals === undefined) return;
        objective = outcome.objective;
        this.shares = outcome.values.slice(firstLine);
        const duals = outcome.rowDuals;
        needPrices = Float64Array.from(data.cover, ({ shortageCost, excessCost }, need) =>
          Math.min(shortageCost, Math.max(-excessCost, duals[rows.cover[need]])),
        );
        linePrices = Float64Array.from(rows.oneLine, (row) => duals[row]);
        if (this.isConverged(objective)) return;
      }
      const best = this.prices;
      const weight = this.bound === -Infinity ? 0 : smoothing;
      const found = this.price(needPrices.map((price, need) => weight * best[need] + (1 - weight) * price));
      if (this.isConverged(objective)) return;
      const worth = worthOfShifts(data, needPrices);
      const added = found.filter(
        (proposal) =>
          this.priceOf(proposal, worth) < linePrices[proposal.person] - TOLERANCE && this.remember(proposal),
      );
      isNew = added.length > 0;
      if (isNew) {
        session.addColumns(
          added.map((proposal, k) => ({
            name: `line[${proposal.person},+${k}]`,
            ...lineColumn(data, rows, proposal),
          })),
        );
        smoothing = SMOOTHING;
      } else if (weight > 0) smoothing = 0;
      else if (!this.trackMore(linePrices)) return;
    }
  }

  /** Everybody's cheapest lines at these prices, and the bound they prove. */
  private price(needPrices: Float64Array): ProposedLine[] {
    const { data, finders, freeDays } = this.part;
    const worth = worthOfShifts(data, needPrices);
    const cheapest: number[] = [];
    const found: ProposedLine[] = [];
    finders.forEach((finder, person) => {
      const query = { worth, most: LINES_PER_CALL, freeDays: freeDays?.[person] };
      const { bound, lines } = finder.cheapest(data, person, query);
      cheapest.push(bound);
      for (const { line } of lines) found.push({ person, line });
    });
    const bound = lagrangianBound(data, needPrices, cheapest);
    if (bound > this.bound) {
      this.bound = bound;
      this.prices = needPrices;
      this.cheapest = cheapest;
      this.options.onBound?.(bound);
    }
    return found;
  }

  /** Where the bound of a person lies below the price of all lines found, limits have to be tracked. */
  private trackMore(linePrices: Float64Array): boolean {
    let isTracked = false;
    this.part.finders.forEach((finder, person) => {
      if (this.cheapest[person] < linePrices[person] - TOLERANCE && finder.trackMore()) isTracked = true;
    });
    return isTracked;
  }

  private isConverged(objective: number): boolean {
    if (objective - this.bound <= TOLERANCE) return true;
    return this.isWhole && Math.ceil(this.bound - TOLERANCE) >= objective - TOLERANCE;
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
