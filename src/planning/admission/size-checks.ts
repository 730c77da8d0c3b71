import type { FieldError } from '../../domain/problem.ts';
import { layCalendars } from '../calendars.ts';
import { shiftCandidates } from '../shifts.ts';
import type { CheckContext } from './cross-checks.ts';

/** Choices (people or hiring groups × shifts) above which a plan would not end in its time or memory. */
const LARGEST_CHOICES = 1_500_000;

/** Refuses what is too large to be planned, before any work is spent on it. */
export function sizeChecks({ request, grid }: CheckContext): FieldError[] {
  const shifts = shiftCandidates(request, grid, layCalendars(request, grid)).length;
  const { staff } = request;
  const choosers =
    staff.kind === 'team' ? staff.agents.length : staff.skillSets.length * request.contractClasses.length;
  const choices = shifts * choosers;
  if (choices <= LARGEST_CHOICES) return [];
  return [
    {
      path: staff.kind === 'team' ? 'team.agents' : 'horizon.days',
      message: `too large to plan in one request: ${choosers} ${staff.kind === 'team' ? 'people' : 'hiring groups'} × ${shifts} possible shifts; at most ${LARGEST_CHOICES} choices. Plan fewer days or people at once, or offer fewer shift starts`,
    },
  ];
}
