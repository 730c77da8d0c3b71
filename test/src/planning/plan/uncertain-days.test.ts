import { describe, expect, test } from 'vitest';
import { expectSound, planned, team } from './planned.ts';
import type { Planned } from './planned.ts';

const even = Array.from({ length: 24 }, (_, hour) => (hour < 9 || hour >= 18 ? 0 : 60));

const plannedWith = (capacity: object): Promise<Planned> =>
  planned({
    horizon: { firstDay: '2026-11-23', days: 1, intervalMinutes: 60 },
    forecast: [{ kind: 'intervals', queue: 'chat', contacts: even }],
    targets: { tierLimit: false, bands: [], always: { averageResponseSeconds: 20 } },
    capacity: { absenceRate: 0.1, ...capacity },
    ...team(12),
    objective: { timeLimitSeconds: 3 },
  });

const agentHours = ({ roster }: Planned): number =>
  roster.coverage.queues.reduce((sum, { required }) => sum + required, 0);

describe('a plan for days that differ from the forecast', () => {
  test('keeps its targets on the share of days it names, and rosters for absence on them too', async () => {
    const exact = await plannedWith({});
    const safe = await plannedWith({
      uncertainty: { dayVariation: 0.3, targetsHold: { shareOfDays: 0.95 } },
    });
    expectSound(safe);
    expect(exact.roster.certificate.judgedDemand).toBe('the forecast');
    const { certificate, coverage } = safe.roster;
    expect(certificate.judgedDemand).toMatch(/^a day with 1\.5\d\d times the forecast: on 95 % of days /);
    expect(certificate.replay).toMatchObject({ ended: 'kept', intervals: 9, intervalsMissed: 0 });
    expect(agentHours(safe)).toBeGreaterThan(agentHours(exact));
    for (const { bindingTarget, contacts } of coverage.queues) {
      expect(bindingTarget).toMatch(/^averageResponseSeconds ≤ 20 \(request\) on 95 % of days/);
      expect(contacts).toBe(60);
    }
    for (const { bufferRules, bufferRequired } of coverage.team) {
      expect(bufferRules.byChance).toBeGreaterThan(0);
      expect(bufferRequired).toBe(Math.max(bufferRules.byShare, bufferRules.byChance!));
    }
    // What is simulated is the day that is judged too.
    const [{ predictedSeconds, simulated, met }] = certificate.bands;
    const { mean, halfWidth } = simulated.responseSeconds!;
    expect(Math.abs(mean - predictedSeconds!)).toBeLessThan(0.05 * predictedSeconds! + 2 * halfWidth!);
    expect(met).toBe(true);
  });

  test('keeps them on average, by more people than for the forecast alone', async () => {
    const average = await plannedWith({ uncertainty: { dayVariation: 0.4 } });
    expectSound(average);
    const { certificate, coverage } = average.roster;
    expect(certificate.judgedDemand).toMatch(/^the average over days /);
    expect(certificate.replay).toMatchObject({ ended: 'kept', intervalsMissed: 0 });
    expect(agentHours(average)).toBeGreaterThan(agentHours(await plannedWith({})));
    expect(coverage.queues[4].bindingTarget).toBe(
      'averageResponseSeconds ≤ 20 (request) on average over days',
    );
    expect(coverage.team[4].bufferRules.byChance).toBeNull();
  });
});
