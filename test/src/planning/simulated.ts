import { expect } from 'vitest';
import type { Estimate } from '../../../models/simulation/ratio-statistics.ts';
import type { Interval95 } from '../../../src/domain/interval95.ts';
import type { FieldError } from '../../../src/domain/problem.ts';
import type { SimulationRequestInput } from '../../../src/domain/simulation-request.ts';
import { Simulation } from '../../../src/domain/simulation.ts';
import { admitSimulation } from '../../../src/planning/admit.ts';
import { simulateStaffing } from '../../../src/planning/simulate-staffing.ts';
import { sampleDemand } from '../samples.ts';

/** The sample shop's day with two agents from nine to six. */
export function sampleSimulation(change: object = {}): SimulationRequestInput {
  const agents = [{ from: '09:00', to: '18:00', agents: 2 }];
  return {
    ...sampleDemand(),
    staffing: { kind: 'curve', queues: [{ queue: 'chat', agents }] },
    ...change,
  };
}

/** What comes of it; time stands still unless `now` says otherwise. */
export function simulated(change: object = {}, now: () => number = () => 0): Simulation {
  const admission = admitSimulation(sampleSimulation(change));
  if (admission.status === 'refused') throw new Error(JSON.stringify(admission.errors));
  const simulation = simulateStaffing(admission.request, now);
  expect(Simulation.parse(JSON.parse(JSON.stringify(simulation)))).toEqual(simulation);
  return simulation;
}

/** What admission says against it; empty when it lets it in. */
export function refusedSimulation(change: object): readonly FieldError[] {
  const admission = admitSimulation(sampleSimulation(change));
  return admission.status === 'refused' ? admission.errors : [];
}

/** A stated figure as an estimate. */
export function estimate(stated: Interval95 | null): Estimate | undefined {
  return stated === null ? undefined : { mean: stated.mean, halfWidth: stated.halfWidth ?? Infinity };
}

/** One day around the clock with the same contacts in every hour, and so many agents. */
export function steadyDay(
  handling: object,
  contactsPerHour: number,
  agents: number,
  options: object,
): object {
  return {
    shop: { openingHours: 'always' },
    horizon: { firstDay: '2026-11-23', days: 1, intervalMinutes: 60 },
    queues: [{ id: 'q', skill: 's', handling }],
    forecast: [{ kind: 'hourly', queue: 'q', contactsPerHour: new Array<number>(24).fill(contactsPerHour) }],
    targets: { bands: [] },
    staffing: { kind: 'curve', queues: [{ queue: 'q', agents: new Array<number>(24).fill(agents) }] },
    simulation: options,
  };
}
