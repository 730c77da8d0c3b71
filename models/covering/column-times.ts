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

/**
 * Where the horizon is best cut into days: once a day at the time of day at which the fewest are required altogether, so
 * that little depends on both sides of a cut. One entry per day, the first 0.
 */
export function quietestCuts({ required, intervalCount, weekOfDay }: CoveringData): number[] {
  const days = weekOfDay.length;
  const perDay = Math.ceil(intervalCount / days);
  const agents = new Float64Array(perDay);
  for (const skill of required) skill.forEach((one, interval) => (agents[interval % perDay] += one));
  const quietest = agents.indexOf(agents.reduce((least, one) => Math.min(least, one), Infinity));
  return Array.from({ length: days }, (_, day) => (day === 0 ? 0 : day * perDay + quietest));
}
