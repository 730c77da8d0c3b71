import { agentsThatCarry } from '../../../models/queueing/requirement.ts';
import { intervalIso } from '../../domain/grid.ts';
import type { FieldError } from '../../domain/problem.ts';
import { layCalendars } from '../calendars.ts';
import { forecastDemand } from '../demand.ts';
import { deriveWorkload } from '../workload.ts';
import type { DemandContext } from './check-context.ts';

/** Agents that one queue may need at its busiest; more than any plan can hire. */
const LARGEST_AGENTS = 10_000;

/**
 * Refuses a queue that is too large to be staffed. Streams and promotions multiply a forecast that looks harmless, so the
 * load is judged with them.
 */
export function loadChecks({ sent, request, grid }: DemandContext): FieldError[] {
  const demand = forecastDemand(request, grid, layCalendars(request, grid));
  return deriveWorkload(request, demand).flatMap(({ queue, contacts, handling, days }) => {
    const peak = contacts.reduce((most, volume) => Math.max(most, volume), 0);
    const dayFactor = Math.max(...days.kinds.map(({ factor }) => factor));
    const contactsPerSecond = (peak * dayFactor) / (grid.intervalMinutes * 60);
    const agents = agentsThatCarry({ contactsPerSecond, handling });
    if (agents <= LARGEST_AGENTS) return [];
    const interval = contacts.indexOf(peak);
    return [
      {
        path: `forecast[${sent.forecast.findIndex((forecast) => forecast.queue === queue.id)}]`,
        message: `queue “${queue.id}” needs at least ${agents} agents at ${intervalIso(grid, interval)}; at most ${LARGEST_AGENTS} can be planned`,
      },
    ];
  });
}
