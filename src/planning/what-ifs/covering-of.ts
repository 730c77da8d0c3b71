import type { CoveringData } from '../../../models/covering/data.ts';
import { buildGrid } from '../../domain/grid.ts';
import type { ResolvedRequest } from '../../domain/resolved-request.ts';
import { averagedTargets } from '../averages.ts';
import { bandRows } from '../band-rows.ts';
import { layCalendars } from '../calendars.ts';
import { absenceExtra } from '../chance-buffer.ts';
import { coveringData } from '../covering-data.ts';
import { forecastDemand } from '../demand.ts';
import { floorsAbove } from '../floors.ts';
import { groupPeople } from '../people.ts';
import { bandViews } from '../prediction.ts';
import { requireAgents } from '../requirement.ts';
import { shiftCandidates } from '../shifts.ts';
import { deriveWorkload } from '../workload.ts';

/** The covering model of a request, with the requirement as it is before a roster was replayed. */
export function coveringOf(request: ResolvedRequest): CoveringData {
  const grid = buildGrid(request.horizon, request.shop.timeZone);
  const calendars = layCalendars(request, grid);
  const demand = forecastDemand(request, grid, calendars);
  const workload = deriveWorkload(request, demand);
  const requirement = requireAgents(request, grid, calendars, workload);
  const extra = absenceExtra(request, grid, calendars, workload, requirement);
  const floors = floorsAbove(request, calendars, requirement, extra);
  const candidates = shiftCandidates(request, grid, calendars);
  const groups = groupPeople(request, grid, candidates);
  const rows = bandRows(bandViews(request, grid, calendars), workload, requirement);
  const averages = averagedTargets(request, grid, rows, workload, requirement);
  const input = { request, grid, calendars, workload, requirement, floors, candidates, groups, averages };
  return coveringData(input);
}
