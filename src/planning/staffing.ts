import { intervalAtMoment, intervalIso } from '../domain/grid.ts';
import type { IntervalGrid } from '../domain/grid.ts';
import type { ResolvedStaffing } from '../domain/staffing-request.ts';
import { STAFFING_SCHEMA } from '../domain/staffing.ts';
import type { StaffedTeam, Staffing } from '../domain/staffing.ts';
import { predictBands } from './band-predictions.ts';
import type { Calendars } from './calendars.ts';
import { bufferRules } from './coverage.ts';
import type { Floors } from './floors.ts';
import { judgedDays } from './judged-days.ts';
import { needsOf } from './needs.ts';
import { predictResponses } from './prediction.ts';
import { replayRoster } from './replay.ts';
import { staffQueue, stateQueue } from './staffing/queue-staffing.ts';
import type { StaffedQueue } from './staffing/queue-staffing.ts';
import { tradeOff } from './staffing/trade-off.ts';
import { demandWarnings } from './warnings.ts';

/** Required agents per queue and open interval with what customers then meet: the first stages of a plan, without its team. */
export function calculateStaffing(request: ResolvedStaffing): Staffing {
  const { grid, calendars, demand, workload, requirement, floors, rows } = needsOf(request);
  const open = [...calendars.open.keys()].filter((interval) => calendars.open[interval] === 1);
  const onDuty = requirement.map(({ required }) => required);
  const replay = replayRoster({ request, grid, calendars, workload, requirement }, onDuty);
  const staffed = workload.map((queue, q) =>
    staffQueue(queue, requirement[q], replay.bySeconds[q], open, request.shrinkage),
  );
  const predicted = predictResponses(workload, replay, onDuty, grid);
  return {
    schema: STAFFING_SCHEMA,
    shop: request.shop.name,
    timeZone: grid.timeZone,
    start: intervalIso(grid, 0),
    end: intervalIso(grid, grid.count),
    intervalMinutes: grid.intervalMinutes,
    judgedDemand: judgedDays(request.uncertainty).description,
    queues: staffed.map((queue) => stateQueue(queue, grid, calendars, open)),
    team: open.map((interval) => stateTeam(interval, grid, calendars, floors)),
    bands: predictBands(rows, { workload, replay, predicted }, floors.buffer),
    whatIf: questionsOf(request, grid, staffed).map(({ queue, interval }) => {
      const inForce = requirement[queue].targets[interval];
      return tradeOff({ request, grid, demand, range: request.whatIf?.agents, queue, interval, inForce });
    }),
    warnings: demandWarnings(request, demand),
  };
}

function stateTeam(
  interval: number,
  grid: IntervalGrid,
  { guard }: Calendars,
  { required, buffer, bufferRules: rules, liveExtra }: Floors,
): StaffedTeam {
  return {
    start: intervalIso(grid, interval),
    required: required[interval],
    buffer: { agents: buffer[interval], ...bufferRules(rules[interval]!) },
    liveExtra: liveExtra[interval],
    total: required[interval] + buffer[interval] + liveExtra[interval],
    guard: guard[interval] === 1,
  };
}

/** Queue and interval of every what-if question: those asked for, or the busiest interval of each queue. */
function questionsOf(
  { whatIf, queues }: ResolvedStaffing,
  grid: IntervalGrid,
  staffed: readonly StaffedQueue[],
): { queue: number; interval: number }[] {
  if (whatIf === undefined) return [];
  if (whatIf.intervals === undefined) {
    return staffed.map(({ busiest }, queue) => ({ queue, interval: busiest }));
  }
  return whatIf.intervals.map((asked) => ({
    queue: queues.findIndex(({ id }) => id === asked.queue),
    interval: Math.floor(intervalAtMoment(grid, asked.at)),
  }));
}
