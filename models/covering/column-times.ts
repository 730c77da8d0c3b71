import type { CoveringData } from './data.ts';
import type { CoveringColumns } from './variables.ts';

/**
 * When each column of the model acts first: the interval in which a shift or a break begins or an agent is missing; −1 for
 * columns without a time of their own, such as people.
 */
export function columnTimes(
  { shifts }: Pick<CoveringData, 'shifts'>,
  columns: CoveringColumns,
  columnCount: number,
): Int32Array {
  const times = new Int32Array(columnCount).fill(-1);
  for (const [shift, column] of columns.shift.flatMap((ofGroup) => [...ofGroup])) {
    times[column] = shifts[shift].start;
  }
  for (const { begin, waiting } of columns.pools.flat()) {
    for (const [interval, column] of [...begin, ...waiting]) times[column] = interval;
  }
  for (const { firstInterval, shortage, above, liveShortage, bufferShortage } of columns.runs) {
    for (const column of [...shortage.values(), ...above.values(), liveShortage, bufferShortage]) {
      if (column !== undefined) times[column] = firstInterval;
    }
  }
  return times;
}

/** Stretches into which `stretchCuts` cuts a day. */
export const STRETCHES_PER_DAY = 2;
/** Share of a day between its first cut and its second: with equal halves the engine needs about twice as long. */
const FIRST_STRETCH_SHARE = 10 / 24;

/**
 * Where the horizon is best cut into stretches to be decided one after the other: once a day at the time of day at which the
 * fewest are required altogether, so that little depends on both sides of a cut, and once ten hours later, so that what is
 * foreseen behind a stretch is longer than a shift. Ascending, the first is 0.
 */
export function stretchCuts({ required, intervalCount, weekOfDay }: CoveringData): number[] {
  const days = weekOfDay.length;
  const perDay = Math.ceil(intervalCount / days);
  const agents = new Float64Array(perDay);
  for (const skill of required) skill.forEach((one, interval) => (agents[interval % perDay] += one));
  const quietest = agents.indexOf(agents.reduce((least, one) => Math.min(least, one), Infinity));
  const second = quietest + Math.round(FIRST_STRETCH_SHARE * perDay);
  return Array.from({ length: days }, (_, day) => day * perDay).flatMap((begin, day) => [
    day === 0 ? 0 : begin + quietest,
    begin + second,
  ]);
}
