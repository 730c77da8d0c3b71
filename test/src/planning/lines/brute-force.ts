import { checkLineRoster, lineErrors } from '../../../../models/rostering/lines/check.ts';
import { serves, type Line, type LinesData } from '../../../../models/rostering/lines/data.ts';
import { everyLine } from '../../../models/rostering/lines/instances.ts';

/**
 * The least cost of all rosters, by trying every legal line of every person; undefined if somebody has none. Lines that
 * serve the same needs are tried once, at their cheapest.
 */
export function leastCost(data: LinesData): number | undefined {
  const lines = everyLine(data);
  const linesOf = data.people.map((person, p) => {
    const kept = new Map<string, { line: Line; cost: number }>();
    for (const line of lines.filter((candidate) => lineErrors(data, person, candidate).length === 0)) {
      const served = data.cover.map((need) => (serves(need, line) ? 1 : 0)).join('');
      const alone = { ...data, people: [data.people[p]], cover: [] };
      const { cost } = checkLineRoster(alone, [line]);
      if (cost < (kept.get(served)?.cost ?? Infinity)) kept.set(served, { line, cost });
    }
    return [...kept.values()].map(({ line }) => line);
  });
  let best: number | undefined;
  const visit = (roster: Line[]): void => {
    if (roster.length === data.people.length) {
      const { cost } = checkLineRoster(data, roster);
      best = Math.min(best ?? Infinity, cost);
      return;
    }
    for (const line of linesOf[roster.length]) visit([...roster, line]);
  };
  visit([]);
  return best;
}
