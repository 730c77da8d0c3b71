import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { figure, isWanted, type BenchOptions, type Figure } from '../figure.ts';
import { simulateBusyTeam } from './busy-team.ts';

const NAME = 'simulation memory, 200 agents x 8 chats: growth from 1 to 10 million replies';

/**
 * How much more memory is alive late in a long simulation than early in it, garbage collected: what a simulation keeps must
 * not grow with its length.
 */
export function simulationMemory(options: BenchOptions): Figure[] {
  if (!isWanted(NAME, options)) return [];
  const collectGarbage = garbageCollector();
  const team = { agents: 200, concurrency: 8 };
  const alive = (replies: number): number => {
    let most = 0;
    simulateBusyTeam(team, replies, () => {
      collectGarbage();
      const { heapUsed, arrayBuffers } = process.memoryUsage();
      most = Math.max(most, heapUsed + arrayBuffers);
    });
    return most;
  };
  alive(100_000);
  const early = alive(1_000_000);
  const late = alive(10_000_000);
  return [figure({ bench: 'staffing', case: NAME, value: (late - early) / 2 ** 20, unit: 'MB' }, '<= 1')];
}

function garbageCollector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}
