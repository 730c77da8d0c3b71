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
  // More people than the fewest help only where enough of them are to work, or share overtime or rest days.
  const moreMayHelp =
    data.peopleLimits.some(({ minimumPeople }) => minimumPeople > 0) ||
    data.groups[g].overtime !== undefined ||
    data.groups[g].restDayWork !== undefined;
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
          people * data.groups[g].costPerPerson + weekCost(data, g, counts, people),
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

/**
 * Premiums of each week: of minutes beyond those of so many contracts, and of rest days. Any number of rest days that the days
 * worked allow is tried in steps of a hundredth, and those at which nothing is left beyond.
 */
function weekCost(
  data: CoveringData,
  g: number,
  counts: ReadonlyMap<number, number>,
  people: number,
): number {
  const { overtime, restDayWork, maximumDaysPerWeek, shifts, costPerMinute } = data.groups[g];
  return [...new Set(data.weekOfDay)].reduce((cost, week) => {
    const inWeek = ([shift]: readonly [number, number]): boolean =>
      data.weekOfDay[data.shifts[shift].day] === week;
    const worked = [...counts].filter(inWeek).map(([shift, working]) => ({ ...data.shifts[shift], working }));
    const total = (of: (shift: (typeof worked)[number]) => number): number =>
      worked.reduce((sum, shift) => sum + shift.working * of(shift), 0);
    const standard = total(({ standardMinutes }) => standardMinutes);
    const beyond = overtime === undefined ? 0 : standard - overtime.afterMinutesPerWeek * people;
    const premium = (minutes: number): number =>
      Math.max(0, minutes) * (overtime === undefined ? 0 : overtime.premiumPerMinute);
    const days = total(({ standardMinutes }) => (standardMinutes > 0 ? 1 : 0));
    const ordinary = shifts
      .map((shift) => data.shifts[shift])
      .filter(({ day, standardMinutes }) => data.weekOfDay[day] === week && standardMinutes > 0);
    if (
      restDayWork === undefined ||
      new Set(ordinary.map(({ day }) => day)).size <= restDayWork.afterDaysPerWeek
    )
      return cost + premium(beyond);
    const longest = Math.max(...ordinary.map(({ workMinutes }) => workMinutes));
    const longestStandard = Math.max(...ordinary.map(({ standardMinutes }) => standardMinutes));
    const dearer = Math.min(
      ...ordinary.map(
        ({ workMinutes, paidMinutes }) => costPerMinute * (restDayWork.pay * workMinutes - paidMinutes),
      ),
    );
    const fewest = Math.max(
      0,
      days - restDayWork.afterDaysPerWeek * people,
      (total(({ workMinutes }) => workMinutes) - restDayWork.maximumMinutesPerWeek * people) / longest,
    );
    const most = days * (1 - restDayWork.afterDaysPerWeek / maximumDaysPerWeek);
    const tried = [0, ...Array.from({ length: 801 }, (_, k) => k / 100), beyond / longestStandard, fewest];
    const costs = tried
      .filter((restDays) => restDays >= fewest - 1e-9 && restDays <= most + 1e-9)
      .map((restDays) => dearer * restDays + premium(beyond - longestStandard * restDays));
    return cost + Math.min(...costs);
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
