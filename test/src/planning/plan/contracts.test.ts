import { expect, test } from 'vitest';
import { expectSound, planned } from './planned.ts';
import type { Planned } from './planned.ts';

/** Six hours a day of one agent each, by part-timers who may be owed hours, and two full-time people who could do it all. */
function week(partTime: object, fullTime: object = {}, days = 7): Promise<Planned> {
  const agents = Array.from({ length: 7 }, (_, k) => ({
    id: `a${k + 1}`,
    name: `Agent ${k + 1}`,
    skills: ['chat'],
    contractClass: k < 2 ? 'full-time' : 'part-time',
    ...(k === 6 ? { leave: [{ firstDay: '2026-11-23', lastDay: '2026-11-25' }] } : {}),
  }));
  return planned({
    shop: { name: 'Corner', tier: 'new', openingHours: { from: '09:00', to: '18:00' } },
    horizon: { firstDay: '2026-11-23', days, intervalMinutes: 60 },
    forecast: [{ kind: 'daily', queue: 'chat', contactsPerDay: new Array<number>(days).fill(60) }],
    capacity: { buffer: 'none' },
    shifts: {
      contractClasses: [
        { id: 'full-time', ...fullTime },
        { id: 'part-time', maximumDaysPerWeek: 6, maximumMinutesPerWeek: 1440, ...partTime },
      ],
    },
    team: { agents },
    objective: { timeLimitSeconds: 8 },
  });
}

function minutesOf({ roster }: Planned): { id: string; minutes: number }[] {
  return roster.people.flatMap(({ id, assignments }) => {
    const minutes = assignments.reduce((sum, { workMinutes }) => sum + workMinutes, 0);
    return minutes === 0 ? [] : [{ id, minutes }];
  });
}

const isPartTime = ({ id }: { id: string }): boolean => id > 'a2';

test('as many people of a class work as are to, and each of them has the hours owed', async () => {
  const free = await week({});
  expectSound(free);
  const asked = await week({ minimumPeople: 4, minimumMinutesPerWeek: 1080 }, { maximumPeople: 1 });
  expectSound(asked);
  const working = minutesOf(asked);
  const partTimers = working.filter(isPartTime);
  expect(partTimers.length).toBeGreaterThanOrEqual(4);
  expect(working.length - partTimers.length).toBeLessThanOrEqual(1);
  // Three days of leave take off three of six working days.
  for (const { id, minutes } of partTimers) expect(minutes).toBeGreaterThanOrEqual(id === 'a7' ? 540 : 1080);
  expect(asked.roster.certificate.headcountBound).toBeGreaterThanOrEqual(4);
  expect(asked.roster.certificate.headcount).toBeGreaterThan(free.roster.certificate.headcount);
});
