import { beforeAll, expect, test } from 'vitest';
import { judgeEvening } from '../../../bench/staffing/judged-evening.ts';
import type { JudgedEvening } from '../../../bench/staffing/judged-evening.ts';
import { shopDemand } from '../../../bench/staffing/judged-roster.ts';
import { stationaryPeople, verifiedPeople } from '../../../bench/staffing/live-evening-plans.ts';
import { liveEveningRequest } from '../../../bench/staffing/live-evening-request.ts';
import type { ShopDemand } from '../../../bench/staffing/rostered-scenario.ts';
import { admit } from '../../../src/planning/admit.ts';
import { createHighsSolver } from '../../../src/solvers/highs.ts';

let shop: ShopDemand;
let stationary: JudgedEvening;
let verified: JudgedEvening;

beforeAll(async () => {
  const admission = admit(liveEveningRequest());
  if (admission.status === 'refused') throw new Error(JSON.stringify(admission.errors));
  const solver = await createHighsSolver();
  const limits = { seed: 99, maximumReplies: 1_000_000 };
  shop = shopDemand(admission.request);
  stationary = judgeEvening(shop, stationaryPeople(shop, solver), limits);
  verified = judgeEvening(shop, verifiedPeople(shop, solver), limits);
});

test('staffing each interval by itself misses the quarter after the stream, in the chain and in a simulation', () => {
  const { chain, simulation } = stationary;
  expect(chain.missed).toBeGreaterThan(0);
  expect(simulation.missed).toBeGreaterThan(0);
  // By a tenth of the target at least, whatever the noise.
  expect(simulation.worstMiss - simulation.worstNoise).toBeGreaterThan(0.1);
  for (const { worstInterval } of [chain, simulation]) {
    expect(shop.grid.clockMinute[worstInterval!]).toBe(20 * 60);
  }
});

test('the plan that was replayed keeps every quarter, in the chain and in a simulation it has not seen', () => {
  expect(verified.chain).toMatchObject({ judged: 24, missed: 0 });
  expect(verified.simulation).toMatchObject({ judged: 24, missed: 0 });
  expect(verified.simulation.worstMiss).toBeLessThan(0);
});

test('it takes a tenth more agent-hours at most', () => {
  expect(verified.agentHours).toBeLessThan(1.1 * stationary.agentHours);
});
