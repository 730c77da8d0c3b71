import { intervalIso } from '../domain/grid.ts';
import type { IntervalGrid } from '../domain/grid.ts';
import type { ResolvedRequest } from '../domain/resolved-request.ts';
import { ROSTER_SCHEMA } from '../domain/roster.ts';
import type { Roster } from '../domain/roster.ts';

/** What a roster says of itself before it names anybody. */
type RosterHead = Pick<Roster, 'schema' | 'shop' | 'timeZone' | 'start' | 'end' | 'intervalMinutes'>;

/** The head of every roster for a request: whose it is, and of which time. */
export function rosterHead(request: ResolvedRequest, grid: IntervalGrid): RosterHead {
  return {
    schema: ROSTER_SCHEMA,
    shop: request.shop.name,
    timeZone: grid.timeZone,
    start: intervalIso(grid, 0),
    end: intervalIso(grid, grid.count),
    intervalMinutes: grid.intervalMinutes,
  };
}
