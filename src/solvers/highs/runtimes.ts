import highsModule from 'highs';
import type { Highs } from 'highs';

// The package declares its types as CommonJS while Node is given its ES module, whose default export is the loader itself.
const loadHighs = highsModule as unknown as typeof highsModule.default;

export type HighsLoader = () => Promise<Highs>;

/** One instance of the WebAssembly program. After a crash its memory is undefined and nothing in it may be called again. */
export interface HighsRuntime {
  readonly highs: Highs;
  crashed: boolean;
}

/**
 * The running instance and a spare one. Loading takes a turn of the event loop while solving is synchronous, so a crash in
 * the middle of a solve can only be survived with a replacement that is already there (21 MB, 30 ms to load).
 */
export class HighsRuntimes {
  private readonly load: HighsLoader;
  private running: HighsRuntime;
  private spare: HighsRuntime | undefined;

  private constructor(load: HighsLoader, running: HighsRuntime, spare: HighsRuntime) {
    this.load = load;
    this.running = running;
    this.spare = spare;
  }

  static async create(load: HighsLoader = () => loadHighs()): Promise<HighsRuntimes> {
    const [running, spare] = await Promise.all([load(), load()]);
    return new HighsRuntimes(load, { highs: running, crashed: false }, { highs: spare, crashed: false });
  }

  /** A runtime that has not crashed; undefined while the replacement of a second crash in a row is still loading. */
  healthy(): HighsRuntime | undefined {
    if (!this.running.crashed) return this.running;
    if (this.spare === undefined) return undefined;
    this.running = this.spare;
    this.spare = undefined;
    this.load().then(
      (highs) => (this.spare = { highs, crashed: false }),
      // Without a spare the next crash is reported as a failed solve, which is all that can be done about it then.
      () => undefined,
    );
    return this.running;
  }
}
