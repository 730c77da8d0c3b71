import type { ModelBuilder } from '../linear/builder.ts';
import type { Term } from '../linear/model.ts';
import type { CoveringData } from './data.ts';
import type { CoveringColumns } from './variables.ts';

/**
 * What was left of a class of work and what comes in is worked on, left for later or not done in time. Work is done in the
 * order of its due times, and what is left after a run is bounded by what is due later, so nothing is done before its
 * release and nothing after its due time.
 */
export function deferrableStock(builder: ModelBuilder, data: CoveringData, columns: CoveringColumns): void {
  columns.deferrable.forEach((steps, k) => {
    steps.forEach(({ run, released, deferred, waiting, undone }, step) => {
      const { firstInterval, intervals } = columns.runs[run];
      const optional = (column: number | undefined, coefficient: number): Term[] =>
        column === undefined ? [] : [[column, coefficient]];
      builder.addRow({
        name: `deferrable-stock[${data.deferrable[k].name},${firstInterval}]`,
        lower: released,
        upper: released,
        terms: [
          [deferred, intervals],
          ...optional(waiting, 1),
          ...optional(undone, 1),
          ...optional(steps[step - 1]?.waiting, -1),
        ],
      });
    });
  });
}

/** Agents of one skill who work on what can wait. */
export interface DeferredAgents {
  readonly skill: number;
  readonly column: number;
}

/** [run] who works on what can wait: such agents are required as well, beside those who serve. */
export function deferredAgents(
  data: CoveringData,
  { deferrable, runs }: CoveringColumns,
): DeferredAgents[][] {
  const agents: DeferredAgents[][] = runs.map(() => []);
  deferrable.forEach((steps, k) => {
    for (const { run, deferred } of steps)
      agents[run].push({ skill: data.deferrable[k].skill, column: deferred });
  });
  return agents;
}
