import { expect, test } from 'vitest';
import type { Roster } from '../../../../src/domain/roster.ts';
import { queue } from '../admission/refused.ts';
import { days, expectSound, minutes, planned, team, worked } from './planned.ts';

test('one person for the work of several: a roster all the same, and every shortage has its name', async () => {
  const result = await planned({ ...days('2026-11-23', 2, 600), ...team(1) });
  expectSound(result);
  const { gaps, certificate, coverage } = result.roster;
  expect(certificate.headcount).toBe(1);
  expect(worked(result)).toHaveLength(2);
  expect(new Set(gaps.map((gap) => gap.kind))).toEqual(new Set(['queue', 'buffer']));
  for (const gap of gaps) expect(gap.queue).toBe(gap.kind === 'queue' ? 'chat' : undefined);
  // What the gaps say in sum is what the coverage table says hour by hour.
  const missing = gaps.reduce((sum, gap) => sum + (gap.missing * minutes(gap)) / 60, 0);
  const counted = coverage.team.reduce(
    (sum, row) => sum + Math.max(0, row.required + row.bufferRequired - row.onDuty),
    0,
  );
  expect(missing).toBe(counted);
  expect(certificate.shortage.agentIntervals).toBe(counted);
  expect(certificate.shortage.weighted).toBeGreaterThan(0);
  expect(certificate.shortage.weightedBound).toBeLessThanOrEqual(certificate.shortage.weighted! + 1e-6);
});

test('a queue that nobody can serve in the evening is short there and nowhere else', async () => {
  const result = await planned({
    ...days('2026-11-23', 1, 40),
    capacity: { buffer: 'none' },
    shop: { tier: 'new', openingHours: { from: '09:00', to: '22:00' } },
    queues: [queue({ minimumAgents: 1 })],
    ...team(
      4,
      ...new Array<object>(4).fill({
        contractClass: 'part-time',
        availability: [{ weekdays: ['monday'], from: '09:00', to: '19:00' }],
      }),
    ),
  });
  expectSound(result);
  for (const gap of result.roster.gaps) expect(gap.start.slice(11, 16) >= '19:00').toBe(true);
  expect(result.roster.gaps.reduce((sum, gap) => sum + gap.missing * minutes(gap), 0)).toBeGreaterThanOrEqual(
    180,
  );
});

test('asked to stop at once it still gives a sound roster, and says that it was stopped', async () => {
  const result = await planned({ ...days('2026-11-23', 3, 150), ...team(6) }, () => true);
  expectSound(result);
  const { certificate, people } = result.roster;
  expect(certificate.ended).toBe('stop');
  expect(certificate.headcount).toBeGreaterThan(1);
  expect(people).toHaveLength(6);
});

test('the same seed gives the same roster where no time runs out', async () => {
  const stoodStill = (): number => 0;
  const request = { ...days('2026-11-23', 2, 120), ...team(5), objective: { timeLimitSeconds: 5, seed: 7 } };
  const [first, second] = [
    await planned(request, undefined, stoodStill),
    await planned(request, undefined, stoodStill),
  ];
  expect(first.roster.certificate.ended).toBe('gap');
  expect(second.roster).toEqual(first.roster);
});

test('the least cost: what the roster pays, and no more than with the fewest people', async () => {
  const request = {
    ...days('2026-11-23', 1, 100),
    shop: { tier: 'new', openingHours: { from: '09:00', to: '21:00' } },
    capacity: { buffer: 'none' },
    ...team(6, {}, {}, {}, ...new Array<object>(3).fill({ contractClass: 'part-time' })),
    rules: { overrides: { 'supervisor-on-duty': { level: 'off' } } },
  };
  const least = await planned({
    ...request,
    objective: { minimise: 'cost', timeLimitSeconds: 3, relativeGap: 0 },
  });
  const fewest = await planned(request);
  expectSound(least);
  const paid = ({ roster }: { roster: Roster }): number =>
    roster.people.reduce((sum, { contractClass, assignments }) => {
      const hours = assignments.reduce((total, one) => total + one.workMinutes, 0) / 60;
      return sum + hours * (contractClass === 'full-time' ? 30 : 26);
    }, 0);
  const { objective, headcount } = least.roster.certificate;
  expect(objective.minimise).toBe('cost');
  expect(objective.value).toBeCloseTo(paid(least), 6);
  expect(paid(least)).toBeLessThanOrEqual(paid(fewest) + 1e-6);
  expect(headcount).toBeGreaterThanOrEqual(fewest.roster.certificate.headcount);
  expect(least.roster.gaps).toEqual([]);
});

test('a hiring plan hires no more people than it may, over all classes and skill sets', async () => {
  const result = await planned({
    ...days('2026-11-23', 1, 400),
    queues: [queue(), queue({ id: 'care', skill: 'care' })],
    forecast: ['chat', 'care'].map((id) => ({ kind: 'daily', queue: id, contactsPerDay: [400] })),
    team: undefined,
    hiring: { maximumPeople: 3 },
  });
  expectSound(result);
  expect(result.roster.people).toHaveLength(3);
  expect(result.roster.gaps.length).toBeGreaterThan(0);
});
