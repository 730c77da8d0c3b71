import { simulateSteady } from '../../models/simulation/simulate-steady.ts';
import { figure, isWanted, type BenchOptions, type Figure } from '../figure.ts';

const teams = [
  { agents: 30, concurrency: 4 },
  { agents: 200, concurrency: 8 },
].map((team) => ({ ...team, name: `simulation speed, ${team.agents} agents x ${team.concurrency} chats` }));

type Team = (typeof teams)[number];

/**
 * Replies the simulation plays in one second of processor time, all threads of the process counted, so that a busy machine
 * does not change the figure; after a short run that lets the code be compiled.
 */
export function simulationSpeed(options: BenchOptions): Figure[] {
  return teams
    .filter(({ name }) => isWanted(name, options))
    .map((team) => {
      options.log(team.name);
      simulateBusyTeam(team, 500_000);
      const before = process.cpuUsage();
      const replies = simulateBusyTeam(team, 5_000_000);
      const { user, system } = process.cpuUsage(before);
      const value = Math.round((1e6 * replies) / (user + system));
      return figure(
        { bench: 'staffing', case: team.name, value, unit: 'replies per processor second' },
        '>= 1000000',
      );
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
