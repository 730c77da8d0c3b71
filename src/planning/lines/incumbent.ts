import type { Line, LineRoster, LinesData } from '../../../models/rostering/lines/data.ts';
import { hasWholeCosts } from '../../../models/rostering/lines/line-cost.ts';
import { rosterCost } from '../../../models/rostering/lines/roster-cost.ts';
import { withPart, type LinesPart } from './part.ts';

export interface LinesProgress {
  readonly cost: number;
  /** Undefined as long as nothing is proven. */
  readonly bound: number | undefined;
}

/** How far above its bound a roster is good enough. */
interface Gaps {
  readonly relativeGap: number;
  readonly absoluteGap: number;
}

/** The best roster so far and what is proven about all rosters. */
export class Incumbent {
  roster: LineRoster;
  cost: number;
  /** No roster costs less; −Infinity as long as nothing is proven. */
  bound = -Infinity;
  /** A roster that costs less than the incumbent costs at least this much less. */
  readonly step: number;
  private readonly data: LinesData;
  private readonly gaps: Gaps;
  private readonly onProgress: (progress: LinesProgress) => void;

  constructor(
    data: LinesData,
    roster: LineRoster,
    options: Gaps & { readonly onProgress?: (progress: LinesProgress) => void },
  ) {
    this.data = data;
    this.roster = roster;
    this.cost = rosterCost(data, roster);
    this.step = hasWholeCosts(data) ? 1 : 1e-6;
    this.gaps = options;
    this.onProgress = options.onProgress ?? (() => undefined);
    this.tell();
  }

  /** Takes the part's lines if the roster gets cheaper, or at the same cost if `sideways`. Whether it got cheaper. */
  take(part: LinesPart, lines: readonly Line[]): boolean {
    const roster = withPart(this.roster, part, lines);
    const cost = rosterCost(this.data, roster);
    if (cost > this.cost + 1e-9) return false;
    const isCheaper = cost < this.cost - 1e-9;
    this.roster = roster;
    this.cost = cost;
    if (isCheaper) this.tell();
    return isCheaper;
  }

  /** Raises the bound, up to the next whole number where all costs are whole. */
  raise(bound: number): void {
    const rounded = this.step === 1 ? Math.ceil(bound - 1e-6) + 0 : bound;
    const raised = Math.min(this.cost, rounded);
    if (raised <= this.bound) return;
    this.bound = raised;
    this.tell();
  }

  /** Whether the gap asked for is reached. */
  get isCloseEnough(): boolean {
    const { relativeGap, absoluteGap } = this.gaps;
    const gap = Math.max(relativeGap * Math.abs(this.cost), absoluteGap, this.step * 0.999);
    return this.cost - this.bound <= gap;
  }

  private tell(): void {
    this.onProgress({ cost: this.cost, bound: this.bound === -Infinity ? undefined : this.bound });
  }
}
