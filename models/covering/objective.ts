import type { CoveringData } from './data.ts';
import { shiftPayment } from './payment.ts';
import { restDayWeeks } from './rest-days.ts';
import type { RestDayWeek } from './rest-days.ts';
import type { CoveringColumns } from './variables.ts';
import {
  BUFFER_SHORTAGE_WEIGHT,
  DEFERRABLE_SHORTAGE_WEIGHT,
  LIVE_SHORTAGE_WEIGHT,
  OWED_MINUTE_WEIGHT,
  OWED_PERSON_WEIGHT,
} from './weights.ts';

/** Columns and their costs; every other column costs nothing. */
export interface SparseCosts {
  readonly columns: readonly number[];
  readonly costs: readonly number[];
}

/** Stage 1: agents missing, averages exceeded, work undone, contracts, required authority and staggering not kept. */
export function shortageCosts(data: CoveringData, columns: CoveringColumns): SparseCosts {
  const entries: [number, number][] = [];
  for (const run of columns.runs) {
    for (const [skill, column] of run.shortage) {
      let weight = 0;
      for (let k = 0; k < run.intervals; k++) weight += data.shortageWeight[skill][run.firstInterval + k];
      entries.push([column, weight]);
    }
    if (run.liveShortage !== undefined)
      entries.push([run.liveShortage, run.intervals * LIVE_SHORTAGE_WEIGHT]);
    if (run.bufferShortage !== undefined)
      entries.push([run.bufferShortage, run.intervals * BUFFER_SHORTAGE_WEIGHT]);
  }
  columns.responses.forEach(({ excess }, band) =>
    entries.push([excess, data.responseBands[band].excessWeight]),
  );
  for (const { undone } of columns.deferrable.flat())
    if (undone !== undefined) entries.push([undone, DEFERRABLE_SHORTAGE_WEIGHT]);
  return sparse([
    ...entries,
    ...owedEntries(columns),
    ...authorityEntries(data, columns, 'required'),
    ...staggeringEntries(data, columns, 'required'),
  ]);
}

/** Stage 2 for the objective `headcount`: people who work at all. */
export function headcountCosts(columns: CoveringColumns): SparseCosts {
  return { columns: columns.people, costs: columns.people.map(() => 1) };
}

/** Stage 2 for the objective `cost`: paid minutes with premiums at each group's rate, overtime, rest days, and people. */
export function paymentCosts(data: CoveringData, columns: CoveringColumns): SparseCosts {
  const shifts = columns.shift.flatMap((ofGroup, g) =>
    [...ofGroup].map(([shift, column]): [number, number] => [column, shiftPayment(data, g, shift)]),
  );
  const overtime = columns.contracts.overtime.flatMap((weeks, g) =>
    [...weeks.values()].map((column): [number, number] => [
      column,
      data.groups[g].overtime!.premiumPerMinute,
    ]),
  );
  const people = columns.people.flatMap((column, g): [number, number][] => {
    const { costPerPerson } = data.groups[g];
    return costPerPerson === 0 ? [] : [[column, costPerPerson]];
  });
  const restDays = restDayEntries(data, columns, ({ leastPremium }) => leastPremium);
  return sparse([...shifts, ...overtime, ...restDays, ...people]);
}

/** Paid hours: what the search for people makes small beside them, because it leads to good headcounts sooner. */
export function hourCosts(data: CoveringData, columns: CoveringColumns): SparseCosts {
  return sparse(
    columns.shift.flatMap((shifts) =>
      [...shifts].map(([shift, column]): [number, number] => [column, data.shifts[shift].workMinutes / 60]),
    ),
  );
}

/** An hour of a rest day beside one of overtime, which it must not be used to avoid. */
const REST_DAY_HOURS = 2;

/** Stage 3: preferred authority missing, rests cut short and shifts that end together at their weights, and paid hours. */
export function tidinessCosts(data: CoveringData, columns: CoveringColumns): SparseCosts {
  const hours = hourCosts(data, columns);
  const overtime = columns.contracts.overtime.flatMap((weeks) => [...weeks.values()]);
  const wishes = [
    ...overtime.map((column): [number, number] => [column, 1 / 60]),
    ...restDayEntries(data, columns, ({ longestMinutes }) => (REST_DAY_HOURS * longestMinutes) / 60),
    ...restEntries(data, columns),
    ...authorityEntries(data, columns, 'preferred'),
    ...staggeringEntries(data, columns, 'preferred'),
  ];
  return {
    columns: [...hours.columns, ...wishes.map(([column]) => column)],
    costs: [...hours.costs, ...wishes.map(([, cost]) => cost)],
  };
}

function owedEntries({ contracts }: CoveringColumns): [column: number, cost: number][] {
  const minutes = contracts.minutesShort.flatMap((weeks) => [...weeks.values()]);
  const people = contracts.peopleShort.filter((column) => column !== undefined);
  return [
    ...minutes.map((column): [number, number] => [column, OWED_MINUTE_WEIGHT]),
    ...people.map((column): [number, number] => [column, OWED_PERSON_WEIGHT]),
  ];
}

function restDayEntries(
  data: CoveringData,
  { contracts }: CoveringColumns,
  costOf: (week: RestDayWeek) => number,
): [column: number, cost: number][] {
  return data.groups.flatMap((group, g) =>
    restDayWeeks(data, group).map((one): [number, number] => [
      contracts.restDays[g].get(one.week)!,
      costOf(one),
    ]),
  );
}

function restEntries(data: CoveringData, columns: CoveringColumns): [column: number, cost: number][] {
  return columns.shortRest.flatMap((days, g) =>
    [...days.values()].map((column): [number, number] => [column, data.groups[g].preferredRest!.weight]),
  );
}

function authorityEntries(
  data: CoveringData,
  columns: CoveringColumns,
  level: 'required' | 'preferred',
): [column: number, cost: number][] {
  return columns.authority.flatMap((floor, f) => {
    const { level: own, weight } = data.authorityFloors[f];
    return own === level
      ? floor.map(({ shortage, windows }): [number, number] => [shortage, weight * windows])
      : [];
  });
}

function staggeringEntries(
  { endStaggering }: CoveringData,
  { leavingTogether }: CoveringColumns,
  level: 'required' | 'preferred',
): [column: number, cost: number][] {
  if (endStaggering?.level !== level) return [];
  return [...leavingTogether.values()].map((column) => [column, endStaggering.weight]);
}

function sparse(entries: readonly (readonly [column: number, cost: number])[]): SparseCosts {
  return { columns: entries.map(([column]) => column), costs: entries.map(([, cost]) => cost) };
}
