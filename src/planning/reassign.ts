import { shortfallsOf } from '../domain/shortfall.ts';
import { allocate } from './activities.ts';
import type { Activities } from './activities.ts';
import type { BuiltRoster } from './build-roster.ts';
import { wantingAtLeast } from './counted-on.ts';
import type { CoveringInput } from './covering-data.ts';

/**
 * The same people in the same shifts, given to the queues anew for a requirement that has risen. Undefined where more agents
 * would be missing than were missing before: then only another roster helps.
 */
export function reassign(
  before: CoveringInput,
  after: CoveringInput,
  built: BuiltRoster,
): BuiltRoster | undefined {
  const { people, begins } = built.rostered;
  const { request, grid, workload } = after;
  const wantedBefore = { ...before, ...wantingAtLeast(before, built.countedOn) };
  const wanted = { ...after, ...wantingAtLeast(after, built.countedOn) };
  const { requirement, floors } = wanted;
  const activities = allocate(request, grid, people, begins, workload, requirement, floors);
  return missingAgents(wanted, activities) > missingAgents(wantedBefore, built.activities)
    ? undefined
    : { ...built, activities, countedOn: requirement.map(({ required }) => required) };
}

/** Agents missing, queues, buffer and live extra, summed over intervals. */
function missingAgents(
  { request, grid, requirement, floors }: CoveringInput,
  { serving, onDuty }: Activities,
): number {
  let missing = 0;
  for (let interval = 0; interval < grid.count; interval++) {
    const shortfalls = shortfallsOf({
      queues: request.queues.map(({ id }, q) => ({
        queue: id,
        required: requirement[q].required[interval],
        serving: serving[q][interval],
      })),
      bufferRequired: floors.buffer[interval],
      liveExtraRequired: floors.liveExtra[interval],
      onDuty: onDuty[interval],
    });
    missing += shortfalls.reduce((sum, shortfall) => sum + shortfall.missing, 0);
  }
  return missing;
}
