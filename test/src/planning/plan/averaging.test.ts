import { expect, test } from 'vitest';
import { queue } from '../admission/refused.ts';
import { expectSound, planned } from './planned.ts';
import type { Planned } from './planned.ts';

/** Quiet hours and a last hour of twice as many contacts: kept alone, it calls for people whom nobody else needs. */
const contactsPerHour = Array.from({ length: 24 }, (_, hour) =>
  hour < 9 || hour >= 18 ? 0 : hour === 17 ? 110 : 50,
);

const agents = Array.from({ length: 24 }, (_, k) => ({
  id: `a${k + 1}`,
  name: `Agent ${k + 1}`,
  skills: [['sales'], ['care'], ['sales', 'care']][k % 3],
  ...(k === 0 ? { authority: 'supervisor' } : {}),
}));

function withAveraging(averaging: 'interval' | 'band'): Promise<Planned> {
  return planned({
    horizon: { firstDay: '2026-11-23', days: 1, intervalMinutes: 30 },
    queues: ['sales', 'care'].map((id) => queue({ id, skill: id })),
    forecast: ['sales', 'care'].map((id) => ({ kind: 'hourly', queue: id, contactsPerHour })),
    targets: {
      tierLimit: false,
      bands: [{ id: 'day', from: '09:00', to: '18:00', averageResponseSeconds: 16 }],
      averaging,
    },
    capacity: { buffer: 'none' },
    team: { agents },
    objective: { timeLimitSeconds: 8 },
  });
}

test('averages over a band take fewer people than every interval by itself, and are kept reply by reply', async () => {
  const [alone, together] = [await withAveraging('interval'), await withAveraging('band')];
  expectSound(alone);
  expectSound(together);
  expect(alone.roster.certificate.averaging).toBeUndefined();

  const { certificate, coverage } = together.roster;
  const { averaging, headcount, bands, replay } = certificate;
  expect(headcount).toBeLessThan(alone.roster.certificate.headcountBound);
  expect(averaging).toEqual({
    averages: 2,
    headcountByInterval: alone.roster.certificate.headcount,
    headcountByIntervalBound: alone.roster.certificate.headcountBound,
    saved: alone.roster.certificate.headcount - headcount,
  });
  expect(replay).toMatchObject({ ended: 'kept', intervalsMissed: 0 });
  for (const { targets, simulated } of bands) {
    expect(targets).toMatchObject([
      { target: 'averageResponseSeconds', asked: 16, source: 'band day', met: true },
    ]);
    const { mean, halfWidth } = simulated.responseSeconds!;
    expect(mean - halfWidth!).toBeLessThan(16);
  }
  const predicted = coverage.queues.map((row) => row.predictedResponseSeconds!);
  expect(Math.max(...predicted)).toBeGreaterThan(16);
  expect(Math.max(...predicted)).toBeLessThan(2 * 16);
  for (const { bindingTarget } of coverage.queues.filter((row) =>
    row.bindingTarget.includes('averageResponse'),
  ))
    expect(bindingTarget).toContain('averageResponseSeconds ≤ 32 (twice what band day asks on average)');
});
