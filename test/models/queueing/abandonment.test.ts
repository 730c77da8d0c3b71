import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { erlangA, type ErlangAData } from '../../../models/queueing/abandonment.ts';
import { erlangB, erlangC, erlangCServiceLevel } from '../../../models/queueing/erlang.ts';
import { serviceLevel } from '../../../models/queueing/service-level.ts';
import { erlangAAverageWaits, erlangAServiceLevels, erlangAValues } from './reference-values.ts';
import { erlangAByStates } from './erlang-a-by-states.ts';

const limits = { withinSeconds: 20, responseSeconds: 180 };

function dataOf(row: {
  contacts: number;
  perSeconds: number;
  handleSeconds: number;
  patienceSeconds: number;
  servers: number;
}): ErlangAData {
  const { contacts, perSeconds, handleSeconds, patienceSeconds, servers } = row;
  return { contactsPerSecond: contacts / perSeconds, handleSeconds, patienceSeconds, servers };
}

describe('Erlang A', () => {
  it.each(erlangAValues)('reproduces the published case of $servers servers', (row) => {
    const queue = erlangA(dataOf(row), limits);
    expect(queue.abandoned).toBeCloseTo(row.abandoned, 6);
    expect(queue.averageWaitSeconds).toBeCloseTo(row.averageWaitSeconds, 5);
    expect(queue.occupancy).toBeCloseTo(row.occupancy, 6);
    expect(queue.probabilityWait).toBeCloseTo(row.probabilityWait, 5);
  });

  it.each(erlangAAverageWaits)('waits $averageWaitSeconds s on average at $servers servers', (row) => {
    expect(erlangA(dataOf(row), limits).averageWaitSeconds).toBeCloseTo(row.averageWaitSeconds, 2);
  });

  it.each(erlangAServiceLevels)('has a service level $definition of $serviceLevel', (row) => {
    expect(serviceLevel(row.definition, erlangA(dataOf(row), limits))).toBeCloseTo(row.serviceLevel, 5);
  });

  it('agrees with the sum over the states, under light load and heavy, for short patience and long', () => {
    const cases = fc.record({
      erlangs: fc.double({ min: 0.05, max: 60, noNaN: true }),
      handleSeconds: fc.double({ min: 5, max: 900, noNaN: true }),
      patienceInHandlings: fc.double({ min: 0.01, max: 20, noNaN: true }),
      servers: fc.integer({ min: 1, max: 60 }),
      withinInHandlings: fc.double({ min: 0, max: 2, noNaN: true }),
    });
    fc.assert(
      fc.property(cases, ({ erlangs, handleSeconds, patienceInHandlings, servers, withinInHandlings }) => {
        const data = {
          contactsPerSecond: erlangs / handleSeconds,
          handleSeconds,
          patienceSeconds: patienceInHandlings * handleSeconds,
          servers,
        };
        const withinSeconds = withinInHandlings * handleSeconds;
        const queue = erlangA(data, { withinSeconds, responseSeconds: 180 });
        const expected = erlangAByStates(data, withinSeconds);
        expect(queue.probabilityWait).toBeCloseTo(expected.probabilityWait, 10);
        expect(queue.abandoned).toBeCloseTo(expected.abandoned, 10);
        expect(queue.answeredWithin).toBeCloseTo(expected.answeredWithin, 10);
        expect(queue.waitedWithin).toBeCloseTo(expected.waitedWithin, 10);
        const waitOfAnswered = queue.averageWaitOfAnsweredSeconds / handleSeconds;
        expect(waitOfAnswered).toBeCloseTo(expected.averageWaitOfAnsweredSeconds / handleSeconds, 9);
      }),
      { numRuns: 300, seed: 20_260_101 },
    );
  });

  it('is the loss system without patience and Erlang C with endless patience', () => {
    const data = { contactsPerSecond: 0.1, handleSeconds: 100, servers: 12 };
    const lost = erlangA({ ...data, patienceSeconds: 0 }, limits);
    expect(lost.abandoned).toBeCloseTo(erlangB(12, 10), 14);
    expect(lost.averageWaitOfAnsweredSeconds).toBe(0);
    expect(lost.waitedWithin).toBe(1);
    const patient = erlangA({ ...data, patienceSeconds: Infinity }, limits);
    expect(patient.probabilityWait).toBeCloseTo(erlangC(12, 10), 13);
    expect(patient.answeredWithin).toBeCloseTo(erlangCServiceLevel(12, 10, 100, 20), 13);
    expect(patient.abandoned).toBe(0);
  });

  it('approaches the fluid limit when hopelessly overloaded by very patient customers', () => {
    const queue = erlangA(
      { contactsPerSecond: 2, handleSeconds: 100, patienceSeconds: 1e7, servers: 100 },
      limits,
    );
    expect(queue.abandoned).toBeCloseTo(0.5, 9);
    expect(queue.averageWaitOfAnsweredSeconds / (1e7 * Math.log(2))).toBeCloseTo(1, 6);
    expect(queue.occupancy).toBeCloseTo(1, 9);
  });

  it('never is NaN, and waits for ever where nobody gives up and the servers cannot keep up', () => {
    const queue = erlangA(
      { contactsPerSecond: 1, handleSeconds: 10, patienceSeconds: Infinity, servers: 10 },
      limits,
    );
    expect(queue).toMatchObject({ stable: false, averageWaitOfAnsweredSeconds: Infinity, occupancy: 1 });
  });
});
