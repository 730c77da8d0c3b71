import type { CallbackData, Highs, HighsConstants, Model } from 'highs';
import type { SolveOptions, SolveProgress } from '../solver.ts';

/** HiGHS refuses infinity as a limit; about 30 years are none. */
const NO_TIME_LIMIT_SECONDS = 1e9;
/** Numbers that HiGHS gives its simplex strategies. */
const DUAL_SIMPLEX = 1;
const PRIMAL_SIMPLEX = 4;

export interface RunSettings {
  readonly presolve: 'on' | 'off';
  readonly simplex: 'dual' | 'primal';
  readonly timeLimitSeconds: number | undefined;
  readonly relativeGap: number;
  readonly absoluteGap: number;
  readonly seed: number;
}

export type RunStatus = keyof HighsConstants['modelStatus'];

/** What one call of HiGHS left behind. */
export interface RunEnd {
  readonly status: RunStatus;
  /** One value per column, if HiGHS holds them for feasible. */
  readonly values: Float64Array | undefined;
  /** One dual per row, if HiGHS holds them for valid (continuous models only). */
  readonly rowDuals: Float64Array | undefined;
  /** The bound proven by branch and bound, undefined before the first; means nothing for continuous models. */
  readonly bound: number | undefined;
}

/**
 * The caller's side of a running solve: polled by HiGHS between simplex iterations, or between the steps of branch and
 * bound. An error thrown by the caller must not unwind through the WebAssembly frames, so it is kept, ends the run and is
 * thrown again afterwards.
 */
export class Watch {
  /** The last finite bound seen: HiGHS reports +Infinity when it is interrupted while its search tree happens to be empty. */
  bound: number | undefined;
  private readonly options: SolveOptions;
  private incumbent: number | undefined;
  private asked = false;
  private thrown: { readonly error: unknown } | undefined;

  constructor(options: SolveOptions) {
    this.options = options;
  }

  /** Whether the run is to end now. */
  stops(): boolean {
    this.asked ||= this.guarded(() => this.options.shouldStop?.() === true) ?? true;
    return this.asked;
  }

  progress(data: CallbackData): void {
    const next: SolveProgress = {
      incumbent: finite(data.mip_primal_bound),
      bound: finite(data.mip_dual_bound),
    };
    const changed = next.incumbent !== this.incumbent || next.bound !== this.bound;
    this.incumbent = next.incumbent;
    this.bound = next.bound ?? this.bound;
    if (changed) this.guarded(() => this.options.onProgress?.(next));
  }

  rethrow(): void {
    if (this.thrown !== undefined) throw this.thrown.error;
  }

  private guarded<T>(call: () => T): T | undefined {
    if (this.thrown !== undefined) return undefined;
    try {
      return call();
    } catch (error) {
      this.thrown = { error };
      this.asked = true;
      return undefined;
    }
  }
}

/** Runs a loaded native model once. Throws what HiGHS throws; the outcome of the optimisation is in the returned status. */
export function run(highs: Highs, native: Model, watch: Watch, settings: RunSettings): RunEnd {
  const { callbackType, solutionStatus } = highs.constants;
  native.options.set({
    output_flag: false,
    presolve: settings.presolve,
    simplex_strategy: settings.simplex === 'primal' ? PRIMAL_SIMPLEX : DUAL_SIMPLEX,
    time_limit: Math.min(settings.timeLimitSeconds ?? Infinity, NO_TIME_LIMIT_SECONDS),
    mip_rel_gap: settings.relativeGap,
    mip_abs_gap: settings.absoluteGap,
    random_seed: Math.abs(Math.trunc(settings.seed)) % 2 ** 31,
  });
  // The clock runs on from solve to solve, and for continuous models the limit is compared with its total.
  native.zeroAllClocks();
  const interruptible = (event: { interrupt(): void }): undefined => {
    if (watch.stops()) event.interrupt();
  };
  const { modelStatus } = native.run({
    [callbackType.simplexInterrupt]: interruptible,
    [callbackType.ipmInterrupt]: interruptible,
    [callbackType.mipInterrupt](event) {
      watch.progress(event.data);
      return interruptible(event);
    },
  });
  const solution = native.getSolution();
  const valid = (name: string): boolean => native.info.get(name) === solutionStatus.feasible;
  const bound = Number(native.info.get('mip_dual_bound'));
  return {
    status: statusName(highs, modelStatus),
    values: valid('primal_solution_status') ? solution.colValue : undefined,
    rowDuals: valid('dual_solution_status') ? solution.rowDual : undefined,
    bound: finite(bound) ?? watch.bound,
  };
}

function statusName(highs: Highs, code: number): RunStatus {
  const names = Object.entries(highs.constants.modelStatus) as [RunStatus, number][];
  return names.find(([, known]) => known === code)?.[0] ?? 'unknown';
}

function finite(value: number | undefined): number | undefined {
  return value !== undefined && Number.isFinite(value) ? value : undefined;
}
