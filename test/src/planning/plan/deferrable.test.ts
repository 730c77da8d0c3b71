import { expect, test } from 'vitest';
import { days, expectSound, minutes, planned, team, worked } from './planned.ts';
import type { Planned } from './planned.ts';

const MONDAY = '2026-11-23';

/** One day of a small shop in half-hours, three people without buffer, with some work that can wait. */
function withWork(deferrableWork: object[], change: object = {}): Promise<Planned> {
  return planned({
    ...days(MONDAY, 1, 60, 30),
    capacity: { buffer: 'none' },
    shifts: {
      templates: [
        {
          id: 'day',
          contractClasses: ['full-time'],
          start: { from: '09:00', to: '09:00', stepMinutes: 60 },
          lengthsMinutes: [540],
          mealBreak: { minutes: 60, earliestAfterMinutes: 180, latestAfterMinutes: 300 },
        },
      ],
    },
    ...team(4),
    deferrableWork,
    ...change,
  });
}

const reviews = (itemsPerDay: number): object => ({
  id: 'reviews',
  skill: 'chat',
  minutesPerItem: 30,
  volume: { kind: 'daily', itemsPerDay, due: 'guide-level-1' },
});

const onWork = (one: Planned): number =>
  worked(one)
    .flatMap(({ activities }) => activities)
    .reduce((sum, activity) => sum + (activity.kind === 'deferrable' ? minutes(activity) : 0), 0);

test('reviews fill the time people have left before they add people, and are all done in time', async () => {
  const [none, some, more] = [
    await withWork([]),
    await withWork([reviews(6)]),
    await withWork([reviews(24)]),
  ];
  for (const one of [none, some, more]) expectSound(one);
  expect(none.roster.deferrable).toBeUndefined();
  expect(none.roster.coverage.team[0].deferrable).toBeUndefined();

  expect(some.roster.certificate.headcount).toBe(none.roster.certificate.headcount);
  expect(some.roster.deferrable).toMatchObject([
    { work: 'reviews', items: 6, inTimeItems: 6, agentMinutes: 180 },
  ]);
  expect(onWork(some)).toBe(180);
  expect(some.roster.gaps).toEqual([]);

  expect(more.roster.certificate.headcount).toBe(none.roster.certificate.headcount + 1);
  expect(more.roster.certificate.headcountBound).toBe(more.roster.certificate.headcount);
  expect(more.roster.deferrable).toMatchObject([{ items: 24, inTimeItems: 24 }]);
  expect(more.roster.gaps).toEqual([]);
});

test('whoever is on work neither serves nor stands by, and is not counted as too many', async () => {
  const one = await withWork([reviews(6)], {
    capacity: { buffer: { share: 0, minimum: 1, liveExtraAgents: 0 } },
  });
  expectSound(one);
  const { coverage, float } = one.roster;
  for (const row of coverage.team) {
    const serving = coverage.queues.find(({ start }) => start === row.start)!.serving;
    expect(row.onDuty).toBeGreaterThanOrEqual(serving + row.deferrable!);
  }
  const standing = float.flatMap(({ people }) =>
    people.flatMap(({ person, spans }) => spans.map((span) => ({ person, ...span }))),
  );
  for (const { id, activities } of worked(one)) {
    for (const activity of activities.filter(({ kind }) => kind === 'deferrable')) {
      const overlaps = standing.filter(
        ({ person, start, end }) => person === id && start < activity.end && activity.start < end,
      );
      expect(overlaps).toEqual([]);
    }
  }
  const { overstaffing } = one.roster.explanation;
  const spare = coverage.team.map(({ onDuty, required, bufferRequired, deferrable }) =>
    Math.max(0, onDuty - required - bufferRequired - deferrable!),
  );
  expect(overstaffing.agentHours).toBe(spare.reduce((sum, agents) => sum + agents, 0) / 2);
  expect(overstaffing.words.join(' ')).toContain('3 agent-hours are spent on work that can wait.');
});

test('where time does not suffice, contacts go first and what is late is a gap', async () => {
  const one = await withWork([reviews(12)], team(1));
  expectSound(one);
  const [result] = one.roster.deferrable!;
  expect(result.inTimeItems).toBeLessThan(12);
  const late = one.roster.gaps.filter(({ kind }) => kind === 'deferrable');
  expect(late.every(({ work }) => work === 'reviews')).toBe(true);
  const missing = late.reduce((sum, gap) => sum + gap.missing * minutes(gap), 0);
  expect(missing).toBe(result.agentMinutes - result.inTimeAgentMinutes);
  expect(one.roster.certificate.shortage.weighted).toBeGreaterThanOrEqual((0.03 * missing) / 30 - 1e-9);
  expect(one.roster.certificate.shortage.weightedBound).toBeGreaterThan(0);
});

test('work with a skill of its own is done by those who have it, in a team and in a hiring plan', async () => {
  const outreach = {
    id: 'outreach',
    skill: 'outreach',
    minutesPerItem: 10,
    volume: {
      kind: 'batches',
      batches: [{ release: `${MONDAY}T10:00`, deadline: `${MONDAY}T16:00`, items: 12 }],
    },
  };
  const named = await withWork([outreach], team(4, {}, { skills: ['chat', 'outreach'] }));
  expectSound(named);
  expect(named.roster.deferrable).toMatchObject([{ items: 12, inTimeItems: 12, inTimeAgentMinutes: 120 }]);
  const doers = worked(named).filter(({ activities }) => activities.some(({ work }) => work === 'outreach'));
  expect(doers.map(({ id }) => id)).toEqual(['a2']);

  const hired = await withWork([outreach], { team: undefined });
  expectSound(hired);
  expect(hired.roster.deferrable).toMatchObject([{ inTimeItems: 12 }]);
  expect(hired.roster.people.every(({ skills }) => skills.includes('chat'))).toBe(true);
});
