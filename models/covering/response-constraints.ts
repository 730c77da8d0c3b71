import type { ModelBuilder } from '../linear/builder.ts';
import type { Term } from '../linear/model.ts';
import type { CoveringData } from './data.ts';
import type { CoveringColumns, RunColumns } from './variables.ts';

/** The response of an interval lies above every line of its curve, at required + above − shortage agents. */
export function response(builder: ModelBuilder, data: CoveringData, columns: CoveringColumns): void {
  const runOf = runByInterval(data, columns);
  data.responseBands.forEach(({ name, skill, intervals }, band) => {
    intervals.forEach(({ interval, curve }, k) => {
      const { above, shortage } = runOf[interval]!;
      const shift = (column: number | undefined, slope: number): Term[] =>
        column === undefined ? [] : [[column, slope]];
      curve.lines.forEach(({ interceptSeconds, secondsPerAgent }, line) => {
        builder.addRow({
          name: `response[${name},${interval},${line}]`,
          lower: interceptSeconds + secondsPerAgent * data.required[skill][interval],
          terms: [
            [columns.responses[band].seconds[k], 1],
            ...shift(above.get(skill), -secondsPerAgent),
            ...shift(shortage.get(skill), secondsPerAgent),
          ],
        });
      });
    });
  });
}

/** The average over a band, weighed by replies, keeps its target or exceeds it by what stage 1 pays for. */
export function bandAverage(builder: ModelBuilder, data: CoveringData, columns: CoveringColumns): void {
  data.responseBands.forEach(({ name, targetSeconds, intervals }, band) => {
    const { seconds, excess } = columns.responses[band];
    builder.addRow({
      name: `band-average[${name}]`,
      upper: targetSeconds,
      terms: [...intervals.map(({ share }, k): Term => [seconds[k], share]), [excess, -targetSeconds]],
    });
  });
}

function runByInterval(
  { intervalCount }: CoveringData,
  { runs }: CoveringColumns,
): (RunColumns | undefined)[] {
  const found = new Array<RunColumns | undefined>(intervalCount).fill(undefined);
  for (const run of runs) found.fill(run, run.firstInterval, run.firstInterval + run.intervals);
  return found;
}
