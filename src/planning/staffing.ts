import { buildGrid, intervalIso } from '../domain/grid.ts';
import type { ResolvedStaffing } from '../domain/staffing-request.ts';
import { STAFFING_SCHEMA } from '../domain/staffing.ts';
import type { Staffing } from '../domain/staffing.ts';
import { layCalendars } from './calendars.ts';
import { forecastDemand } from './demand.ts';
import { requireAgents } from './requirement.ts';
import { deriveWorkload } from './workload.ts';

/** Required agents per queue and open interval: the first stages of a plan, without its team. */
export function calculateStaffing(request: ResolvedStaffing): Staffing {
  const grid = buildGrid(request.horizon, request.shop.timeZone);
  const calendars = layCalendars(request, grid);
  const workload = deriveWorkload(request, forecastDemand(request, grid, calendars));
  const requirement = requireAgents(request, grid, calendars, workload);
  const open = [...calendars.open.keys()].filter((interval) => calendars.open[interval] === 1);
  return {
    schema: STAFFING_SCHEMA,
    shop: request.shop.name,
    timeZone: grid.timeZone,
    start: intervalIso(grid, 0),
    end: intervalIso(grid, grid.count),
    intervalMinutes: grid.intervalMinutes,
    queues: workload.map(({ queue, contacts }, q) => ({
      queue: queue.id,
      intervals: open.map((interval) => ({
        start: intervalIso(grid, interval),
        contacts: contacts[interval],
        onDuty: requirement[q].required[interval],
        bindingTarget: requirement[q].binding[interval],
      })),
    })),
  };
}
