import { checkCovering } from '../../../models/covering/check.ts';
import type { CoverBreak, CoveringData } from '../../../models/covering/data.ts';
import type { BreakBegin, Covering } from '../../../models/covering/decode.ts';
import { shortageLeft } from '../../../models/covering/shortage-left.ts';

/** Least weighted shortage there is, and the fewest people and least cost that reach it. */
export interface Best {
  readonly shortage: number;
  readonly headcount: number;
  readonly cost: number;
}

/**
 * Tries every number of people on every shift and every place of their breaks.
 * @param more what else a covering costs in stage 1.
 */
export function tryEverything(data: CoveringData, more: (covering: Covering) => number = () => 0): Best {
  const options = data.groups.map((_, g) => groupOptions(data, g));
  let best: Best | undefined;
  const better = (found: Best): void => {
    if (best === undefined || found.shortage < best.shortage - 1e-9) best = found;
    else if (found.shortage < best.shortage + 1e-9)
      best = {
        ...best,
        headcount: Math.min(best.headcount, found.headcount),
        cost: Math.min(best.cost, found.cost),
      };
  };
  for (const first of options[0]) {
    for (const second of options[1]) {
      const together = first.people + second.people;
      if (data.peopleLimits.some(({ maximumPeople }) => together > maximumPeople)) continue;
      const covering: Covering = {
        people: [first.people, second.people],
        shifts: [first.shifts, second.shifts],
        breaks: [first.breaks, second.breaks],
      };
      if (tooManyStarts(data, covering)) continue;
      better({
        shortage: shortageLeft(data, covering).weighted + more(covering),
        headcount: together,
        cost: first.cost + second.cost,
      });
    }
  }
  return best!;
}

function tooManyStarts({ startLimit, groups }: CoveringData, { shifts }: Covering): boolean {
  if (startLimit === undefined) return false;
  const startsOf = (indices: number[]): Set<number> =>
    new Set(indices.map((index) => startLimit.startOfShift[index]));
  const pinned = startsOf(groups.flatMap((one) => [...one.pinned.keys()])).size;
  return (
    startsOf(shifts.flatMap((counts) => [...counts.keys()])).size > Math.max(pinned, startLimit.maximumStarts)
  );
}

interface Option {
  readonly people: number;
  readonly cost: number;
  readonly shifts: ReadonlyMap<number, number>;
  readonly breaks: readonly BreakBegin[];
}

/** Everything one group can do, with the fewest people; of equals on duty only one with these people and cost. */
function groupOptions(data: CoveringData, g: number): Option[] {
  const alone = { ...data, groups: [data.groups[g]], peopleLimits: [] };
  const { shifts, maximumPeople, costPerMinute } = data.groups[g];
  // More people than the fewest help only where enough of them are to work, or share overtime.
  const moreMayHelp =
    data.peopleLimits.some(({ minimumPeople }) => minimumPeople > 0) || data.groups[g].overtime !== undefined;
  const found = new Map<string, Option>();
  const visit = (index: number, counts: Map<number, number>, breaks: BreakBegin[]): void => {
    if (index === shifts.length) {
      const covering = (people: number): Covering => ({
        people: [people],
        shifts: [counts],
        breaks: [breaks],
      });
      for (let people = 0; people <= maximumPeople; people++) {
        if (checkCovering(alone, covering(people)).length > 0) continue;
        if (
          data.peopleLimits.some(({ minimumPeople }) => minimumPeople > 0) &&
          people > [...counts.values()].reduce((sum, working) => sum + working, 0)
        )
          return;
        const cost = [...counts].reduce(
          (sum, [shift, working]) => sum + working * data.shifts[shift].paidMinutes * costPerMinute,
          people * data.groups[g].costPerPerson + overtimeCost(data, g, counts, people),
        );
        const shape = (data.startLimit ?? data.endStaggering) ? [...counts].join(' ') : '';
        found.set(`${people} ${cost} ${presence(data, counts, breaks)} ${shape}`, {
          people,
          cost,
          shifts: counts,
          breaks,
        });
        if (!moreMayHelp) return;
      }
      return;
    }
    const shift = shifts[index];
    for (let working = 0; working <= maximumPeople; working++) {
      const with_ = working === 0 ? counts : new Map(counts).set(shift, working);
      for (const own of placesOf(data.shifts[shift].breaks, working))
        visit(index + 1, with_, [...breaks, ...own]);
    }
  };
  visit(0, new Map(), []);
  return [...found.values()];
}

/** Premium of the minutes of each week beyond those of so many contracts. */
function overtimeCost(
  data: CoveringData,
  g: number,
  counts: ReadonlyMap<number, number>,
  people: number,
): number {
  const { overtime } = data.groups[g];
  if (overtime === undefined) return 0;
  return [...new Set(data.weekOfDay)].reduce((cost, week) => {
    let beyond = -overtime.afterMinutesPerWeek * people;
    for (const [shift, working] of counts)
      if (data.weekOfDay[data.shifts[shift].day] === week)
        beyond += working * data.shifts[shift].standardMinutes;
    return cost + Math.max(0, beyond) * overtime.premiumPerMinute;
  }, 0);
}

function presence(
  data: CoveringData,
  counts: ReadonlyMap<number, number>,
  breaks: readonly BreakBegin[],
): string {
  const present = new Array<number>(data.intervalCount).fill(0);
  for (const [shift, working] of counts) {
    for (let t = data.shifts[shift].start; t < data.shifts[shift].end; t++) present[t] += working;
  }
  for (const { begin, people } of breaks) present[begin] -= people;
  return present.join('');
}

/** Every way so many people on one shift can take its breaks. */
function placesOf(breaks: readonly CoverBreak[], working: number): BreakBegin[][] {
  return breaks.reduce<BreakBegin[][]>(
    (ways, { pool, begins }) =>
      ways.flatMap((way) =>
        multisets(begins, working).map((places) => [
          ...way,
          ...places.map((begin) => ({ pool, begin, people: 1 })),
        ]),
      ),
    [[]],
  );
}

function multisets(values: readonly number[], size: number, from = 0): number[][] {
  if (size === 0) return [[]];
  return values
    .slice(from)
    .flatMap((value, k) => multisets(values, size - 1, from + k).map((rest) => [value, ...rest]));
}
