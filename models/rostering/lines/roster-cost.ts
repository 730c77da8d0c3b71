import type { LineRoster, LinesData } from './data.ts';
import { lineCost } from './line-cost.ts';
import { changePresence } from './worth.ts';

/** What a roster costs: everybody's line, people missing and people too many. */
export function rosterCost(data: LinesData, roster: LineRoster): number {
  const present = new Int32Array(data.cover.length);
  let cost = 0;
  roster.forEach((line, person) => {
    cost += lineCost(data, person, line);
    changePresence(data, present, line, 1);
  });
  data.cover.forEach(({ required, shortageCost, excessCost }, need) => {
    const missing = required - present[need];
    cost += missing > 0 ? missing * shortageCost : -missing * excessCost;
  });
  return cost;
}
