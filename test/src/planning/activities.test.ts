import { expect, test } from 'vitest';
import { BUFFER } from '../../../models/rostering/activities.ts';
import { buildGrid } from '../../../src/domain/grid.ts';
import { allocate } from '../../../src/planning/activities.ts';
import { layCalendars } from '../../../src/planning/calendars.ts';
import { forecastDemand } from '../../../src/planning/demand.ts';
import { floorsAbove } from '../../../src/planning/floors.ts';
import { groupPeople } from '../../../src/planning/people.ts';
import { shiftCandidates } from '../../../src/planning/shifts.ts';
import { deriveWorkload } from '../../../src/planning/workload.ts';
import { sampleResolved } from '../samples.ts';
import { agent } from './admission/refused.ts';

/** [person] days on buffer duty of those who all work four days with one to stand by, by the duties they bring. */
function standByOf(...bufferDuties: number[]): number[] {
  const days = 4;
  const request = sampleResolved({
    shop: { tier: 'new', openingHours: { from: '09:00', to: '17:00' } },
    horizon: { firstDay: '2026-11-23', days, intervalMinutes: 60 },
    forecast: [{ kind: 'daily', queue: 'chat', contactsPerDay: new Array<number>(days).fill(20) }],
    shifts: {
      templates: [
        {
          id: 'day',
          contractClasses: ['full-time'],
          start: { from: '09:00', to: '09:00', stepMinutes: 60 },
          lengthsMinutes: [480],
        },
      ],
    },
    team: {
      agents: bufferDuties.map((duties, k) =>
        agent({ id: `a${k}`, history: { counters: { bufferDuties: duties } } }),
      ),
    },
    rules: { pack: 'none' },
  });
  const grid = buildGrid(request.horizon, request.shop.timeZone);
  const calendars = layCalendars(request, grid);
  const workload = deriveWorkload(request, forecastDemand(request, grid, calendars));
  const required = Int32Array.from(calendars.open, (open) => open * (bufferDuties.length - 1));
  const requirement = [{ required, binding: [], targets: [] }];
  const wanted = { requirement, floors: floorsAbove(request, calendars, requirement) };
  const candidates = shiftCandidates(request, grid, calendars);
  const [{ members }] = groupPeople(request, grid, candidates);
  const shifts = candidates.map((candidate) => ({ candidate, pinned: false }));
  const rostered = {
    people: members.map((person) => ({ person, group: 0, shifts })),
    begins: members.map(() => shifts.map(() => [])),
  };
  const { doing } = allocate({ request, grid, workload, work: [] }, rostered, wanted);
  return doing.map(
    (row) =>
      candidates.filter(({ start, end }) => row.subarray(start, end).every((what) => what === BUFFER)).length,
  );
}

test('who stands by evens out what people bring from before the horizon', () => {
  expect(standByOf(0, 0)).toEqual([2, 2]);
  expect(standByOf(0, 2)).toEqual([3, 1]);
  expect(standByOf(5, 0)).toEqual([0, 4]);
});
