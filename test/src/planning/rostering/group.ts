import { buildGrid } from '../../../../src/domain/grid.ts';
import type { PlanRequestInput } from '../../../../src/domain/plan-request.ts';
import { layCalendars } from '../../../../src/planning/calendars.ts';
import { groupPeople } from '../../../../src/planning/people.ts';
import type { GroupToRoster } from '../../../../src/planning/rostering/lines-data.ts';
import { shiftCandidates } from '../../../../src/planning/shifts.ts';
import { sampleResolved } from '../../samples.ts';

/** A shift of the first group: the day, the hour at which it starts, and how many are wanted on it. */
export type Wanted = readonly [day: number, hour: number, people: number];

/** The first group of a shop that is always open and has shifts of eight hours from 00:00, 06:00, 14:00 and 22:00. */
export function groupOf(
  days: number,
  wanted: readonly Wanted[],
  change: Partial<PlanRequestInput> = {},
): GroupToRoster {
  const request = sampleResolved({
    shop: { name: 'Corner', tier: 'new', openingHours: 'always' },
    horizon: { firstDay: '2026-11-23', days, intervalMinutes: 60 },
    forecast: [{ kind: 'daily', queue: 'chat', contactsPerDay: new Array<number>(days).fill(20) }],
    shifts: {
      contractClasses: [{ id: 'full-time' }],
      templates: [
        {
          id: 'eights',
          contractClasses: ['full-time'],
          start: { from: '00:00', to: '22:00', stepMinutes: 120 },
          lengthsMinutes: [480],
        },
      ],
    },
    team: { agents: ['ann', 'bob'].map((id) => ({ id, name: id, skills: ['chat'] })) },
    ...change,
  });
  const grid = buildGrid(request.horizon, request.shop.timeZone);
  const calendars = layCalendars(request, grid);
  const candidates = shiftCandidates(request, grid, calendars);
  const [group] = groupPeople(request, grid, candidates);
  const demanded = new Map(
    wanted.map(([day, hour, people]) => [
      candidates.findIndex((one) => one.day === day && grid.clockMinute[one.start] === 60 * hour),
      people,
    ]),
  );
  const people = group.members;
  return {
    request,
    grid,
    calendars,
    candidates,
    group,
    people,
    demanded,
    counted: people.length,
    most: people.length,
  };
}
