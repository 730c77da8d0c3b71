import { allocate } from './activities.ts';
import type { BuiltRoster } from './build-roster.ts';
import { wantingAtLeast } from './counted-on.ts';
import type { CoveringInput } from './covering-data.ts';
import { missingAgents } from './missing-agents.ts';

/**
 * The same people in the same shifts, given to the queues anew for a requirement that has risen. Undefined where more agents
 * would be missing than were missing before: then only another roster helps.
 */
export function reassign(
  before: CoveringInput,
  after: CoveringInput,
  built: BuiltRoster,
): BuiltRoster | undefined {
  const wantedBefore = { ...before, ...wantingAtLeast(before, built.countedOn) };
  const wanted = { ...after, ...wantingAtLeast(after, built.countedOn) };
  const activities = allocate(after, built.rostered, wanted);
  return missingAgents(wanted, activities) > missingAgents(wantedBefore, built.activities)
    ? undefined
    : { ...built, activities, countedOn: wanted.requirement.map(({ required }) => required) };
}
