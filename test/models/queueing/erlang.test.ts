import { describe, expect, it } from 'vitest';
import {
  erlangB,
  erlangC,
  erlangCAverageWaitSeconds,
  erlangCServiceLevel,
} from '../../../models/queueing/erlang.ts';
import {
  erlangBValues,
  erlangCAverageWaits,
  erlangCServiceLevels,
  erlangCValues,
  serversForProbabilityWait,
} from './reference-values.ts';

describe('Erlang B', () => {
  it.each(erlangBValues)('loses $blocking of $erlangs erlangs at $servers servers', (row) => {
    expect(erlangB(row.servers, row.erlangs)).toBeCloseTo(row.blocking, 14);
  });

  it('is continuous in the servers, at small loads and at large ones', () => {
    for (const erlangs of [0.01, 0.5, 1, 2, 2.9, 3.1, 40, 700, 20_000]) {
      for (const servers of [1, 2, 7, 50]) {
        const below = erlangB(servers - 1e-7, erlangs);
        const above = erlangB(servers + 1e-7, erlangs);
        const at = erlangB(servers, erlangs);
        expect(below).toBeGreaterThan(at);
        expect(above).toBeLessThan(at);
        expect((below + above) / 2 / at).toBeCloseTo(1, 8);
      }
    }
  });

  it('is R^x / Γ(x + 1) for a fraction of a server and hardly any load', () => {
    const gammaOfThreeHalves = Math.sqrt(Math.PI) / 2;
    for (const erlangs of [1e-3, 1e-6, 1e-9]) {
      const expected = Math.sqrt(erlangs) / gammaOfThreeHalves;
      expect(erlangB(0.5, erlangs) / expected).toBeCloseTo(1 - erlangs, 4);
    }
  });

  it('keeps the recurrence of the whole numbers at fractional ones', () => {
    for (const erlangs of [0.3, 2, 30]) {
      const lower = erlangB(3.4, erlangs);
      expect(erlangB(4.4, erlangs)).toBeCloseTo((erlangs * lower) / (4.4 + erlangs * lower), 14);
    }
  });

  it('loses nobody without load and everybody without servers', () => {
    expect(erlangB(3, 0)).toBe(0);
    expect(erlangB(0, 3)).toBe(1);
  });
});

describe('Erlang C', () => {
  it.each(erlangCValues)('makes $probabilityWait wait at $servers servers and $erlangs erlangs', (row) => {
    expect(erlangC(row.servers, row.erlangs)).toBeCloseTo(row.probabilityWait, row.digits);
  });

  it.each(serversForProbabilityWait)(
    'needs the servers of Tijms for %d erlangs',
    (erlangs, half, fifth, tenth) => {
      const smallest = (share: number) => {
        let servers = 1;
        while (erlangC(servers, erlangs) > share) servers += 1;
        return servers;
      };
      expect([smallest(0.5), smallest(0.2), smallest(0.1)]).toEqual([half, fifth, tenth]);
    },
  );

  it.each(erlangCServiceLevels)(
    'serves $serviceLevel within $withinSeconds s with $servers servers',
    (row) => {
      const erlangs = (row.contacts / row.perSeconds) * row.handleSeconds;
      const level = erlangCServiceLevel(row.servers, erlangs, row.handleSeconds, row.withinSeconds);
      expect(level).toBeCloseTo(row.serviceLevel, row.digits);
      expect(erlangC(row.servers, erlangs)).toBeCloseTo(row.probabilityWait, row.digits);
    },
  );

  it.each(erlangCAverageWaits)('answers after $averageWaitSeconds s with $servers servers', (row) => {
    const erlangs = (row.contacts / row.perSeconds) * row.handleSeconds;
    const wait = erlangCAverageWaitSeconds(row.servers, erlangs, row.handleSeconds);
    expect(wait).toBeCloseTo(row.averageWaitSeconds, row.digits);
  });

  it('has a value for no load and for overload', () => {
    expect([erlangC(2, 0), erlangCAverageWaitSeconds(2, 0, 60), erlangCServiceLevel(2, 0, 60, 0)]).toEqual([
      0, 0, 1,
    ]);
    expect([erlangC(2, 2), erlangCAverageWaitSeconds(2, 2, 60), erlangCServiceLevel(2, 2, 60, 20)]).toEqual([
      1,
      Infinity,
      0,
    ]);
  });
});
