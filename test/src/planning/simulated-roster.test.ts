import { expect, test } from 'vitest';
import type { PlanRequestInput } from '../../../src/domain/plan-request.ts';
import type { Roster } from '../../../src/domain/roster.ts';
import { createSolver } from '../../../src/solvers/choose.ts';
import { plan } from '../../../src/planning/plan.ts';
import { sampleRequest, sampleResolved } from '../samples.ts';
import { simulated } from './simulated.ts';

/** Two queues, a live stream, buffer staff, shrinkage and uneven days: all that decides who serves whom. */
const demand: Omit<PlanRequestInput, 'team'> = {
  shop: { name: 'Two Queues', tier: 'growing', openingHours: { from: '09:00', to: '21:00' } },
  horizon: { firstDay: '2026-11-23', days: 1, intervalMinutes: 30 },
  queues: ['chat', 'orders'].map((id) => ({ ...sampleRequest().queues[0], id, skill: id })),
  forecast: ['chat', 'orders'].map((queue) => ({ kind: 'daily', queue, contactsPerDay: [420] })),
  calendar: {
    liveStreams: [
      {
        id: 'noon',
        start: '2026-11-23T12:00',
        end: '2026-11-23T13:00',
        uplift: { kind: 'factor', factor: 2 },
      },
    ],
  },
  capacity: { shrinkage: 0.1, uncertainty: { dayVariation: 0.1 } },
};
const skills = [['chat'], ['orders'], ['chat', 'orders']];
const team = {
  agents: Array.from({ length: 12 }, (_, k) => ({ id: `a${k}`, name: `Agent ${k}`, skills: skills[k % 3] })),
};

async function planned(): Promise<Roster> {
  return plan(sampleResolved({ ...demand, team, objective: { timeLimitSeconds: 60, seed: 7 } }), {
    solver: await createSolver(),
    shouldStop: () => false,
    onProgress: () => undefined,
    now: () => performance.now(),
  });
}

test('a plan’s roster sent back meets what its own certificate says, digit by digit', async () => {
  const roster = JSON.parse(JSON.stringify(await planned())) as Roster;
  const activities = roster.people.flatMap(({ assignments }) => assignments.flatMap((one) => one.activities));
  const queues = new Set(activities.map(({ queue }) => queue ?? 'buffer'));
  expect([...queues].sort()).toEqual(['buffer', 'chat', 'orders']);

  const simulation = simulated({ ...demand, staffing: { kind: 'roster', roster }, simulation: { seed: 7 } });
  const { replay, bands: certified } = roster.certificate;
  expect(simulation.replications).toBe(replay.simulation.replications);
  expect(certified.map(({ band, queue, simulated: figures }) => ({ band, queue, ...figures }))).toEqual(
    simulation.bands.flatMap(({ band, queues: measured }) =>
      measured.map(({ queue, averageResponseSeconds, threeMinuteReplyRate, abandonment }) => ({
        band,
        queue,
        responseSeconds: averageResponseSeconds,
        threeMinuteReplyRate,
        abandonment,
      })),
    ),
  );

  const { people } = roster;
  expect(simulated({ ...demand, staffing: { kind: 'roster', people }, simulation: { seed: 7 } })).toEqual(
    simulation,
  );
  const other = simulated({ ...demand, staffing: { kind: 'roster', people }, simulation: { seed: 8 } });
  const again = other.bands.flatMap((band) => band.queues);
  again.forEach(({ averageResponseSeconds }, row) => {
    const { mean, halfWidth } = certified[row].simulated.responseSeconds!;
    expect(Math.abs(averageResponseSeconds!.mean - mean)).toBeLessThan(
      2 * (averageResponseSeconds!.halfWidth! + halfWidth!),
    );
  });
});
