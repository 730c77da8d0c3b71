import { evaluate } from '../../../models/linear/evaluate.ts';
import { hasIntegers, type LinearModel, type RowSpec } from '../../../models/linear/model.ts';
import { Clock } from '../clock.ts';
import { SessionModel } from '../session-model.ts';
import type { NewColumn, SolveOptions, SolveOutcome, SolverSession } from '../solver.ts';
import { EngineFailure, NativeModel } from './native.ts';
import { FEASIBILITY_TOLERANCE, fixIntegers, interpret } from './outcome.ts';
import { run, Watch, type RunEnd, type RunSettings } from './run.ts';
import type { HighsRuntimes } from './runtimes.ts';
import { columnData, columnTypes, rowData, selection } from './translate.ts';

/**
 * A model kept in HiGHS. Next to it stands a mirror with the same content, which answers are checked against and from
 * which the model is built again after a crash.
 */
export class HighsSession implements SolverSession {
  readonly engine = 'highs';
  private readonly runtimes: HighsRuntimes;
  private readonly mirror: SessionModel;
  private readonly native: NativeModel;
  private incumbent: Float64Array | undefined;
  /** Whether nothing but columns was added since the last optimum of a continuous model: its basis is feasible still. */
  private hasFeasibleBasis = false;
  private disposed = false;

  constructor(runtimes: HighsRuntimes, model: LinearModel) {
    this.runtimes = runtimes;
    this.mirror = new SessionModel(model);
    this.native = new NativeModel(runtimes, this.mirror);
  }

  /**
   * Continuous models go without presolve: it does not answer an interrupt, and on covering problems it takes longer than
   * the simplex method itself (672 intervals x 5187 shifts: 0.39 s with, 0.12 s without). A failed solve, or one whose
   * solution breaks the model, is tried once more: built anew (in a fresh instance if this one crashed or is full), with the
   * other choice and without a start.
   */
  solve(options: SolveOptions = {}): SolveOutcome {
    if (this.disposed) throw new Error('The session has been disposed');
    const model = this.mirror.model;
    if (options.start !== undefined && options.start.length !== model.columnCount) {
      throw new Error(`A start of ${options.start.length} values for ${model.columnCount} columns`);
    }
    if (model.columnCount === 0) return solveWithoutColumns(model);
    const clock = new Clock(options.timeLimitSeconds);
    const watch = new Watch(options);
    const usual = hasIntegers(model) ? 'on' : 'off';
    let outcome = this.attempt(options, clock, watch, usual);
    if (outcome.status === 'failed' && !watch.stops()) {
      this.native.unload();
      this.incumbent = undefined;
      this.hasFeasibleBasis = false;
      const other = usual === 'on' ? 'off' : 'on';
      outcome = afterFirst(
        outcome.reason,
        other,
        this.attempt({ ...options, start: undefined }, clock, watch, other),
      );
    }
    this.hasFeasibleBasis = outcome.status === 'optimal' && !hasIntegers(model);
    watch.rethrow();
    if ('values' in outcome && hasIntegers(model)) this.incumbent = outcome.values;
    return outcome;
  }

  addColumns(columns: readonly NewColumn[]): number {
    const first = this.mirror.columnCount;
    const added = this.mirror.addColumns(columns);
    const integer = added.flatMap((column, position) => (column.integer === true ? [first + position] : []));
    this.native.update((native) => {
      native.addCols(columnData(added, this.mirror.rowCount));
      native.changeColsIntegrality({ kind: 'set', indices: integer }, columnTypes(integer.length, true));
    });
    return first;
  }

  addRows(rows: readonly RowSpec[]): number {
    this.hasFeasibleBasis = false;
    const first = this.mirror.rowCount;
    const added = this.mirror.addRows(rows);
    this.native.update((native) => {
      native.addRows(rowData(added, this.mirror.columnCount));
    });
    return first;
  }

  changeCosts(columns: readonly number[], costs: readonly number[]): void {
    this.hasFeasibleBasis = false;
    this.mirror.changeCosts(columns, costs);
    const { selected, positions } = selection(columns);
    this.native.update((native) => {
      native.changeColsCost(
        selected,
        positions.map((position) => costs[position]),
      );
    });
  }

  changeColumnBounds(columns: readonly number[], lower: readonly number[], upper: readonly number[]): void {
    this.hasFeasibleBasis = false;
    this.mirror.changeColumnBounds(columns, lower, upper);
    const { selected, positions } = selection(columns);
    this.native.update((native) => {
      native.changeColsBounds(
        selected,
        positions.map((position) => lower[position]),
        positions.map((position) => upper[position]),
      );
    });
  }

  changeRowBounds(rows: readonly number[], lower: readonly number[], upper: readonly number[]): void {
    this.hasFeasibleBasis = false;
    this.mirror.changeRowBounds(rows, lower, upper);
    const { selected, positions } = selection(rows);
    this.native.update((native) => {
      native.changeRowsBounds(
        selected,
        positions.map((position) => lower[position]),
        positions.map((position) => upper[position]),
      );
    });
  }

  changeIntegrality(columns: readonly number[], integer: boolean): void {
    this.hasFeasibleBasis = false;
    this.mirror.changeIntegrality(columns, integer);
    const { selected, positions } = selection(columns);
    this.native.update((native) => {
      native.changeColsIntegrality(selected, columnTypes(positions.length, integer));
    });
  }

  dispose(): void {
    this.disposed = true;
    this.native.unload();
  }

  private attempt(options: SolveOptions, clock: Clock, watch: Watch, presolve: 'on' | 'off'): SolveOutcome {
    const model = this.mirror.model;
    const integers = hasIntegers(model);
    const start = integers ? this.startingSolution(options, clock) : undefined;
    const settings: RunSettings = {
      presolve,
      // From a feasible basis the primal simplex method goes on, the dual one would begin anew (columns generated for 340
      // rows: two thirds of the time).
      simplex: this.hasFeasibleBasis && !integers ? 'primal' : 'dual',
      timeLimitSeconds: clock.secondsLeft(),
      relativeGap: options.relativeGap ?? 0,
      absoluteGap: options.absoluteGap ?? 1e-6,
      seed: options.seed ?? 0,
    };
    let end: RunEnd;
    try {
      end = this.native.use((native, highs) => {
        // HiGHS would round whatever values it still holds to a partial solution and search for the rest of it first, at
        // length and with bounds of that search in the callbacks.
        if (integers) native.clearSolver();
        if (start !== undefined) native.setSolution({ colValue: start });
        return run(highs, native, watch, settings);
      });
    } catch (error) {
      if (error instanceof EngineFailure) return { status: 'failed', reason: error.message };
      throw error;
    }
    const outcome = interpret(model, end, settings, (fixed) => this.solveFixed(fixed, clock));
    return outcome.status === 'unbounded or infeasible' ? this.decide(options, clock) : outcome;
  }

  /**
   * The caller's start, with its continuous columns solved around its integers if it does not fit, or else the last solution
   * of this session if it still is one.
   */
  private startingSolution({ start }: SolveOptions, clock: Clock): Float64Array | undefined {
    const model = this.mirror.model;
    const fits = (values: Float64Array): boolean =>
      evaluate(model, values).violation <= FEASIBILITY_TOLERANCE;
    if (start !== undefined) {
      if (fits(start)) return start;
      const repaired = this.solveFixed(fixIntegers(model, start), clock);
      return repaired && fits(repaired) ? repaired : undefined;
    }
    const known = this.incumbent;
    if (known === undefined) return undefined;
    const extended = model.columnLower.map(
      (lower, column) => known[column] ?? Math.min(Math.max(0, lower), model.columnUpper[column]),
    );
    return fits(extended) ? extended : undefined;
  }

  /** Without its costs the model is either feasible, then it was the costs that had no bound, or infeasible. */
  private decide(options: SolveOptions, clock: Clock): SolveOutcome {
    const model = this.mirror.model;
    const costless = { ...model, cost: new Float64Array(model.columnCount) };
    const outcome = solveOnce(this.runtimes, costless, {
      timeLimitSeconds: clock.secondsLeft(),
      shouldStop: options.shouldStop,
    });
    return 'values' in outcome ? { status: 'unbounded' } : outcome;
  }

  private solveFixed(fixed: LinearModel, clock: Clock): Float64Array | undefined {
    const outcome = solveOnce(this.runtimes, fixed, { timeLimitSeconds: clock.secondsLeft() });
    return outcome.status === 'optimal' ? outcome.values : undefined;
  }
}

/** Opens, solves and frees a model. */
export function solveOnce(runtimes: HighsRuntimes, model: LinearModel, options?: SolveOptions): SolveOutcome {
  const session = new HighsSession(runtimes, model);
  try {
    return session.solve(options);
  } finally {
    session.dispose();
  }
}

/** What a second attempt ended with; a second failure names both. */
function afterFirst(reason: string, presolve: 'on' | 'off', second: SolveOutcome): SolveOutcome {
  if (second.status !== 'failed') return second;
  const how = `built anew, ${presolve === 'on' ? 'with' : 'without'} presolve and without a start`;
  return { status: 'failed', reason: `${reason}; tried once more, ${how}: ${second.reason}` };
}

/** HiGHS does not solve a model without columns: its rows all have the activity zero. */
function solveWithoutColumns(model: LinearModel): SolveOutcome {
  if (evaluate(model, new Float64Array()).violation > 0) return { status: 'infeasible' };
  const rowDuals = new Float64Array(model.rowCount);
  const empty = new Float64Array();
  return { status: 'optimal', objective: 0, bound: 0, values: empty, rowDuals, reducedCosts: empty };
}
