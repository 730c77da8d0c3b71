import { admit } from '../../src/planning/admit.ts';
import { createSolver } from '../../src/solvers/choose.ts';
import { figure, isWanted, type BenchOptions, type Figure } from '../figure.ts';
import { judgeEvening } from './judged-evening.ts';
import type { EveningVerdict, JudgedEvening } from './judged-evening.ts';
import { shopDemand } from './judged-roster.ts';
import { stationaryPeople, verifiedPeople } from './live-evening-plans.ts';
import { liveEveningRequest } from './live-evening-request.ts';
import type { ShopDemand } from './rostered-scenario.ts';

const name = 'live evening';
const LIMITS = { seed: 8_000_000, maximumReplies: 5_000_000 };

/** One evening staffed as usual, interval by interval, beside the plan that was replayed: hours, and what customers meet. */
export async function liveEvening(options: BenchOptions): Promise<Figure[]> {
  if (!isWanted(name, options)) return [];
  const admission = admit(liveEveningRequest());
  if (admission.status === 'refused') throw new Error(JSON.stringify(admission.errors));
  const shop = shopDemand(admission.request);
  const solver = await createSolver();
  const stationary = judgeEvening(shop, stationaryPeople(shop, solver), LIMITS);
  const verified = judgeEvening(shop, verifiedPeople(shop, solver), LIMITS);
  options.log(`${name}, stationary: ${describe(stationary, shop)}`);
  options.log(`${name}, verified: ${describe(verified, shop)}`);
  return [...figuresOf('stationary', stationary, '>= 1'), ...figuresOf('verified', verified, '= 0')];
}

function figuresOf(plan: string, { agentHours, chain, simulation }: JudgedEvening, missed: string): Figure[] {
  const of = (what: string, value: number, unit: string, goal?: string): Figure =>
    figure({ bench: 'staffing', case: `${name}, ${plan}: ${what}`, value, unit }, goal);
  return [
    of('serving', agentHours, 'agent-hours'),
    of('quarters missed in the chain', chain.missed, 'quarters', missed),
    of('quarters missed in the simulation', simulation.missed, 'quarters', missed),
    of('miss of the worst quarter in the chain', 100 * chain.worstMiss, '%'),
    of('miss of the worst quarter in the simulation', 100 * simulation.worstMiss, '%'),
    of('its half-width', 100 * simulation.worstNoise, '%'),
  ];
}

function describe({ agentHours, chain, simulation }: JudgedEvening, { grid }: ShopDemand): string {
  const worst = ({ worstInterval }: EveningVerdict): string => {
    if (worstInterval === undefined) return 'none';
    const minute = grid.clockMinute[worstInterval];
    return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
  };
  return `${agentHours} agent-hours; worst quarter in the chain ${worst(chain)}, in the simulation ${worst(simulation)}`;
}
