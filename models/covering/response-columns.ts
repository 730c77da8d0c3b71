import type { ModelBuilder } from '../linear/builder.ts';
import type { CoveringData } from './data.ts';

/** Columns of one response band. */
export interface ResponseColumns {
  /** [interval of the band] average response, seconds. */
  readonly seconds: readonly number[];
  /** By which share of the target the average exceeds it. */
  readonly excess: number;
}

/** The average response of every interval of every band, and what a band exceeds its target by. */
export function addResponses(builder: ModelBuilder, data: CoveringData): ResponseColumns[] {
  return data.responseBands.map(({ name, intervals }) => ({
    seconds: intervals.map(({ interval, curve }) =>
      builder.addColumn({ name: `response[${name},${interval}]`, lower: curve.leastSeconds }),
    ),
    excess: builder.addColumn({ name: `response-excess[${name}]` }),
  }));
}

/** [skill][interval] agents above the requirement from whom some band still gains. */
export function mostAbove({ skills, required, intervalCount, responseBands }: CoveringData): Int32Array[] {
  const most = skills.map(() => new Int32Array(intervalCount));
  for (const { skill, intervals } of responseBands) {
    for (const { interval, curve } of intervals) {
      const above = curve.mostAgents - required[skill][interval];
      most[skill][interval] = Math.max(most[skill][interval], above);
    }
  }
  return most;
}
