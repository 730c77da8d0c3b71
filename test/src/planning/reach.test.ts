import { expect, test } from 'vitest';
import { buildGrid } from '../../../src/domain/grid.ts';
import { layCalendars } from '../../../src/planning/calendars.ts';
import { forecastDemand } from '../../../src/planning/demand.ts';
import { groupPeople } from '../../../src/planning/people.ts';
import { reachWarnings } from '../../../src/planning/reach.ts';
import { shiftCandidates } from '../../../src/planning/shifts.ts';
import { sampleResolved } from '../samples.ts';
import { agent, teamOf } from './admission/refused.ts';

const two = {
  horizon: { firstDay: '2026-11-23', days: 2, intervalMinutes: 60 as const },
  forecast: [{ kind: 'daily' as const, queue: 'chat', contactsPerDay: [60, 60] }],
};
const from = (start: string, parts: object = {}): object => ({
  id: start,
  contractClasses: ['full-time'],
  start: { from: start, to: start, stepMinutes: 60 },
  lengthsMinutes: [240],
  ...parts,
});

function warned(change: object): string[] {
  const request = sampleResolved({ ...two, ...change });
  const grid = buildGrid(request.horizon, request.shop.timeZone);
  const calendars = layCalendars(request, grid);
  const candidates = shiftCandidates(request, grid, calendars);
  const groups = groupPeople(request, grid, candidates);
  return reachWarnings(request, grid, forecastDemand(request, grid, calendars), candidates, groups);
}

test('nothing to say where shifts reach every contact', () => {
  expect(warned({ shifts: { templates: [from('09:00'), from('13:00'), from('14:00')] } })).toEqual([]);
});

test('contacts no shift reaches, by the hours of the day', () => {
  const missed = (where: string): string =>
    `No shift of anybody with the skill reaches contacts of queue “chat” (queues[0]) from ${where}; they stay gaps whatever the plan. Look at shifts.templates and availability.`;
  expect(warned({ shifts: { templates: [from('10:00')] } })).toEqual([
    missed('14:00 to 18:00 on 2 days, 09:00 to 10:00 on 2 days'),
  ]);
  const evening = {
    shop: { tier: 'new', openingHours: { from: '09:00', to: '24:00' } },
    shifts: {
      templates: [from('09:00', { lengthsMinutes: [720] }), from('20:00', { weekdays: ['monday'] })],
    },
    rules: { pack: 'none' },
  };
  expect(warned(evening)).toEqual([missed('21:00 to 24:00 on 1 day')]);
});

test('people who can be given no shift at all', () => {
  const away = {
    id: 'a2',
    name: '周敏',
    availability: [{ weekdays: ['monday'], from: '20:00', to: '22:00' }],
  };
  expect(warned({ team: { agents: [agent(), agent(away)] } })).toEqual([
    'Contract class, availability or law leave no shift of this horizon to 周敏 (team.agents[1]).',
  ]);
  expect(warned(teamOf({}, { leave: [{ firstDay: '2026-11-23', lastDay: '2026-11-24' }] }))).toEqual([]);
});
