import type { Line, LinesData, OwedMinutes } from './data.ts';
import type { Move } from './moves.ts';

/** The days on which a person's line may change, and the line that holds on all others. */
export interface FreeDays {
  readonly from: number;
  /** Excluded. */
  readonly to: number;
  readonly line: Line;
}

/** What every move of every day costs one person: wishes less the worth of the work. */
export interface MovePrices {
  /** [day · moves + move]; Infinity where the person may not make the move. */
  readonly prices: Float64Array;
  /** [day · moves + move]: the choice (as in `Line`) by which the move is cheapest. */
  readonly choices: Uint16Array;
  /** [day · (shifts + 1) + choice]: the same for each choice. */
  readonly choicePrices: Float64Array;
  /** What the person is owed, which costs where a week ends. */
  readonly owed: OwedMinutes | undefined;
}

/** What changes the prices of a person's choices beside the worth of work. */
export interface PriceChanges {
  readonly freeDays?: FreeDays;
  /** [day · (shifts + 1) + choice]: added to the costs of the choices. */
  readonly surcharge?: Float64Array;
}

/**
 * Prices the moves of one person.
 *
 * @param worth [day · shifts + shift]: what one more person on the shift is worth
 */
export function priceMoves(
  data: LinesData,
  person: number,
  moves: readonly Move[],
  worth: Float64Array,
  changes: PriceChanges = {},
): MovePrices {
  const choicePrices = priceChoices(data, person, worth, changes);
  const choiceCount = data.shifts.length + 1;
  const prices = new Float64Array(data.days * moves.length).fill(Infinity);
  const choices = new Uint16Array(data.days * moves.length);
  for (let day = 0; day < data.days; day++) {
    moves.forEach(({ shifts }, move) => {
      const at = day * moves.length + move;
      if (move === 0) prices[at] = choicePrices[day * choiceCount];
      for (const shift of shifts) {
        const price = choicePrices[day * choiceCount + shift + 1];
        if (price >= prices[at]) continue;
        prices[at] = price;
        choices[at] = shift + 1;
      }
    });
  }
  return { prices, choices, choicePrices, owed: data.people[person].owed };
}

function priceChoices(
  data: LinesData,
  person: number,
  worth: Float64Array,
  { freeDays, surcharge }: PriceChanges,
): Float64Array {
  const { costs, daysOff, rules } = data.people[person];
  const shiftCount = data.shifts.length;
  const choiceCount = shiftCount + 1;
  const prices = surcharge === undefined ? costs.slice() : costs.map((cost, at) => cost + surcharge[at]);
  const barred = rules.counts.flatMap(({ shifts, most }) => (most === 0 ? shifts : []));
  for (let day = 0; day < data.days; day++) {
    const first = day * choiceCount;
    for (let shift = 0; shift < shiftCount; shift++)
      prices[first + shift + 1] -= worth[day * shiftCount + shift];
    for (const shift of barred) prices[first + shift + 1] = Infinity;
    if (freeDays === undefined || (freeDays.from <= day && day < freeDays.to)) continue;
    for (let choice = 0; choice < choiceCount; choice++) {
      if (choice !== freeDays.line[day]) prices[first + choice] = Infinity;
    }
  }
  for (const day of daysOff) prices.fill(Infinity, day * choiceCount + 1, (day + 1) * choiceCount);
  return prices;
}
