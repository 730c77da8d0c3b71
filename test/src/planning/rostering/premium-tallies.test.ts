import { beforeAll, expect, test } from 'vitest';
import { groupLines } from '../../../../src/planning/rostering/lines-data.ts';
import { rosterGroup } from '../../../../src/planning/rostering/roster-group.ts';
import { createHighsSolver } from '../../../../src/solvers/highs.ts';
import type { Solver } from '../../../../src/solvers/solver.ts';
import { groupOf } from './group.ts';
import type { Wanted } from './group.ts';

let solver: Solver;
beforeAll(async () => {
  solver = await createHighsSolver();
});

const [WEDNESDAY, SATURDAY] = [2, 5];
/** Ten shifts of eight hours a week for two people; on Wednesdays and Saturdays one is enough. */
const wanted = [0, 7].flatMap((monday) =>
  [0, 1, WEDNESDAY, 3, 4, SATURDAY].map((day): Wanted => [
    monday + day,
    6,
    day === WEDNESDAY || day === SATURDAY ? 1 : 2,
  ]),
);
const template = {
  id: 'eights',
  contractClasses: ['full-time'],
  start: { from: '06:00', to: '06:00', stepMinutes: 60 },
  lengthsMinutes: [480],
};

/** Who would rather be off on the short days of the first week, and who on those of the second. */
const ann = { id: 'ann', name: 'Ann', skills: ['chat'], daysOffWanted: ['2026-11-25', '2026-11-28'] };
const bob = { id: 'bob', name: 'Bob', skills: ['chat'], daysOffWanted: ['2026-12-02', '2026-12-05'] };

test.each([
  ['rest days alone', {}],
  ['overtime, too', { overtime: { maximumMinutesPerWeek: 60 } }],
])('nobody works on a rest day while another has a day of the contract left: %s', (_, terms) => {
  const contract = { id: 'full-time', restDayWork: { maximumDaysPerWeek: 1 }, ...terms };
  const input = groupOf(14, wanted, {
    shifts: { contractClasses: [contract], templates: [template] },
    rules: { overrides: { 'minutes-per-week': { limit: 2940 } } },
    team: { agents: [ann, bob] },
  });
  const limits = { timeLimitSeconds: 30, seed: 1, shouldStop: () => false };
  const { shifts } = rosterGroup(input, solver, limits, () => 0);
  const days = shifts.map((own) =>
    [0, 1].map((week) => own.filter((index) => Math.floor(input.candidates[index].day / 7) === week).length),
  );
  expect(days).toEqual([
    [5, 5],
    [5, 5],
  ]);
});

test('what was worked in the first week before the horizon counts', () => {
  const history = { lastShiftEnd: '2026-11-24T14:00', daysThisWeek: 2, minutesThisWeek: 960 };
  const contract = {
    id: 'full-time',
    restDayWork: { maximumDaysPerWeek: 1 },
    overtime: { maximumMinutesPerWeek: 60 },
  };
  const input = groupOf(
    7,
    [
      [0, 6, 1],
      [5, 6, 1],
    ],
    {
      horizon: { firstDay: '2026-11-25', days: 7, intervalMinutes: 60 },
      shifts: { contractClasses: [contract], templates: [template] },
      rules: { overrides: { 'minutes-per-week': { limit: 2940 } } },
      team: { agents: [{ ...ann, history }, bob] },
    },
  );
  const { data } = groupLines(input);
  const mostOf = (name: string): (number | undefined)[] =>
    data.people.map(({ tallies }) => tallies!.find((tally) => tally.name === name)?.most);
  expect(data.people.map((person) => person.name)).toEqual(['ann', 'bob']);
  expect(mostOf('rest days of week 0')).toEqual([3, 5]);
  expect(mostOf('rest days of week 1')).toEqual([5, 5]);
  expect(mostOf('overtime of week 0')).toEqual([1440, 2400]);
  expect(mostOf('overtime of week 1')).toEqual([2400, 2400]);
});
