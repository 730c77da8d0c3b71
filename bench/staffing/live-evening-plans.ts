import { requiredAgents } from '../../models/queueing/requirement.ts';
import type { RosterPerson } from '../../src/domain/roster.ts';
import { assemblePeople } from '../../src/planning/assemble.ts';
import { buildRoster } from '../../src/planning/build-roster.ts';
import { layCalendars } from '../../src/planning/calendars.ts';
import { floorsAbove } from '../../src/planning/floors.ts';
import { groupPeople } from '../../src/planning/people.ts';
import { plan } from '../../src/planning/plan.ts';
import type { QueueRequirement } from '../../src/planning/requirement.ts';
import { shiftCandidates } from '../../src/planning/shifts.ts';
import { StageClock } from '../../src/planning/stages.ts';
import { targetsInForce } from '../../src/planning/targets-in-force.ts';
import type { Solver } from '../../src/solvers/solver.ts';
import type { ShopDemand } from './rostered-scenario.ts';

const now = (): number => performance.now();
const unstopped = { shouldStop: () => false, onProgress: () => undefined, now };

/** The people of a plan as users get it. */
export function verifiedPeople({ request }: ShopDemand, solver: Solver): readonly RosterPerson[] {
  return plan(request, { solver, ...unstopped }).people;
}

/**
 * The people of a plan as it is usually made (SIPP: stationary, independent, period by period): what each interval would
 * need if its demand had always been the same, covered by the same shifts, and not looked at again.
 */
export function stationaryPeople(shop: ShopDemand, solver: Solver): readonly RosterPerson[] {
  const { request, grid, workload } = shop;
  const calendars = layCalendars(request, grid);
  const candidates = shiftCandidates(request, grid, calendars);
  const requirement = stationaryRequirement(shop);
  const input = {
    request,
    grid,
    calendars,
    workload,
    requirement,
    floors: floorsAbove(request, calendars, requirement),
    candidates,
    groups: groupPeople(request, grid, candidates),
    averages: [],
    work: [],
  };
  const limits = { ...request.objective, ...unstopped };
  const clock = new StageClock(now, unstopped.onProgress);
  const { rostered, activities } = buildRoster(input, solver, limits, clock, now);
  return assemblePeople(request, grid, calendars, rostered.people, rostered.begins, activities);
}

function stationaryRequirement({ request, grid, workload }: ShopDemand): QueueRequirement[] {
  return workload.map(({ queue, contacts, handling }) => {
    const targets = targetsInForce(request, queue, grid);
    const required = contacts.map((volume, interval) => {
      if (volume === 0) return 0;
      const contactsPerSecond = volume / (grid.intervalMinutes * 60);
      const needed = requiredAgents({ contactsPerSecond, handling }, targets[interval].sets[0]);
      if (needed.status === 'unreachable') throw new Error(`${needed.target} is out of reach`);
      return needed.agents;
    });
    return { required: Int32Array.from(required), binding: targets.map(() => 'SIPP'), targets };
  });
}
