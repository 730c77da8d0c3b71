import { simulate } from '../../models/simulation/simulate.ts';
import { buildGrid, intervalStart } from '../../src/domain/grid.ts';
import type { ResolvedRequest } from '../../src/domain/resolved-request.ts';
import type { Roster } from '../../src/domain/roster.ts';
import { layCalendars } from '../../src/planning/calendars.ts';
import { forecastDemand } from '../../src/planning/demand.ts';
import { deriveWorkload } from '../../src/planning/workload.ts';
import { judge } from './judged.ts';
import type { Judged } from './judged.ts';
import { promisedBy } from './promised.ts';
import { rosteredScenario } from './rostered-scenario.ts';

/** Every target of a request against a simulation of its roster. */
export interface JudgedRoster {
  readonly intervals: readonly Judged[];
  readonly bands: readonly Judged[];
  readonly replications: number;
}

/**
 * Plays a finished roster against its demand and judges every target in every interval and band. Where people required are
 * missing the roster says so and promises nothing.
 */
export function judgeRoster(
  request: ResolvedRequest,
  roster: Roster,
  limits: { readonly seed: number; readonly maximumReplies: number },
): JudgedRoster {
  const grid = buildGrid(request.horizon, request.shop.timeZone);
  const workload = deriveWorkload(request, forecastDemand(request, grid, layCalendars(request, grid)));
  const rows = new Map(
    roster.coverage.queues.map((row) => [`${row.queue} ${Date.parse(row.start)}`, row] as const),
  );
  const promised = promisedBy(request, grid, (queue, interval) => {
    const row = rows.get(`${request.queues[queue].id} ${intervalStart(grid, interval)}`);
    return row !== undefined && row.serving >= row.required && row.contacts > 0;
  });
  const withinSeconds = promised.intervals.flatMap((one) => one.withinSeconds ?? []);
  const result = simulate(
    {
      ...rosteredScenario(request, grid, workload, roster),
      bands: promised.bands.map(({ source, intervals }) => ({ name: source, intervals })),
      withinSeconds: [...new Set(withinSeconds)],
    },
    { ...limits, replications: Infinity },
  );
  return {
    intervals: promised.intervals.flatMap(
      (one) => judge(one, result.queues[one.queue].intervals[one.intervals[0]]) ?? [],
    ),
    bands: promised.bands.flatMap((one, band) => judge(one, result.bands[band].queues[one.queue]) ?? []),
    replications: result.replications,
  };
}
