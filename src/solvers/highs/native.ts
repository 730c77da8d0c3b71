import type { Highs, Model } from 'highs';
import type { SessionModel } from '../session-model.ts';
import type { HighsRuntime, HighsRuntimes } from './runtimes.ts';
import { modelData } from './translate.ts';

/** HiGHS gave up; the message is one readable sentence. */
export class EngineFailure extends Error {}

/** WebAssembly memory ends at 2 GB; an instance within a tenth of that died of it. */
const EXHAUSTED_BYTES = 0.9 * 2 ** 31;

/**
 * A model inside an instance of HiGHS, built from its mirror when first used. If the instance crashes, in whichever
 * session, the next use builds the model again in another instance. The memory of an instance is not garbage collected:
 * `unload` frees it.
 */
export class NativeModel {
  private readonly runtimes: HighsRuntimes;
  private readonly mirror: SessionModel;
  private loaded: { readonly runtime: HighsRuntime; readonly native: Model } | undefined;

  constructor(runtimes: HighsRuntimes, mirror: SessionModel) {
    this.runtimes = runtimes;
    this.mirror = mirror;
  }

  /** Calls HiGHS. Whatever it throws becomes an `EngineFailure`: its own errors carry a line of 170,000 characters. */
  use<T>(call: (native: Model, highs: Highs) => T): T {
    const runtime = this.usableRuntime();
    try {
      this.loaded ??= { runtime, native: runtime.highs.createModel(modelData(this.mirror.model)) };
      return call(this.loaded.native, runtime.highs);
    } catch (error) {
      const reason = this.describe(runtime, error);
      // An instance never gives memory back to the machine, so a full one is as good as crashed.
      runtime.crashed = isExhausted(runtime) || !(error instanceof runtime.highs.errors.HighsError);
      this.unload();
      throw new EngineFailure(reason);
    }
  }

  /** Makes a change that the mirror already has. A model not loaded, or one that fails here, is built from the mirror. */
  update(change: (native: Model, highs: Highs) => void): void {
    if (this.loaded === undefined || this.loaded.runtime.crashed) return;
    try {
      this.use(change);
    } catch (error) {
      if (!(error instanceof EngineFailure)) throw error;
    }
  }

  unload(): void {
    if (this.loaded !== undefined && !this.loaded.runtime.crashed) this.loaded.native.dispose();
    this.loaded = undefined;
  }

  private usableRuntime(): HighsRuntime {
    if (this.loaded !== undefined && !this.loaded.runtime.crashed) return this.loaded.runtime;
    this.loaded = undefined;
    const runtime = this.runtimes.healthy();
    if (runtime === undefined) {
      throw new EngineFailure('HiGHS crashed again before its replacement was loaded');
    }
    return runtime;
  }

  private describe(runtime: HighsRuntime, error: unknown): string {
    const { name, rowCount, columnCount } = this.mirror.model;
    const subject = `on model "${name}" with ${rowCount} rows and ${columnCount} columns`;
    if (isExhausted(runtime)) return `HiGHS ran out of its 2 GB of memory ${subject}`;
    const message = error instanceof Error ? error.message : String(error);
    return `HiGHS failed ${subject}: ${message.slice(0, 200)}`;
  }
}

function isExhausted({ highs }: HighsRuntime): boolean {
  return highs.memoryBytes >= EXHAUSTED_BYTES;
}
