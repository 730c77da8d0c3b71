import type { Solver } from '../solvers/solver.ts';
import { buildRoster } from './build-roster.ts';
import type { BuildLimits, BuiltRoster } from './build-roster.ts';
import type { CoveringInput } from './covering-data.ts';
import { reassign } from './reassign.ts';
import { repairPublished } from './replan/repaired-roster.ts';
import type { StageClock } from './stages.ts';

/** Makes rosters for requirements that rise from one replay to the next. */
export interface RosterBuilder {
  /** @param before what was built for a lower requirement, if anything was */
  build(input: CoveringInput, limits: BuildLimits, before?: BuiltRoster): BuiltRoster;
  /** The same shifts for a requirement that has risen; undefined where only another roster helps. */
  reassign(before: CoveringInput, after: CoveringInput, built: BuiltRoster): BuiltRoster | undefined;
}

/** Draws up new rosters. */
export function newRosters(solver: Solver, clock: StageClock, now: () => number): RosterBuilder {
  return {
    build: (input, limits, before) => buildRoster(input, solver, limits, clock, now, before),
    reassign,
  };
}

/** Changes the published roster of a request, each time from what was published. */
export function changedRosters(clock: StageClock, now: () => number): RosterBuilder {
  return {
    build: (input, { timeLimitSeconds, shouldStop }) => {
      const end = now() + 1000 * timeLimitSeconds;
      const repaired = clock.run('rostering', () =>
        repairPublished(input, () => shouldStop() || now() >= end),
      );
      const countedOn = input.requirement.map(({ required }) => required);
      const { rostered, activities } = repaired;
      return { solved: undefined, repaired, rostered, activities, countedOn };
    },
    reassign: () => undefined,
  };
}
