import { simulateSteady } from '../../models/simulation/simulate-steady.ts';

export interface BusyTeam {
  readonly agents: number;
  readonly concurrency: number;
}

/**
 * Simulates a team whose agents type for 85 % of their time.
 *
 * @param afterBatch called now and then on the way
 * @returns replies simulated, those of the warm-up not counted
 */
export function simulateBusyTeam(
  { agents, concurrency }: BusyTeam,
  maximumReplies: number,
  afterBatch: () => void = () => undefined,
): number {
  const handling = {
    kind: 'chat',
    agentSecondsPerReply: 20,
    customerSecondsPerMessage: 45,
    repliesPerChat: 8,
    idleTailSeconds: 0,
    concurrency,
    patienceSeconds: 90,
  } as const;
  const contactsPerSecond = (0.85 * agents) / (20 * 8);
  const { overall, batches } = simulateSteady(
    {
      queues: [{ name: 'chat', contactsPerSecond, handling }],
      agents: [{ count: agents, duty: { queues: [0], standing: 'regular' } }],
    },
    {
      seed: 1,
      maximumReplies,
      shouldStop: () => {
        afterBatch();
        return false;
      },
    },
  );
  return overall.replies * batches;
}
