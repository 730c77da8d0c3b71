import { shortageCosts } from '../../../models/covering/objective.ts';
import type { SparseCosts } from '../../../models/covering/objective.ts';
import type { IntervalGrid } from '../../domain/grid.ts';
import type { Solution, Solver, SolverSession } from '../../solvers/solver.ts';
import type { ConflictInput } from './conflict-input.ts';
import { boundsOf, buildConflictModel } from './conflict-model.ts';
import type { ConflictModel } from './conflict-model.ts';
import { inOrderOfInterest } from './facts.ts';
import type { Fact } from './facts.ts';
import { minimalConflict } from './minimal-conflict.ts';
import type { Verdict } from './minimal-conflict.ts';

/** Facts that cannot all hold. */
export interface Conflict {
  readonly facts: readonly Fact[];
  /** Whether leaving any one of them out was shown to leave no conflict. */
  readonly isIrreducible: boolean;
  /** Whether people split in fractions cannot do it either, or only whole ones. */
  readonly proof: 'relaxation' | 'whole-people';
}

export interface ConflictLimits {
  readonly secondsLeft: () => number;
  readonly seed: number;
  readonly shouldStop: () => boolean;
}

/** A dual or reduced cost below this is none. */
const TOLERANCE = 1e-7;
/** Reasons after the third say the same of other evenings. */
const MOST_CONFLICTS = 3;
/** Beyond so many columns whole people are not searched: each of many searches would take too long. */
const MOST_WHOLE_COLUMNS = 4000;

/**
 * Why agents have to be missing: conflicts between facts of the request, one after the other, each without what the days of
 * those before require. The duals of the least shortage name the facts that together prove it (a Farkas certificate), usually few
 * of hundreds; a deletion filter then leaves out whatever is not needed, solving again each time.
 */
export function findConflicts(
  input: ConflictInput,
  grid: IntervalGrid,
  solver: Solver,
  limits: ConflictLimits,
): Conflict[] {
  const model = buildConflictModel(input, grid);
  const session = solver.open(model.built.model);
  try {
    const search = new ConflictSearch(model, input, grid, session, limits);
    const found: Conflict[] = [];
    while (found.length < MOST_CONFLICTS && limits.secondsLeft() > 0 && !limits.shouldStop()) {
      const next = search.next(found.length === 0);
      // One more that is not sharp says little; the first one is better than none.
      if (next === undefined || (found.length > 0 && !next.isIrreducible)) break;
      found.push(next);
    }
    return found;
  } finally {
    session.dispose();
  }
}

class ConflictSearch {
  private readonly model: ConflictModel;
  private readonly input: ConflictInput;
  private readonly grid: IntervalGrid;
  private readonly session: SolverSession;
  private readonly limits: ConflictLimits;
  /** Indices of facts that may be part of the next conflict. */
  private candidates: readonly number[];

  constructor(
    model: ConflictModel,
    input: ConflictInput,
    grid: IntervalGrid,
    session: SolverSession,
    limits: ConflictLimits,
  ) {
    this.model = model;
    this.input = input;
    this.grid = grid;
    this.session = session;
    this.limits = limits;
    this.candidates = [...model.facts.keys()];
    this.setIntegers(false);
  }

  /** A conflict of what is left; undefined when there is none, or none was found in time. */
  next(alsoWhole: boolean): Conflict | undefined {
    const proven = this.fromDuals();
    if (proven !== undefined) return this.reduced(proven, 'relaxation');
    if (!alsoWhole || this.model.built.model.columnCount > MOST_WHOLE_COLUMNS) return undefined;
    this.setIntegers(true);
    const isConflict = this.judge(this.candidates) === 'conflict';
    const conflict = isConflict ? this.reduced(this.candidates, 'whole-people') : undefined;
    this.setIntegers(false);
    return conflict;
  }

  /** The facts whose bounds and rows have a price in the least shortage; undefined where none is missing. */
  private fromDuals(): readonly number[] | undefined {
    const { facts, factOfRow, held } = this.model;
    const short = this.costsOfCandidates();
    this.enforce(this.candidates.filter((index) => !isPromise(facts[index])));
    this.setCosts(short.columns, short.costs);
    const solution = this.solve();
    this.setCosts([], []);
    if (solution?.rowDuals === undefined || solution.objective <= 1e-6) return undefined;
    const cost = new Map(short.columns.map((column, k) => [column, short.costs[k]]));
    const priced = new Set<number>();
    solution.rowDuals.forEach((dual, row) => {
      const fact = factOfRow[row];
      if (Math.abs(dual) > TOLERANCE && typeof fact === 'number') priced.add(fact);
    });
    const missing = new Set<number>();
    for (const [column, { facts: own }] of held) {
      const price = (cost.get(column) ?? 0) - solution.reducedCosts![column];
      const isPriced = cost.has(column) ? price > TOLERANCE : Math.abs(price) > TOLERANCE;
      if (isPriced) for (const fact of own) priced.add(fact);
      if (cost.has(column) && solution.values[column] > 1e-6) for (const fact of own) missing.add(fact);
    }
    const known = inOrderOfInterest(facts, this.candidates, (index) => missing.has(index));
    const support = known.filter((index) => priced.has(index));
    return this.judge(support) === 'conflict' ? support : known;
  }

  private costsOfCandidates(): SparseCosts {
    const { held, built } = this.model;
    const { columns, costs } = shortageCosts(this.input.data, built.columns);
    const counts = columns.map((column) => this.candidates.includes(held.get(column)?.facts[0] ?? -1));
    return { columns: columns.filter((_, k) => counts[k]), costs: costs.filter((_, k) => counts[k]) };
  }

  /** The conflict that is left when nothing can be left out any more; what its days require no longer counts for the next. */
  private reduced(candidates: readonly number[], proof: Conflict['proof']): Conflict {
    const { facts } = this.model;
    const { facts: kept, isIrreducible } = minimalConflict(candidates, (part) => this.judge(part));
    const days = new Set(kept.flatMap((index) => this.dayOf(facts[index]) ?? []));
    this.candidates = this.candidates.filter(
      (index) =>
        !isPromise(facts[index]) || !(kept.includes(index) || days.has(this.dayOf(facts[index]) ?? -1)),
    );
    return { facts: kept.map((index) => facts[index]), isIrreducible, proof };
  }

  private dayOf(fact: Fact): number | undefined {
    return fact.kind === 'requirement' ? this.grid.dayOf[fact.from] : undefined;
  }

  private judge(inForce: readonly number[]): Verdict {
    const { secondsLeft, shouldStop, seed } = this.limits;
    if (secondsLeft() <= 0 || shouldStop()) return 'unknown';
    this.enforce(inForce);
    const { status } = this.session.solve({
      seed,
      shouldStop,
      timeLimitSeconds: Math.max(0.05, secondsLeft()),
    });
    if (status === 'infeasible') return 'conflict';
    return status === 'optimal' || status === 'feasible' ? 'no-conflict' : 'unknown';
  }

  private solve(): Solution | undefined {
    const { secondsLeft, shouldStop, seed } = this.limits;
    const outcome = this.session.solve({
      seed,
      shouldStop,
      timeLimitSeconds: Math.max(0.05, secondsLeft()),
    });
    return outcome.status === 'optimal' ? outcome : undefined;
  }

  private enforce(inForce: readonly number[]): void {
    const { columns, rows } = boundsOf(this.model, inForce);
    this.session.changeColumnBounds(columns.indices, columns.lower, columns.upper);
    this.session.changeRowBounds(rows.indices, rows.lower, rows.upper);
  }

  private setCosts(columns: readonly number[], costs: readonly number[]): void {
    const all = new Array<number>(this.model.built.model.columnCount).fill(0);
    columns.forEach((column, k) => (all[column] = costs[k]));
    this.session.changeCosts([...all.keys()], all);
  }

  private setIntegers(integer: boolean): void {
    const { model } = this.model.built;
    const columns = [...model.integer.keys()].filter((column) => model.integer[column] === 1);
    this.session.changeIntegrality(columns, integer);
  }
}

/** Whether a fact is something asked for, so that it is a shortage where it does not hold. */
function isPromise({ kind }: Fact): boolean {
  return kind === 'requirement' || kind === 'authority';
}
