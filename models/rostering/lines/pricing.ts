import type { CheapestLines } from './cheapest-lines.ts';
import type { LinesData } from './data.ts';
import type { LineFinder } from './line-finder.ts';
import type { FreeDays } from './move-prices.ts';

/** What everybody's cheapest lines are asked for. */
export interface PricingRound {
  /** [day · shifts + shift]: what one more person on the shift is worth. */
  readonly worth: Float64Array;
  /** Most lines wanted of each person. */
  readonly most: number;
}

/** Asks the finders of several people for their cheapest lines at the same prices. */
export interface Pricing {
  /** @returns the answer of each of these people, in their order */
  cheapest(people: readonly number[], round: PricingRound): readonly CheapestLines[];
}

/** Asks one finder after the other. */
export class PricingInTurn implements Pricing {
  private readonly data: LinesData;
  private readonly finders: readonly LineFinder[];
  private readonly freeDays: readonly FreeDays[] | undefined;

  constructor(data: LinesData, finders: readonly LineFinder[], freeDays?: readonly FreeDays[]) {
    this.data = data;
    this.finders = finders;
    this.freeDays = freeDays;
  }

  cheapest(people: readonly number[], round: PricingRound): CheapestLines[] {
    return people.map((person) =>
      this.finders[person].cheapest(this.data, person, { ...round, freeDays: this.freeDays?.[person] }),
    );
  }
}
