import { figure, isWanted, type BenchOptions, type Figure } from '../figure.ts';
import { simulateBusyTeam } from './busy-team.ts';
import { processorSeconds } from './processor-seconds.ts';

const teams = [
  { agents: 30, concurrency: 4 },
  { agents: 200, concurrency: 8 },
].map((team) => ({ ...team, name: `simulation speed, ${team.agents} agents x ${team.concurrency} chats` }));

/** Replies the simulation plays in one second of processor time, after a short run that lets the code be compiled. */
export function simulationSpeed(options: BenchOptions): Figure[] {
  return teams
    .filter(({ name }) => isWanted(name, options))
    .map((team) => {
      options.log(team.name);
      simulateBusyTeam(team, 500_000);
      let replies = 0;
      const seconds = processorSeconds(() => (replies = simulateBusyTeam(team, 5_000_000)));
      const value = Math.round(replies / seconds);
      return figure(
        { bench: 'staffing', case: team.name, value, unit: 'replies per processor second' },
        '>= 1000000',
      );
    });
}
