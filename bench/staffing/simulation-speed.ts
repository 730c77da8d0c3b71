import { simulateSteady } from '../../models/simulation/simulate-steady.ts';
import { figure, isWanted, type BenchOptions, type Figure } from '../figure.ts';

const teams = [
  { agents: 30, concurrency: 4 },
  { agents: 200, concurrency: 8 },
].map((team) => ({ ...team, name: `simulation speed, ${team.agents} agents x ${team.concurrency} chats` }));

type Team = (typeof teams)[number];

/** Replies a second that the simulation plays on one core, after a short run that lets the code be compiled. */
export function simulationSpeed(options: BenchOptions): Figure[] {
  return teams
    .filter(({ name }) => isWanted(name, options))
    .map((team) => {
      options.log(team.name);
      simulateBusyTeam(team, 500_000);
      const startedAt = performance.now();
      const replies = simulateBusyTeam(team, 5_000_000);
      const value = Math.round((1000 * replies) / (performance.now() - startedAt));
      return figure({ bench: 'staffing', case: team.name, value, unit: 'replies/s' }, '>= 1000000');
    });
}

/** @returns replies simulated, those of the warm-up not counted. */
function simulateBusyTeam({ agents, concurrency }: Team, maximumReplies: number): number {
  const handling = {
    kind: 'chat',
    agentSecondsPerReply: 20,
    customerSecondsPerMessage: 45,
    repliesPerChat: 8,
    idleTailSeconds: 0,
    concurrency,
    patienceSeconds: 90,
  } as const;
  // Typing alone takes 85 % of the team's time.
  const contactsPerSecond = (0.85 * agents) / (20 * 8);
  const { overall, batches } = simulateSteady(
    {
      queues: [{ name: 'chat', contactsPerSecond, handling }],
      agents: [{ count: agents, duty: { queues: [0], standing: 'regular' } }],
    },
    { seed: 1, maximumReplies },
  );
  return overall.replies * batches;
}
