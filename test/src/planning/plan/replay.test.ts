import { expect, test } from 'vitest';
import { queue } from '../admission/refused.ts';
import { expectSound, planned, team } from './planned.ts';

/** Contacts per half-hour: a steep rise at eleven. */
const rise = Array.from({ length: 48 }, (_, t) => (t < 18 || t >= 36 ? 0 : t === 22 || t === 23 ? 60 : 6));

test('where intervals inherit more than they were staffed for, the requirement is raised and kept in the end', async () => {
  // Two first-response targets at once are staffed interval by interval, as if nothing were left over.
  const result = await planned({
    horizon: { firstDay: '2026-11-23', days: 1, intervalMinutes: 30 },
    forecast: [{ kind: 'intervals', queue: 'chat', contacts: rise }],
    queues: [queue({ handling: { kind: 'task', averageHandleSeconds: 600 } })],
    targets: {
      tierLimit: false,
      bands: [],
      platform: { answeredWithin: { share: 0.8, seconds: 30 } },
      always: { answeredWithin: { share: 0.9, seconds: 120 } },
    },
    capacity: { buffer: 'none' },
    ...team(40),
    objective: { timeLimitSeconds: 5 },
  });
  expectSound(result);
  const { replay } = result.roster.certificate;
  const raised = result.roster.coverage.queues.filter((row) =>
    row.bindingTarget.includes('raised after the replay'),
  );
  expect(replay.rounds).toBeGreaterThan(1);
  expect(replay).toMatchObject({ ended: 'kept', intervals: 18, intervalsMissed: 0 });
  expect(raised.length).toBeGreaterThan(0);
  for (const { serving, required } of raised) expect(serving).toBeGreaterThanOrEqual(required);
});

test('what is missed because people are missing is not cured by asking for more', async () => {
  const result = await planned({
    horizon: { firstDay: '2026-11-23', days: 1, intervalMinutes: 30 },
    forecast: [{ kind: 'intervals', queue: 'chat', contacts: rise.map((contacts) => 4 * contacts) }],
    ...team(2),
    objective: { timeLimitSeconds: 20 },
  });
  expectSound(result);
  const { replay } = result.roster.certificate;
  expect(replay).toMatchObject({ ended: 'short' });
  expect(replay.intervalsMissed).toBeGreaterThan(0);
});
