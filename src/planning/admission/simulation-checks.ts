import { buildGrid } from '../../domain/grid.ts';
import type { IntervalGrid } from '../../domain/grid.ts';
import type { FieldError } from '../../domain/problem.ts';
import type { ResolvedSimulation, SimulationRequest } from '../../domain/simulation-request.ts';
import { layCalendars } from '../calendars.ts';
import { forecastDemand } from '../demand.ts';
import { mostAgents } from '../schedules.ts';
import { deriveWorkload } from '../workload.ts';
import { demandCrossChecks } from './cross-checks.ts';
import { curveChecks } from './curve-checks.ts';
import { dutyChecks } from './duty-checks.ts';
import { duplicateIds, unknownNames } from './names.ts';

/** Queues × intervals that can be measured and reported. */
const LARGEST_QUEUE_INTERVALS = 40_000;
/** Agents × intervals that fit into a calculation thread. */
const LARGEST_AGENT_INTERVALS = 10_000_000;
/** Replies in one replication: with more, too few replications could be played for an answer to mean anything. */
const LARGEST_REPLIES = 1_500_000;

/** Everything wrong with a well-formed request for a simulation that only the whole of it can tell. */
export function simulationCrossChecks(sent: SimulationRequest, request: ResolvedSimulation): FieldError[] {
  const errors = demandCrossChecks(sent, request);
  if (errors.length > 0) return errors;
  const grid = buildGrid(request.horizon, request.shop.timeZone);
  const contradictions = [...staffingErrors(request, grid), ...optionErrors(request)];
  return contradictions.length > 0 ? contradictions : sizeErrors(request, grid);
}

function staffingErrors({ staffing, queues }: ResolvedSimulation, grid: IntervalGrid): FieldError[] {
  if (staffing.kind === 'curve') {
    return curveChecks(
      staffing,
      queues.map(({ id }) => id),
      grid,
    );
  }
  return staffing.people === undefined
    ? dutyChecks(staffing.roster!.people, 'staffing.roster.people', queues, grid)
    : dutyChecks(staffing.people, 'staffing.people', queues, grid);
}

function optionErrors({ simulation, queues }: ResolvedSimulation): FieldError[] {
  const named = simulation.queues.map(({ queue }) => queue);
  const path = (index: number): string => `simulation.queues[${index}].queue`;
  const known = queues.map(({ id }) => id);
  return [...duplicateIds(named, path), ...unknownNames(named, known, 'queue', path)];
}

function sizeErrors(request: ResolvedSimulation, grid: IntervalGrid): FieldError[] {
  const errors: FieldError[] = [];
  const tooMany = (path: string, count: number, largest: number, what: string): void => {
    if (count <= largest) return;
    const counted = `${Math.round(count)} ${what}; at most ${largest}`;
    errors.push({
      path,
      message: `too large to simulate in one request: ${counted}. Simulate fewer days at once`,
    });
  };
  tooMany('horizon.days', request.queues.length * grid.count, LARGEST_QUEUE_INTERVALS, 'queues × intervals');
  const agents = mostAgents(request.staffing, grid);
  tooMany('staffing', agents * grid.count, LARGEST_AGENT_INTERVALS, 'agents × intervals');
  tooMany('forecast', expectedReplies(request, grid), LARGEST_REPLIES, 'replies expected');
  return errors;
}

function expectedReplies(request: ResolvedSimulation, grid: IntervalGrid): number {
  const demand = forecastDemand(request, grid, layCalendars(request, grid));
  return deriveWorkload(request, demand).reduce((sum, { contacts, handling }) => {
    const repliesPerContact = handling.kind === 'chat' ? handling.repliesPerChat : 1;
    return contacts.reduce((total, volume) => total + volume * repliesPerContact, sum);
  }, 0);
}
