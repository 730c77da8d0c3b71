import type { CoverBreak, CoveringData } from './data.ts';
import type { BreakBegin, Covering } from './decode.ts';
import { minutesShortOf } from './minutes-short.ts';
import { peopleNeeded } from './people-needed.ts';

/**
 * Adds shifts to a covering until contracts are kept, as far as they can be: first people until as many work as are to, then
 * minutes for everybody who works, longest shifts first, none that takes more people, and none at a new start where starts
 * are limited. Agents beyond the requirement cost hours, never coverage.
 */
export function giveOwed(data: CoveringData, covering: Covering): Covering {
  const people = [...covering.people];
  const shifts = covering.shifts.map((counts) => new Map(counts));
  const breaks = covering.breaks.map((begins) => [...begins]);
  const { startLimit } = data;
  const started = new Set(
    shifts.flatMap((counts) => [...counts.keys()].map((shift) => startLimit?.startOfShift[shift])),
  );
  const mayStart = (shift: number): boolean =>
    startLimit === undefined || started.has(startLimit.startOfShift[shift]);
  const add = (g: number, shift: number): void => {
    shifts[g].set(shift, (shifts[g].get(shift) ?? 0) + 1);
    for (const one of data.shifts[shift].breaks)
      breaks[g].push({ pool: one.pool, begin: openBegins(data, one)[0], people: 1 });
  };

  for (const { groups, minimumPeople } of data.peopleLimits) {
    for (let short = minimumPeople - sum(groups.map((g) => people[g])); short > 0; short--) {
      const g = groups.find((group) => mayGrow(data, people, group));
      if (g === undefined) break;
      if (sum([...shifts[g].values()]) <= people[g]) {
        const shift = bestShift(data, g, shifts[g], people[g] + 1, data.groups[g].shifts.filter(mayStart));
        if (shift === undefined) break;
        add(g, shift);
      }
      people[g]++;
    }
  }
  data.groups.forEach((group, g) => {
    const short = (): number[] => minutesShortOf(data, { people, shifts }, g);
    short().forEach((_, week) => {
      const ofWeek = group.shifts.filter(
        (shift) => data.weekOfDay[data.shifts[shift].day] === week && mayStart(shift),
      );
      while (short()[week] > 0) {
        const shift = bestShift(data, g, shifts[g], people[g], ofWeek);
        if (shift === undefined) break;
        add(g, shift);
      }
    });
  });
  return { people, shifts, breaks: breaks.map(merged) };
}

/** Whether one more member of a group may work, on its own and with the groups that share a limit with it. */
function mayGrow(data: CoveringData, people: readonly number[], group: number): boolean {
  return (
    people[group] < data.groups[group].maximumPeople &&
    data.peopleLimits.every(
      ({ groups, maximumPeople }) =>
        !groups.includes(group) || sum(groups.map((g) => people[g])) < maximumPeople,
    )
  );
}

/** The longest of some shifts that so many people can work beside those they have. */
function bestShift(
  data: CoveringData,
  group: number,
  counts: ReadonlyMap<number, number>,
  people: number,
  among: readonly number[],
): number | undefined {
  const byLength = among
    .filter((shift) => data.shifts[shift].breaks.every((one) => openBegins(data, one).length > 0))
    .sort((a, b) => data.shifts[b].workMinutes - data.shifts[a].workMinutes);
  return byLength.find((shift) => {
    const more = new Map(counts).set(shift, (counts.get(shift) ?? 0) + 1);
    return peopleNeeded(data, data.groups[group], more) <= people;
  });
}

function openBegins({ breakBarred }: CoveringData, { begins }: CoverBreak): number[] {
  return begins.filter((begin) => breakBarred[begin] === 0);
}

function merged(begins: readonly BreakBegin[]): BreakBegin[] {
  const byBegin = new Map<string, BreakBegin>();
  for (const { pool, begin, people } of begins) {
    const key = `${pool}@${begin}`;
    byBegin.set(key, { pool, begin, people: people + (byBegin.get(key)?.people ?? 0) });
  }
  return [...byBegin.values()];
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
