import type { BuiltRoster } from './build-roster.ts';
import type { CoveringInput } from './covering-data.ts';
import { floorsAbove } from './floors.ts';
import type { QueueInterval } from './replay.ts';
import { afterShrinkage, withShrinkage } from './requirement.ts';
import type { QueueRequirement } from './requirement.ts';

/** Asks for one agent more than were there, after shrinkage, in each of some intervals. */
export function raiseRequirement(
  input: CoveringInput,
  built: BuiltRoster,
  missed: readonly QueueInterval[],
): CoveringInput {
  const { shrinkage } = input.request;
  const requirement = input.requirement.map((queue, q): QueueRequirement => {
    const required = queue.required.slice();
    const binding = [...queue.binding];
    for (const { interval } of missed.filter((one) => one.queue === q)) {
      const present = afterShrinkage(built.activities.serving[q][interval], shrinkage);
      required[interval] = withShrinkage(present + 1, shrinkage);
      binding[interval] = `${queue.binding[interval].replace(RAISED, '')}${RAISED}`;
    }
    return { ...queue, required, binding };
  });
  return {
    ...input,
    requirement,
    floors: floorsAbove(input.request, input.calendars, requirement, input.floors.absenceExtra),
  };
}

/** Ends the words of what sets a requirement that was raised. */
export const RAISED = ', raised after the replay';
