/** Somebody among whom stand-by is shared out. */
export interface StandBySharer {
  /** Intervals of each shift, breaks included, ascending. */
  readonly shifts: readonly { readonly start: number; readonly end: number }[];
  /** Shifts spent mostly on stand-by before the first interval. */
  readonly carriedIn: number;
  /** Days on which the person can work. */
  readonly days: number;
}

/**
 * Who has stood by how often, interval by interval: a shift counts when more than half of its work was stand-by. Whoever has
 * done so in the shift so far goes on with it, before or after a break; otherwise it falls to who has the fewest such shifts for
 * the days they can work.
 */
export class StandByDuty {
  private readonly sharers: readonly StandBySharer[];
  private readonly duties: Int32Array;
  /** [person] the shift that is under way or comes next. */
  private readonly shift: Int32Array;
  /** [person] intervals of it worked so far, and those of them on stand-by. */
  private readonly worked: Int32Array;
  private readonly stoodBy: Int32Array;

  constructor(sharers: readonly StandBySharer[]) {
    this.sharers = sharers;
    this.duties = Int32Array.from(sharers, ({ carriedIn }) => carriedIn);
    this.shift = new Int32Array(sharers.length);
    this.worked = new Int32Array(sharers.length);
    this.stoodBy = new Int32Array(sharers.length);
  }

  /** Closes the shifts that end before an interval. */
  advanceTo(interval: number): void {
    this.sharers.forEach(({ shifts }, person) => {
      while (this.shift[person] < shifts.length && shifts[this.shift[person]].end <= interval) {
        if (this.isStandingBy(person)) this.duties[person]++;
        this.shift[person]++;
        this.worked[person] = 0;
        this.stoodBy[person] = 0;
      }
    });
  }

  /** Counts an interval of work. */
  count(person: number, work: 'stand-by' | 'other'): void {
    this.worked[person]++;
    if (work === 'stand-by') this.stoodBy[person]++;
  }

  /** Negative where the first of two is to do other work rather than the second, positive where the second is; 0 of equals. */
  compare(one: number, other: number): number {
    const standing = Number(this.isStandingBy(one)) - Number(this.isStandingBy(other));
    return standing === 0 ? this.burden(other) - this.burden(one) : standing;
  }

  private isStandingBy(person: number): boolean {
    return 2 * this.stoodBy[person] > this.worked[person];
  }

  private burden(person: number): number {
    return this.duties[person] / Math.max(1, this.sharers[person].days);
  }
}
