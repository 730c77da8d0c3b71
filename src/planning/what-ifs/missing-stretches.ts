import type { CoveringModel } from '../../../models/covering/build.ts';
import type { CoveringData } from '../../../models/covering/data.ts';
import { intervalIso } from '../../domain/grid.ts';
import type { IntervalGrid } from '../../domain/grid.ts';
import type { ResolvedDemand } from '../../domain/resolved-demand.ts';
import { needIndices } from '../../domain/skill.ts';
import type { MissingStretch } from '../../domain/what-ifs.ts';
import { rounded } from '../rounded.ts';

const MOST_STRETCHES = 5;
/** Fewer agents than this, missing in a row of a linear program, are none. */
const TOLERANCE = 1e-6;

interface Run {
  readonly kind: MissingStretch['kind'];
  /** Of a queue. */
  readonly skill: number | undefined;
  /** Index of a class of deferrable work. */
  readonly work?: number;
  readonly from: number;
  readonly to: number;
  readonly agentIntervals: number;
}

/**
 * Where a solution of the covering model leaves agents missing: stretches of one kind and skill, those with most agent-hours
 * first.
 * @param values one per column of the model
 */
export function missingStretches(
  data: CoveringData,
  { columns }: CoveringModel,
  values: Float64Array,
  { queues }: Pick<ResolvedDemand, 'queues'>,
  grid: IntervalGrid,
): MissingStretch[] {
  const runs = columns.runs.flatMap(
    ({ shortage, liveShortage, bufferShortage, firstInterval, intervals }) => {
      const columnsOf: [Run['kind'], number | undefined, number | undefined][] = [
        ...[...shortage].map(([skill, column]): [Run['kind'], number, number] => ['queue', skill, column]),
        ['live-extra', undefined, liveShortage],
        ['buffer', undefined, bufferShortage],
      ];
      return columnsOf.flatMap(([kind, skill, column]): Run[] => {
        const agents = column === undefined ? 0 : values[column];
        if (agents <= TOLERANCE) return [];
        const to = firstInterval + intervals;
        return [{ kind, skill, from: firstInterval, to, agentIntervals: agents * intervals }];
      });
    },
  );
  const late = columns.deferrable.flatMap((steps, work) =>
    steps.flatMap(({ run, undone }): Run[] => {
      const agentIntervals = undone === undefined ? 0 : values[undone];
      if (agentIntervals <= TOLERANCE) return [];
      const { firstInterval: from, intervals } = columns.runs[run];
      return [{ kind: 'deferrable', skill: undefined, work, from, to: from + intervals, agentIntervals }];
    }),
  );
  const skillOf = needIndices(queues);
  return joined([...runs, ...late])
    .sort((one, other) => other.agentIntervals - one.agentIntervals || one.from - other.from)
    .slice(0, MOST_STRETCHES)
    .map(({ kind, skill, work, from, to, agentIntervals }) => ({
      kind,
      ...(work === undefined ? {} : { work: data.deferrable[work].work }),
      queues: queues.filter((_, q) => skill !== undefined && skillOf[q] === skill).map(({ id }) => id),
      start: intervalIso(grid, from),
      end: intervalIso(grid, to),
      agentHours: rounded((agentIntervals * data.intervalMinutes) / 60, 2),
    }));
}

/** Runs of one kind and skill that follow each other without a pause, made one. */
function joined(runs: readonly Run[]): Run[] {
  const stretches: Run[] = [];
  for (const run of [...runs].sort((one, other) => one.from - other.from)) {
    const before = stretches.findIndex(
      ({ kind, skill, work, to }) =>
        kind === run.kind && skill === run.skill && work === run.work && to === run.from,
    );
    if (before === -1) stretches.push(run);
    else {
      const { from, agentIntervals } = stretches[before];
      stretches[before] = { ...run, from, agentIntervals: agentIntervals + run.agentIntervals };
    }
  }
  return stretches;
}
