import { simulate } from '../../models/simulation/simulate.ts';
import { buildGrid, intervalStart } from '../../src/domain/grid.ts';
import type { ResolvedRequest } from '../../src/domain/resolved-request.ts';
import type { Roster, RosterPerson } from '../../src/domain/roster.ts';
import { layCalendars } from '../../src/planning/calendars.ts';
import { forecastDemand } from '../../src/planning/demand.ts';
import { deriveWorkload } from '../../src/planning/workload.ts';
import { judge } from './judged.ts';
import type { Judged } from './judged.ts';
import { promisedBy } from './promised.ts';
import { rosteredScenario } from './rostered-scenario.ts';
import type { ShopDemand } from './rostered-scenario.ts';

/** Every target of a request against a simulation of people at work. */
export interface JudgedPeople {
  readonly intervals: readonly Judged[];
  readonly bands: readonly Judged[];
  readonly replications: number;
}

export interface JudgingLimits {
  readonly seed: number;
  readonly maximumReplies: number;
}

/** What reaches the team of a request, and when. */
export function shopDemand(request: ResolvedRequest): ShopDemand {
  const grid = buildGrid(request.horizon, request.shop.timeZone);
  const calendars = layCalendars(request, grid);
  const workload = deriveWorkload(request, forecastDemand(request, grid, calendars));
  return { request, grid, open: calendars.open, workload };
}

/**
 * Plays a finished roster against its demand and judges every target in every interval and band. Where people required are
 * missing the roster says so and promises nothing.
 */
export function judgeRoster(
  shop: ShopDemand,
  { people, coverage }: Pick<Roster, 'people' | 'coverage'>,
  limits: JudgingLimits,
): JudgedPeople {
  const rows = new Map(coverage.queues.map((row) => [`${row.queue} ${Date.parse(row.start)}`, row] as const));
  return judgePeople(shop, people, limits, (queue, interval) => {
    const row = rows.get(`${shop.request.queues[queue].id} ${intervalStart(shop.grid, interval)}`);
    return row !== undefined && row.serving >= row.required;
  });
}

/** The same for people without a requirement: judged is what `isJudged` names, where contacts are expected. */
export function judgePeople(
  shop: ShopDemand,
  people: readonly RosterPerson[],
  limits: JudgingLimits,
  isJudged: (queue: number, interval: number) => boolean = () => true,
): JudgedPeople {
  const promised = promisedBy(
    shop,
    (queue, interval) => shop.workload[queue].contacts[interval] > 0 && isJudged(queue, interval),
  );
  const withinSeconds = promised.intervals.flatMap((one) => one.withinSeconds ?? []);
  const result = simulate(
    {
      ...rosteredScenario(shop, people),
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
