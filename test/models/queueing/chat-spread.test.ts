import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chatLevels } from '../../../models/queueing/chat-levels.ts';
import { agentsLeftBehind } from '../../../models/queueing/chat-spread.ts';
import type { ChatHandling, ChatSpread } from '../../../models/queueing/handling.ts';
import { multitaskingAgent } from '../../../models/queueing/multitasking-agent.ts';
import { chatHandling } from './queue-arbitraries.ts';

const handling: ChatHandling = {
  kind: 'chat',
  agentSecondsPerReply: 20,
  customerSecondsPerMessage: 45,
  repliesPerChat: 6,
  idleTailSeconds: 15,
  concurrency: 4,
  patienceSeconds: 120,
};
const agent = multitaskingAgent(handling);

describe('the agents left behind by a random spread', () => {
  it('are the free ones of a loss system, by its weights summed', () => {
    for (const contactsPerSecond of [0.001, 0.02, 0.05, 0.1, 1]) {
      const leftBehind = agentsLeftBehind(contactsPerSecond, agent, 25);
      for (let contacts = 25; contacts < 100; contacts++) {
        const ending = agent.completionsPerSecond[Math.floor(contacts / 25)];
        const notAbove = 25 - (contacts % 25);
        let [weight, total, mean] = [1, 1, 0];
        for (let h = 1; 2 * h <= notAbove; h++) {
          weight *= ((notAbove - 2 * h + 2) * ending) / contactsPerSecond;
          total += weight;
          mean += weight * h;
        }
        expect(leftBehind[contacts]).toBeCloseTo(mean / total, 10);
      }
    }
  });

  it('are none where arrivals fill every gap, and every other one where there are none', () => {
    expect(Math.max(...agentsLeftBehind(1e9, agent, 12))).toBeLessThan(1e-9);
    const level = [2, 2, 1, 1, 0];
    expect([...agentsLeftBehind(0, agent, 5)]).toEqual([0, 0, 0, 0, 0, ...level, ...level, ...level, 0]);
  });

  it('are none in a team of one, and none under an even spread', () => {
    expect(agentsLeftBehind(0.05, agent, 1)).toEqual(new Float64Array(5));
    expect(agentsLeftBehind(0.05, multitaskingAgent({ ...handling, spread: 'even' }), 7)).toEqual(
      new Float64Array(29),
    );
  });

  it('bring the chain closer to the one that follows every agent', () => {
    let [even, random] = [0, 0];
    fc.assert(
      fc.property(
        chatHandling(),
        fc.integer({ min: 3, max: 6 }),
        fc.double({ min: 0.5, max: 1.1, noNaN: true }),
        (shape, agents, load) => {
          const team = { ...shape, concurrency: 4, switchingShare: 0 };
          const { completionsPerSecond } = multitaskingAgent(team);
          const contactsPerSecond = load * agents * completionsPerSecond[4];
          const exact = agentByAgent(contactsPerSecond, completionsPerSecond, agents);
          const error = (spread: ChatSpread) => {
            const { full, holding } = chatLevels(
              contactsPerSecond,
              multitaskingAgent({ ...team, spread }),
              agents,
            );
            const off = exact.holding.map((count, k) => Math.abs(holding[k] - count) / agents);
            return off.reduce((sum, share) => sum + share, Math.abs(full - exact.full));
          };
          expect(error('random')).toBeLessThan(error('even'));
          even += error('even');
          random += error('random');
        },
      ),
      { numRuns: 50, seed: 20_261_122 },
    );
    expect(random / even).toBeLessThan(0.4);
  });
});

/**
 * The loss system in which an arrival joins an agent with the fewest chats, by every composition of the team: the long-run
 * distribution by Gauss–Seidel sweeps.
 */
function agentByAgent(
  contactsPerSecond: number,
  rate: Float64Array,
  agents: number,
): { full: number; holding: number[] } {
  const most = rate.length - 1;
  const teams = compositions(agents, rate.length);
  const index = new Map(teams.map((team, i) => [team.join(), i]));
  const moved = (team: readonly number[], from: number, to: number): number => {
    const after = [...team];
    after[from] -= 1;
    after[to] += 1;
    return index.get(after.join())!;
  };
  const into = teams.map((): [number, number][] => []);
  const leaving = teams.map((team, i) => {
    let sum = 0;
    const flow = (to: number, perSecond: number): void => {
      into[to].push([i, perSecond]);
      sum += perSecond;
    };
    const fewest = team.findIndex((count) => count > 0);
    if (fewest < most) flow(moved(team, fewest, fewest + 1), contactsPerSecond);
    for (let k = 1; k <= most; k++) if (team[k] > 0) flow(moved(team, k, k - 1), team[k] * rate[k]);
    return sum;
  });
  const probability = teams.map(() => 1 / teams.length);
  for (let sweep = 0, change = 1; change > 1e-10 && sweep < 20_000; sweep++) {
    change = 0;
    teams.forEach((_, i) => {
      const next =
        into[i].reduce((sum, [from, perSecond]) => sum + probability[from] * perSecond, 0) / leaving[i];
      change = Math.max(change, Math.abs(next - probability[i]));
      probability[i] = next;
    });
    const total = probability.reduce((sum, p) => sum + p, 0);
    probability.forEach((p, i) => (probability[i] = p / total));
  }
  const full = probability[teams.findIndex((team) => team[most] === agents)];
  const holding = Array.from(rate, (_, k) =>
    teams.reduce((sum, team, i) => sum + (team[most] < agents ? probability[i] * team[k] : 0), 0),
  );
  return { full, holding };
}

/** Every way to give `agents` agents one of so many levels each, as counts per level. */
function compositions(agents: number, levels: number): number[][] {
  if (levels === 1) return [[agents]];
  return Array.from({ length: agents + 1 }, (_, first) =>
    compositions(agents - first, levels - 1).map((rest) => [first, ...rest]),
  ).flat();
}
