import type { CoveringData } from '../../../models/covering/data.ts';
import type { ResolvedRequest } from '../../domain/resolved-request.ts';
import { averagedTargets } from '../averages.ts';
import { coveringData } from '../covering-data.ts';
import { layDeferrableWork } from '../deferrable-work.ts';
import { needsOf } from '../needs.ts';
import { groupPeople } from '../people.ts';
import { shiftCandidates } from '../shifts.ts';

/** The covering model of a request, with the requirement as it is before a roster was replayed. */
export function coveringOf(request: ResolvedRequest): CoveringData {
  const { rows, ...needs } = needsOf(request);
  const { grid, calendars, workload, requirement } = needs;
  const candidates = shiftCandidates(request, grid, calendars);
  const groups = groupPeople(request, grid, candidates);
  const averages = averagedTargets(request, grid, rows, workload, requirement);
  const work = layDeferrableWork(request, grid, calendars);
  return coveringData({ ...needs, request, candidates, groups, averages, work });
}
