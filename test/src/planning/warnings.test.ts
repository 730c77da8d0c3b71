import { expect, test } from 'vitest';
import type { RosterPerson } from '../../../src/domain/roster.ts';
import { warningsFor } from '../../../src/planning/warnings.ts';
import { sampleResolved, sampleRoster } from '../samples.ts';
import { queue } from './admission/refused.ts';

const quiet = { contacts: [], closedContacts: [0.4] };
const [working] = sampleRoster.people;
const idle: RosterPerson = { ...working, id: 'a02', name: '周敏', assignments: [] };

test('nothing to say', () => {
  expect(warningsFor(sampleResolved(), quiet, [], [working])).toEqual([]);
});

test('a year whose statutory holidays are not known, unless some are named', () => {
  const newYear = (calendar: object) =>
    warningsFor(
      sampleResolved({ horizon: { firstDay: '2098-12-31', days: 1 }, calendar }),
      quiet,
      [],
      [working],
    );
  expect(newYear({})).toEqual([
    'The statutory holidays of 2098 are not known here, so no shift of that year is paid as work on one: name those of the horizon in `calendar.holidays`.',
  ]);
  expect(newYear({ holidays: ['2098-01-01'] })).toEqual([]);
  expect(newYear({ statutoryHolidays: 'none' })).toEqual([]);
});

test('contacts in closed hours', () => {
  expect(warningsFor(sampleResolved(), { ...quiet, closedContacts: [27.6] }, [], [working])).toEqual([
    '28 contacts of queue “chat” are forecast for closed hours; nobody is staffed for them.',
  ]);
});

test('a tool that changes nothing', () => {
  const shares = sampleResolved({
    tools: ['assistant'],
    queues: [queue({ categoryShares: { routine: 0.3 } })],
  });
  expect(warningsFor(shares, quiet, [], [working])).toEqual([]);
  expect(warningsFor(sampleResolved({ tools: ['assistant'] }), quiet, [], [working])).toEqual([
    'Tool “assistant” changes nothing: no queue has contacts of category “routine”.',
  ]);
});

test('people who are not needed', () => {
  expect(warningsFor(sampleResolved(), quiet, [], [working, idle])).toEqual([
    '1 of 2 people are not needed in this horizon: 周敏.',
  ]);
});

test('a hiring plan has no supervisors and no people who are not needed', () => {
  expect(warningsFor(sampleResolved({ team: undefined }), quiet, [], [working, idle])).toEqual([
    'A hiring plan names no supervisors: authority rules are looked at only for a team.',
  ]);
});
