import { expect, test } from 'vitest';
import { buildGrid } from '../../../src/domain/grid.ts';
import { layCalendars } from '../../../src/planning/calendars.ts';
import { groupPeople } from '../../../src/planning/people.ts';
import { shiftCandidates } from '../../../src/planning/shifts.ts';
import { leastMinutesInWeeks, leastMinutesOfGroup } from '../../../src/planning/least-minutes.ts';
import { sampleResolved } from '../samples.ts';

/** Nine days from a Thursday, four of one week and five of the next. */
const request = sampleResolved({
  horizon: { firstDay: '2026-11-26', days: 9, intervalMinutes: 60 },
  forecast: [{ kind: 'daily', queue: 'chat', contactsPerDay: new Array<number>(9).fill(20) }],
  shifts: {
    contractClasses: [{ id: 'full-time', minimumMinutesPerWeek: 2100 }],
    templates: [
      {
        id: 'day',
        contractClasses: ['full-time'],
        start: { from: '09:00', to: '09:00', stepMinutes: 60 },
        lengthsMinutes: [480],
      },
    ],
  },
});
const grid = buildGrid(request.horizon, request.shop.timeZone);
const [contract] = request.contractClasses;
const owed = (...leave: [firstDay: string, lastDay: string][]): number[] => [
  ...leastMinutesInWeeks(
    contract,
    { leave: leave.map(([firstDay, lastDay]) => ({ firstDay, lastDay })) },
    grid,
  ),
];

test('a cut week owes its sevenths, and a day of leave takes off one of five parts of a week', () => {
  expect(owed()).toEqual([1200, 1500]);
  expect(owed(['2026-11-27', '2026-11-27'])).toEqual([780, 1500]);
  expect(owed(['2026-11-26', '2026-12-01'])).toEqual([0, 660]);
});

test('a group is owed for everybody, less what its members are away', () => {
  const leave = [{ firstDay: '2026-11-27', lastDay: '2026-11-30' }];
  const candidates = shiftCandidates(request, grid, layCalendars(request, grid));
  const [{ members }] = groupPeople(request, grid, candidates);
  const [somebody] = members;
  const group = leastMinutesOfGroup(
    {
      contract,
      members: [
        { ...somebody, leave },
        { ...somebody, leave: [] },
      ],
    },
    grid,
  )!;
  expect([...group.perPerson]).toEqual([1200, 1500]);
  expect([...group.away]).toEqual([1200, 420]);
  expect(
    leastMinutesOfGroup({ contract: { ...contract, minimumMinutesPerWeek: 0 }, members: [] }, grid),
  ).toBeUndefined();
});
