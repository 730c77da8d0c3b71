import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  emptyState,
  meanContacts,
  totalProbability,
  type QueueState,
} from '../../../../models/queueing/chain/queue-state.ts';
import { followChain, type BirthDeathChain } from '../../../../models/queueing/chain/uniformisation.ts';

/** The same chain by Runge–Kutta steps far shorter than any holding time, on a fixed window of states. */
function byRungeKutta(chain: BirthDeathChain, start: QueueState, seconds: number, states: number): number[] {
  const change = (p: number[]): number[] =>
    p.map((value, i) => {
      const births = i < states - 1 ? chain.birthsPerSecond : 0;
      const from = i > 0 ? p[i - 1] * chain.birthsPerSecond : 0;
      const back = i < states - 1 ? p[i + 1] * chain.deathsPerSecond(i + 1) : 0;
      return from + back - value * (births + (i > 0 ? chain.deathsPerSecond(i) : 0));
    });
  const plus = (p: number[], slope: number[], h: number) => p.map((value, i) => value + h * slope[i]);
  const steps = Math.ceil(seconds * 20);
  const h = seconds / steps;
  let p = Array.from({ length: states }, (_, i) => start.probability[i - start.first] ?? 0);
  for (let step = 0; step < steps; step++) {
    const k1 = change(p);
    const k2 = change(plus(p, k1, h / 2));
    const k3 = change(plus(p, k2, h / 2));
    const k4 = change(plus(p, k3, h));
    p = p.map((value, i) => value + (h / 6) * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]));
  }
  return p;
}

const probabilityOf = ({ first, probability }: QueueState, state: number) => probability[state - first] ?? 0;

describe('following a birth–death chain', () => {
  const chain: BirthDeathChain = {
    birthsPerSecond: 0.4,
    deathsPerSecond: (state) => Math.min(state, 5) * 0.05 + Math.max(0, state - 5) * 0.02,
    highestState: Infinity,
  };

  it('agrees with Runge–Kutta integration', () => {
    const { state } = followChain(chain, emptyState(), 60);
    byRungeKutta(chain, emptyState(), 60, 60).forEach((probability, i) => {
      expect(probabilityOf(state, i)).toBeCloseTo(probability, 9);
    });
  });

  it('is the Poisson distribution of a system with a server for everybody', () => {
    const [births, deaths] = [2, 0.01];
    const system = {
      birthsPerSecond: births,
      deathsPerSecond: (i: number) => i * deaths,
      highestState: Infinity,
    };
    const { state, secondsInState } = followChain(system, emptyState(), 90);
    const mean = (births / deaths) * (1 - Math.exp(-deaths * 90));
    expect(meanContacts(state)).toBeCloseTo(mean, 9);
    let poisson = Math.exp(-mean);
    for (let i = 0; i < 200; i++) {
      expect(probabilityOf(state, i)).toBeCloseTo(poisson, 12);
      poisson *= mean / (i + 1);
    }
    const contactSeconds = (births / deaths) * (90 - (1 - Math.exp(-deaths * 90)) / deaths);
    expect(meanContacts(secondsInState)).toBeCloseTo(contactSeconds, 6);
  });

  it('conserves probability and time, whatever the rates and however long', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 50, noNaN: true }),
        fc.double({ min: 0, max: 2, noNaN: true }),
        fc.double({ min: 0, max: 0.2, noNaN: true }),
        fc.integer({ min: 0, max: 60 }),
        fc.double({ min: 0.001, max: 300, noNaN: true }),
        (birthsPerSecond, service, giveUp, servers, seconds) => {
          const { state, secondsInState } = followChain(
            {
              birthsPerSecond,
              deathsPerSecond: (i) => Math.min(i, servers) * service + Math.max(0, i - servers) * giveUp,
              highestState: Infinity,
            },
            emptyState(),
            seconds,
          );
          expect(Math.abs(totalProbability(state) - 1)).toBeLessThan(1e-9);
          expect(Math.abs(totalProbability(secondsInState) / seconds - 1)).toBeLessThan(1e-9);
          expect(Math.min(...state.probability)).toBeGreaterThanOrEqual(0);
        },
      ),
      { numRuns: 60, seed: 20_260_108 },
    );
  });

  it('loses nothing at the edges in a million ticks', () => {
    const { state } = followChain(
      { birthsPerSecond: 2, deathsPerSecond: (i) => Math.min(i, 30) * 0.08, highestState: Infinity },
      emptyState(),
      200_000,
    );
    expect(Math.abs(totalProbability(state) - 1)).toBeLessThan(1e-11);
  });

  it('stops at the highest state', () => {
    const { state } = followChain({ ...chain, highestState: 3 }, emptyState(), 10_000);
    expect(state.first + state.probability.length - 1).toBe(3);
    const weights = [1, 8, 32, 256 / 3];
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    weights.forEach((weight, i) => expect(probabilityOf(state, i)).toBeCloseTo(weight / total, 10));
  });

  it('stands still without births and deaths', () => {
    const still = { birthsPerSecond: 0, deathsPerSecond: () => 0, highestState: Infinity };
    const start = { first: 4, probability: Float64Array.of(0.25, 0.75) };
    const { state, secondsInState } = followChain(still, start, 100);
    expect(state).toEqual(start);
    expect([...secondsInState.probability]).toEqual([25, 75]);
  });
});
