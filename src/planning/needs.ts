import { buildGrid } from '../domain/grid.ts';
import type { IntervalGrid } from '../domain/grid.ts';
import type { Stage } from '../domain/plan.ts';
import type { ResolvedDemand } from '../domain/resolved-demand.ts';
import { bandRows } from './band-rows.ts';
import type { BandRow } from './band-rows.ts';
import { layCalendars } from './calendars.ts';
import type { Calendars } from './calendars.ts';
import { absenceExtra } from './chance-buffer.ts';
import { forecastDemand } from './demand.ts';
import type { Demand } from './demand.ts';
import { floorsAbove } from './floors.ts';
import type { Floors } from './floors.ts';
import { bandViews } from './prediction.ts';
import { requireAgents } from './requirement.ts';
import type { QueueRequirement } from './requirement.ts';
import { deriveWorkload } from './workload.ts';
import type { QueueWorkload } from './workload.ts';

/** What a request asks for before anybody is put on a shift. */
export interface Needs {
  readonly grid: IntervalGrid;
  readonly calendars: Calendars;
  readonly demand: Demand;
  readonly workload: readonly QueueWorkload[];
  /** As it is before a roster was replayed. */
  readonly requirement: readonly QueueRequirement[];
  readonly floors: Floors;
  readonly rows: readonly BandRow[];
}

/** Runs the work of a stage; a plan also measures it and tells where it is. */
export type RunStage = <Result>(stage: Stage, work: () => Result) => Result;

/** The first stages of every calculation: from demand and targets to the agents each interval needs. */
export function needsOf(request: ResolvedDemand, run: RunStage = (_, work) => work()): Needs {
  const grid = buildGrid(request.horizon, request.shop.timeZone);
  const calendars = run('calendars', () => layCalendars(request, grid));
  const demand = run('demand', () => forecastDemand(request, grid, calendars));
  const workload = run('workload', () => deriveWorkload(request, demand));
  return run('requirement', () => {
    const requirement = requireAgents(request, grid, calendars, workload);
    const extra = absenceExtra(request, grid, calendars, workload, requirement);
    const floors = floorsAbove(request, calendars, requirement, extra);
    const rows = bandRows(bandViews(request, grid, calendars), workload, requirement);
    return { grid, calendars, demand, workload, requirement, floors, rows };
  });
}
