import type { Duty, SimulatedAgent, SimulationScenario } from '../../models/simulation/scenario.ts';
import { intervalAtMoment } from '../../src/domain/grid.ts';
import type { IntervalGrid } from '../../src/domain/grid.ts';
import type { ResolvedRequest } from '../../src/domain/resolved-request.ts';
import type { RosterPerson } from '../../src/domain/roster.ts';
import type { QueueWorkload } from '../../src/planning/workload.ts';

/** A shop on its grid with what reaches it. */
export interface ShopDemand {
  readonly request: ResolvedRequest;
  readonly grid: IntervalGrid;
  /** 1 for each open interval. */
  readonly open: Uint8Array;
  readonly workload: readonly QueueWorkload[];
}

/**
 * What a roster says people do, as a scenario, read from the document alone. Buffer staff stand by, since a promise that
 * needs them would leave none for what nobody foresaw. Of those who serve a queue shrinkage takes its share away, the last
 * ones first. Who serves when the shop closes stays for those who wait.
 */
export function rosteredScenario(
  { request, grid, open, workload }: ShopDemand,
  people: readonly RosterPerson[],
): SimulationScenario {
  const duties = request.queues.map((_, q): Duty => ({ queues: [q], standing: 'regular' }));
  const rostered = people.map(({ assignments }): SimulatedAgent['schedule'] => {
    const schedule = new Array<Duty | 'absent'>(grid.count).fill('absent');
    for (const { start, end, kind, queue } of assignments.flatMap((one) => one.activities)) {
      if (kind === 'buffer') continue;
      const duty = duties[request.queues.findIndex(({ id }) => id === queue)];
      schedule.fill(duty, intervalAtMoment(grid, start), intervalAtMoment(grid, end));
    }
    return schedule;
  });
  const present = withoutShrinkage(rostered, duties, request.shrinkage);
  return {
    intervalSeconds: grid.intervalMinutes * 60,
    intervalCount: grid.count,
    queues: workload.map(({ queue, contacts, handling }) => ({
      name: queue.id,
      contactsPerInterval: contacts,
      handling,
    })),
    agents: present.map((schedule) => ({ schedule: afterClosing(schedule, open, grid.intervalMinutes) })),
    departure: 'finish-chats',
  };
}

/** An hour at most. Nobody arrives in closed hours, so whoever served last only sees to those who still wait. */
function afterClosing(
  schedule: SimulatedAgent['schedule'],
  open: Uint8Array,
  intervalMinutes: number,
): SimulatedAgent['schedule'] {
  const hour = 60 / intervalMinutes;
  return schedule.map((duty, t) => {
    const closing = open.lastIndexOf(1, t);
    return closing >= 0 && t - closing <= hour ? schedule[closing] : duty;
  });
}

function withoutShrinkage(
  schedules: readonly SimulatedAgent['schedule'][],
  duties: readonly Duty[],
  shrinkage: number,
): SimulatedAgent['schedule'][] {
  const present = schedules.map((schedule) => [...schedule]);
  for (let t = 0; shrinkage > 0 && t < schedules[0].length; t++) {
    for (const duty of duties) {
      const serving = present.filter((schedule) => schedule[t] === duty);
      const left = Math.floor(serving.length * (1 - shrinkage) + 1e-9);
      for (const schedule of serving.slice(left)) schedule[t] = 'absent';
    }
  }
  return present;
}
