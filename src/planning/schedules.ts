import type { Duty, SimulatedAgent } from '../../models/simulation/scenario.ts';
import { intervalAtMoment } from '../domain/grid.ts';
import type { IntervalGrid } from '../domain/grid.ts';
import type { Queue } from '../domain/queue.ts';
import type {
  CurveStaffing,
  CurveWindow,
  SimulatedPerson,
  SimulatedStaffing,
} from '../domain/simulated-staffing.ts';
import { minuteOfDay } from '../domain/time.ts';
import { meetsNeed } from '../domain/skill.ts';

/** What everybody does in each interval, as the simulation takes it. The staffing must have been checked. */
export function agentsOf(
  staffing: SimulatedStaffing,
  queues: readonly Queue[],
  grid: IntervalGrid,
): SimulatedAgent[] {
  return staffing.kind === 'curve'
    ? curveAgents(staffing, queues, grid)
    : rosteredAgents(staffing.people ?? staffing.roster!.people, queues, grid);
}

/** As many agents as the curve has at its highest; where it is lower the last ones are absent. */
function curveAgents(
  staffing: CurveStaffing,
  queues: readonly Queue[],
  grid: IntervalGrid,
): SimulatedAgent[] {
  return staffing.queues.flatMap(({ queue, agents }) => {
    const duty: Duty = { queues: [queues.findIndex(({ id }) => id === queue)], standing: 'regular' };
    const onDuty = agentsPerInterval(agents, grid);
    return Array.from({ length: highest(onDuty) }, (_, agent) => ({
      schedule: Array.from(onDuty, (count) => (agent < count ? duty : 'absent')),
    }));
  });
}

/** Agents that the simulation has to know, on duty or not. */
export function mostAgents(staffing: SimulatedStaffing, grid: IntervalGrid): number {
  if (staffing.kind === 'roster') return (staffing.people ?? staffing.roster!.people).length;
  return staffing.queues.reduce((sum, { agents }) => sum + highest(agentsPerInterval(agents, grid)), 0);
}

function highest(onDuty: Int32Array): number {
  return onDuty.reduce((most, agents) => Math.max(most, agents), 0);
}

/** Agents of a curve in each interval. */
function agentsPerInterval(
  agents: CurveStaffing['queues'][number]['agents'],
  grid: IntervalGrid,
): Int32Array {
  if (!hasWindows(agents)) return Int32Array.from(agents);
  const onDuty = new Int32Array(grid.count);
  for (const window of agents) {
    onDuty.forEach((_, interval) => {
      if (windowApplies(window, interval, grid)) onDuty[interval] = window.agents;
    });
  }
  return onDuty;
}

/** Whether a curve is written in windows and not number by number. */
export function hasWindows(agents: CurveStaffing['queues'][number]['agents']): agents is CurveWindow[] {
  return typeof agents[0] === 'object';
}

function windowApplies({ from, to, weekdays }: CurveWindow, interval: number, grid: IntervalGrid): boolean {
  const minute = grid.clockMinute[interval];
  const { weekday } = grid.days[grid.dayOf[interval]];
  return minuteOfDay(from) <= minute && minute < minuteOfDay(to) && (weekdays?.includes(weekday) ?? true);
}

function rosteredAgents(
  people: readonly SimulatedPerson[],
  queues: readonly Queue[],
  grid: IntervalGrid,
): SimulatedAgent[] {
  const shared = new Map<string, Duty>();
  const dutyOf = (standing: Duty['standing'], served: readonly number[]): Duty => {
    const key = `${standing} ${served.join()}`;
    const duty = shared.get(key) ?? { queues: served, standing };
    shared.set(key, duty);
    return duty;
  };
  return people.map(({ skills, assignments, concurrency }) => {
    const able = queues.flatMap((queue, q) => (meetsNeed(skills, queue) ? [q] : []));
    const schedule = new Array<Duty | 'absent'>(grid.count).fill('absent');
    const spend = (what: Duty | 'absent', { start, end }: { start: string; end: string }): void =>
      void schedule.fill(what, intervalAtMoment(grid, start), intervalAtMoment(grid, end));
    for (const { start, end, breaks, activities } of assignments) {
      if (activities === undefined) spend(dutyOf('regular', able), { start, end });
      for (const activity of activities ?? []) {
        if (activity.kind === 'deferrable') continue;
        const served =
          activity.queue === undefined ? able : [queues.findIndex(({ id }) => id === activity.queue)];
        spend(dutyOf(activity.kind === 'buffer' ? 'buffer' : 'regular', served), activity);
      }
      for (const pause of breaks) spend('absent', pause);
    }
    return { schedule, ...(concurrency === undefined ? {} : { concurrency }) };
  });
}
