import type { Estimate } from '../../models/simulation/ratio-statistics.ts';
import type {
  Duty,
  SimulatedAgent,
  SimulatedBand,
  SimulationScenario,
} from '../../models/simulation/scenario.ts';
import type { Interval95 } from '../domain/interval95.ts';
import type { IntervalGrid } from '../domain/grid.ts';
import type { ResolvedDemand } from '../domain/resolved-demand.ts';
import type { Calendars } from './calendars.ts';
import type { BandView } from './prediction.ts';
import { afterShrinkage } from './requirement.ts';
import type { QueueWorkload } from './workload.ts';

/** Who meets what demand. */
export interface ScenarioInput {
  readonly request: Pick<ResolvedDemand, 'shrinkage' | 'uncertainty'>;
  readonly grid: IntervalGrid;
  readonly calendars: Pick<Calendars, 'open'>;
  readonly workload: readonly QueueWorkload[];
  /** Before shrinkage. Those of equal duty in an interval share one `Duty` object. */
  readonly agents: readonly SimulatedAgent[];
  readonly bands: readonly SimulatedBand[];
}

/**
 * People and demand as the simulation takes them. Shrinkage takes people away here too: of every so many who have the same
 * duty one serves nobody. Who serves when the shop closes stays up to an hour for those
 * who wait.
 */
export function scenarioOf(input: ScenarioInput): SimulationScenario {
  const { request, grid, calendars, workload, agents, bands } = input;
  const present = withoutShrinkage(agents, request.shrinkage, grid.count);
  return {
    intervalSeconds: grid.intervalMinutes * 60,
    intervalCount: grid.count,
    queues: workload.map(({ queue, contacts, handling }) => ({
      name: queue.id,
      contactsPerInterval: contacts,
      handling,
    })),
    agents: present.map((agent) => ({
      ...agent,
      schedule: afterClosing(agent.schedule, calendars.open, grid.intervalMinutes),
    })),
    departure: 'finish-chats',
    // Whatever days the targets are judged on, what is measured are means over all days.
    ...(request.uncertainty === undefined
      ? {}
      : {
          dayFactor: {
            coefficientOfVariation: request.uncertainty.dayVariation,
            dayOfInterval: grid.dayOf,
          },
        }),
    bands,
  };
}

/** The intervals of a band, as the simulation reports on them. */
export function bandOf(view: BandView, grid: IntervalGrid): SimulatedBand {
  return {
    name: view.name,
    intervals: Array.from({ length: grid.count }, (_, interval) => interval).filter(view.applies),
  };
}

/** How long whoever closes the shop stays for those who still wait. */
const CLOSING_MINUTES = 60;

/** Nobody comes in closed hours: who was the last to serve only sees to those who still wait. */
function afterClosing(
  schedule: SimulatedAgent['schedule'],
  open: Uint8Array,
  intervalMinutes: number,
): SimulatedAgent['schedule'] {
  const staying = [...schedule];
  for (let interval = 1, closedMinutes = 0; interval < staying.length; interval++) {
    closedMinutes = open[interval] === 1 ? 0 : closedMinutes + intervalMinutes;
    const isClosing = closedMinutes > 0 && closedMinutes <= CLOSING_MINUTES;
    if (isClosing && staying[interval] === 'absent') staying[interval] = staying[interval - 1];
  }
  return staying;
}

/** The last ones of those who serve are away, as many as shrinkage takes from their number; the buffer is not touched. */
function withoutShrinkage(
  agents: readonly SimulatedAgent[],
  shrinkage: number,
  intervals: number,
): readonly SimulatedAgent[] {
  if (shrinkage === 0) return agents;
  const present = agents.map(({ schedule }) => [...schedule]);
  for (let interval = 0; interval < intervals; interval++) {
    const byDuty = new Map<Duty, (Duty | 'absent')[][]>();
    for (const schedule of present) {
      const duty = schedule[interval];
      if (duty === 'absent' || duty.standing === 'buffer') continue;
      const sharing = byDuty.get(duty);
      if (sharing === undefined) byDuty.set(duty, [schedule]);
      else sharing.push(schedule);
    }
    for (const sharing of byDuty.values()) {
      for (const schedule of sharing.slice(afterShrinkage(sharing.length, shrinkage))) {
        schedule[interval] = 'absent';
      }
    }
  }
  return agents.map((agent, index) => ({ ...agent, schedule: present[index] }));
}

/** A simulated figure as documents state it, to four digits; null where nothing was measured. */
export function interval95(estimate: Estimate | undefined): Interval95 | null {
  if (estimate === undefined || !Number.isFinite(estimate.mean)) return null;
  const { mean, halfWidth } = estimate;
  return { mean: rounded(mean), halfWidth: Number.isFinite(halfWidth) ? rounded(halfWidth) : null };
}

/** To four digits after the point. */
export function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
