import solverModule from 'javascript-lp-solver';

// The package declares its types as CommonJS while Node is given its ES module, whose default export is the solver itself.
export const library = solverModule as unknown as typeof solverModule.default;

/** Thrown between two pivots to leave the library's loops, which have no other way out. */
export class LeaveSolve extends Error {
  readonly why: 'time' | 'stop' | 'unbounded' | 'cycling';

  constructor(why: LeaveSolve['why']) {
    super(why);
    this.why = why;
  }
}

/** Looked at before every pivot; an answer ends the solve. */
export type Interruption = () => 'time' | 'stop' | undefined;

/**
 * The library's simplex tableau with a way out: of a solve that takes too long, of a simplex that goes round in circles, and
 * of a search for integers below an unbounded relaxation, which the library would continue without end.
 */
export class WatchedTableau extends library.Tableau {
  interruption: Interruption = () => undefined;
  private pivotsLeft = 0;

  override simplex(): this {
    // Simplex methods take about 2 to 3 pivots a row in practice.
    this.pivotsLeft = 50 * (this.height + this.width) + 1000;
    super.simplex();
    if (this.feasible && !this.bounded) throw new LeaveSolve('unbounded');
    return this;
  }

  override pivot(row: number, column: number): void {
    const why = this.interruption();
    if (why !== undefined) throw new LeaveSolve(why);
    if (this.pivotsLeft-- <= 0) throw new LeaveSolve('cycling');
    super.pivot(row, column);
  }
}
