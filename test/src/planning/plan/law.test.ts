import { expect, test } from 'vitest';
import { expectSound, planned } from './planned.ts';
import type { Planned } from './planned.ts';

const DAY = {
  id: 'day',
  contractClasses: ['full-time'],
  start: { from: '09:00', to: '13:00', stepMinutes: 60 },
  lengthsMinutes: [480, 600],
  mealBreak: { minutes: 60, paid: true, earliestAfterMinutes: 180, latestAfterMinutes: 300, stepMinutes: 60 },
};

/** Wednesday to Sunday of a shop that needs about two people at a time, by agents who differ in what is said of them. */
function fromWednesday(agents: object[], contract: object = {}, rules: object = {}): Promise<Planned> {
  return planned({
    shop: { name: 'Corner', tier: 'new', openingHours: { from: '09:00', to: '23:00' } },
    horizon: { firstDay: '2026-11-25', days: 5, intervalMinutes: 60 },
    forecast: [{ kind: 'daily', queue: 'chat', contactsPerDay: new Array<number>(5).fill(60) }],
    capacity: { buffer: 'none' },
    shifts: { contractClasses: [{ id: 'full-time', ...contract }], templates: [DAY] },
    rules,
    team: {
      agents: agents.map((agent, k) => ({ id: `a${k}`, name: `a${k}`, skills: ['chat'], ...agent })),
    },
    objective: { timeLimitSeconds: 6 },
  });
}

const shiftsOf = ({ roster }: Planned, k: number) => roster.people[k].assignments;

test('what was worked before the horizon is kept, without a required rule broken', async () => {
  const result = await fromWednesday(
    [
      { history: { daysThisWeek: 2, minutesThisWeek: 960, daysWorkedInARow: 4 } },
      { history: { minutesThisWeek: 1500 } },
      { history: { lastShiftEnd: '2026-11-25T05:00', daysWorkedInARow: 6 } },
    ],
    {},
    { overrides: { 'daily-rest': { level: 'required' } } },
  );
  expectSound(result);
  expect(shiftsOf(result, 0).length).toBeLessThanOrEqual(3);
  expect(shiftsOf(result, 1).length).toBeLessThanOrEqual(1);
  expect(shiftsOf(result, 2).map(({ date }) => date)).not.toContain('2026-11-25');
});

test('a minor works neither late nor long, where others do', async () => {
  const result = await fromWednesday(
    [{ protections: ['minor'] }, {}],
    {},
    {
      overrides: { 'minutes-per-day': { level: 'off' } },
    },
  );
  expectSound(result);
  for (const { end, workMinutes } of shiftsOf(result, 0)) {
    expect(end.slice(11, 16) <= '22:00').toBe(true);
    expect(workMinutes).toBeLessThanOrEqual(480);
  }
});

test('averaged hours allow long days, name the approval, and end with the standard of the days known', async () => {
  const comprehensiveHours = { period: 'quarter', approvalRef: 'approval 7' };
  const contract = { maximumMinutesPerWeek: 3600, comprehensiveHours };
  const result = await fromWednesday([{}, {}], contract);
  expectSound(result);
  // Five days of 92: 1,617 minutes.
  for (const { approvalRef, assignments } of result.roster.people) {
    expect(approvalRef).toBe('approval 7');
    expect(assignments.every(({ overtimeMinutes }) => overtimeMinutes === 0)).toBe(true);
    expect(assignments.reduce((sum, { workMinutes }) => sum + workMinutes, 0)).toBeLessThanOrEqual(1617);
  }
});
