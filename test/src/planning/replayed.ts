import type { Handling } from '../../../models/queueing/handling.ts';
import { buildGrid } from '../../../src/domain/grid.ts';
import type { PlanRequestInput } from '../../../src/domain/plan-request.ts';
import { judgedDays } from '../../../src/planning/judged-days.ts';
import { replayRoster } from '../../../src/planning/replay.ts';
import type { Replay, ReplayInput } from '../../../src/planning/replay.ts';
import { targetsInForce } from '../../../src/planning/targets-in-force.ts';
import type { QueueWorkload } from '../../../src/planning/workload.ts';
import { sampleResolved } from '../samples.ts';

interface Replayed extends ReplayInput {
  readonly replayed: (agents: readonly number[]) => Replay;
  readonly handling: Handling;
}

const HANDLING = { kind: 'task', averageHandleSeconds: 240 } as const;

/**
 * A telephone queue with so many contacts in each hour of a horizon, to be replayed with so many agents in each hour (the
 * last number goes on). Open wherever `open` says so, always when left out.
 */
export function calls(
  contacts: readonly number[],
  targets: PlanRequestInput['targets'] = { tierLimit: false, bands: [] },
  { shrinkage = 0, patienceSeconds = 120, open = contacts.map(() => 1) } = {},
): Replayed {
  const days = contacts.length / 24;
  const request = sampleResolved({
    horizon: { firstDay: '2026-11-23', days, intervalMinutes: 60 },
    forecast: [{ kind: 'daily', queue: 'chat', contactsPerDay: new Array<number>(days).fill(1) }],
    capacity: { shrinkage },
    targets,
  });
  const grid = buildGrid(request.horizon, request.shop.timeZone);
  const [queue] = request.queues;
  const workload: QueueWorkload[] = [
    {
      queue,
      contacts: Float64Array.from(contacts),
      handling: { ...HANDLING, patienceSeconds },
      days: judgedDays(undefined),
    },
  ];
  const requirement = [{ targets: targetsInForce(request, queue, grid) }];
  const calendars = { open: Uint8Array.from(open) };
  const replayed = (agents: readonly number[]): Replay =>
    replayRoster({ request, grid, calendars, workload, requirement }, [
      Int32Array.from(contacts, (_, hour) => agents[Math.min(hour, agents.length - 1)]),
    ]);
  return { request, grid, calendars, workload, requirement, replayed, handling: workload[0].handling };
}
