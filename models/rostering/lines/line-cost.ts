import { isIdle, type Line, type LinesData, type Preference, type SuccessionCost } from './data.ts';
import { preferredCost } from './preferred-cost.ts';
import { worthAtAll } from './worth.ts';
import { tallyCost } from './tally.ts';

/**
 * What a line costs its person: wishes, short rests, patterns, tallies beyond their limits and minutes owed; Infinity for a choice that
 * is closed or a tally that is broken where it is required.
 */
export function lineCost(data: LinesData, person: number, line: Line): number {
  const { rules, costs, tallies = [] } = data.people[person];
  const choices = data.shifts.length + 1;
  let cost = successionCost(data, line) + owedCost(data, person, line) + preferredCost(data, rules, line);
  for (let day = 0; day < line.length; day++) cost += costs[day * choices + line[day]];
  for (const tally of tallies) cost += tallyCost(tally, line);
  return cost;
}

/**
 * What the line costs its person less the worth of its work.
 *
 * @param worth what one more person on each shift is worth (`worthOfShifts`)
 */
export function linePrice(data: LinesData, person: number, line: Line, worth: Float64Array): number {
  let price = lineCost(data, person, line) - (isIdle(line) ? 0 : worthAtAll(data, worth));
  for (let day = 0; day < line.length; day++) {
    if (line[day] > 0) price -= worth[day * data.shifts.length + line[day] - 1];
  }
  return price;
}

/** What shifts cost that follow one another sooner than is wished. */
function successionCost({ shifts }: LinesData, line: Line): number {
  let cost = 0;
  for (let day = 0; day + 1 < line.length; day++) {
    if (line[day] === 0) continue;
    const { costNextDay, costAfterDayOff } = shifts[line[day] - 1];
    if (line[day + 1] > 0) cost += costOf(costNextDay, line[day + 1] - 1);
    else if (day + 2 < line.length && line[day + 2] > 0) cost += costOf(costAfterDayOff, line[day + 2] - 1);
  }
  return cost;
}

function costOf(costs: readonly SuccessionCost[] = [], next: number): number {
  return costs.reduce((sum, { shift, cost }) => (shift === next ? sum + cost : sum), 0);
}

/** What the minutes cost that the person is owed and not given; nothing is owed to who does not work at all. */
function owedCost({ people, shifts, weekOfDay = [] }: LinesData, person: number, line: Line): number {
  const { owed } = people[person];
  if (owed === undefined || isIdle(line)) return 0;
  const short = owed.minutes.slice();
  line.forEach((choice, day) => {
    if (choice > 0) short[weekOfDay[day]] -= shifts[choice - 1].minutes;
  });
  return short.reduce((sum, minutes) => sum + owed.costPerMinute * Math.max(0, minutes), 0);
}

/** Whether every cost is whole, so that a bound can be rounded up. */
export function hasWholeCosts({ people, shifts, cover }: LinesData): boolean {
  const isWhole = (value: number): boolean => !Number.isFinite(value) || Number.isInteger(value);
  const successions = shifts.flatMap(({ costNextDay = [], costAfterDayOff = [] }) => [
    ...costNextDay,
    ...costAfterDayOff,
  ]);
  return (
    people.every(
      ({ rules, costs, tallies = [], owed }) =>
        Object.values(rules.preferred ?? {}).every((one?: Preference) => isWhole(one?.cost ?? 0)) &&
        costs.every(isWhole) &&
        isWhole(owed?.costPerMinute ?? 0) &&
        tallies.every(
          ({ weights, least, most, costBelow, costAbove }) =>
            [least, most, costBelow, costAbove].every(isWhole) && weights.every(isWhole),
        ),
    ) &&
    successions.every(({ cost }) => isWhole(cost)) &&
    cover.every(
      ({ shortageCost, excessCost, required }) =>
        Number.isInteger(shortageCost) && Number.isInteger(excessCost) && Number.isInteger(required),
    )
  );
}
