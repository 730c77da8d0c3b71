import { beforeAll, expect, test } from 'vitest';
import { lineErrors } from '../../../../models/rostering/lines/check.ts';
import type { Line, Tally } from '../../../../models/rostering/lines/data.ts';
import { lineCost } from '../../../../models/rostering/lines/line-cost.ts';
import { tallyCost } from '../../../../models/rostering/lines/tally.ts';
import { groupLines } from '../../../../src/planning/rostering/lines-data.ts';
import type { GroupLines } from '../../../../src/planning/rostering/lines-data.ts';
import { rosterGroup } from '../../../../src/planning/rostering/roster-group.ts';
import { createHighsSolver } from '../../../../src/solvers/highs.ts';
import type { Solver } from '../../../../src/solvers/solver.ts';
import { everyLine } from '../../../models/rostering/lines/instances.ts';
import { leastCost } from '../lines/brute-force.ts';
import { groupOf } from './group.ts';
import type { Wanted } from './group.ts';

let solver: Solver;
beforeAll(async () => {
  solver = await createHighsSolver();
});

const [NIGHT, EARLY, LATE, EVENING] = [0, 6, 14, 22];

/** Errors of a line of the first member, its choices the hours at which shifts start, `-` for a day off. */
function errorsOf({ data, shifts }: GroupLines, hours: readonly (number | '-')[]): string[] {
  return lineErrors(data, data.people[0], lineOf({ data, shifts }, hours));
}

function lineOf({ data }: Pick<GroupLines, 'data' | 'shifts'>, hours: readonly (number | '-')[]): Line {
  return Uint16Array.from(hours, (hour) =>
    hour === '-' ? 0 : data.shifts.findIndex(({ name }) => name === `eights ${60 * hour}`) + 1,
  );
}

function tallyNamed({ data }: GroupLines, name: string, person = 0): Tally {
  return data.people[person].tallies!.find((tally) => tally.name === name)!;
}

const everyDay = (days: number, ...hours: number[]): Wanted[] =>
  Array.from({ length: days }, (_, day) => day).flatMap((day) => hours.map((hour): Wanted => [day, hour, 1]));

test('a required rest bars what begins too soon, a preferred one prices it, and nobody works two shifts at once', () => {
  const wanted = [...everyDay(3, EARLY, LATE), ...everyDay(2, EVENING)];
  const rest = (level: 'required' | 'preferred' | 'off') =>
    groupLines(groupOf(3, wanted, { rules: { overrides: { 'daily-rest': { level, weight: 7 } } } }));
  const required = rest('required');
  expect(errorsOf(required, [LATE, EARLY, '-'])).toHaveLength(1);
  expect(errorsOf(required, [EARLY, EARLY, LATE])).toEqual([]);
  const preferred = rest('preferred');
  expect(errorsOf(preferred, [LATE, EARLY, '-'])).toEqual([]);
  const costs = [
    [LATE, EARLY, '-'],
    [LATE, '-', EARLY],
  ] as const;
  const [short, long] = costs.map((hours) => lineCost(preferred.data, 0, lineOf(preferred, hours)));
  expect(short - long).toBe(7);
  expect(errorsOf(rest('off'), [LATE, EARLY, '-'])).toEqual([]);
  // It ends as the early one begins.
  expect(errorsOf(rest('off'), [EVENING, EARLY, '-'])).toEqual([]);
  expect(errorsOf(groupLines(groupOf(3, everyDay(2, NIGHT, EVENING))), [EVENING, NIGHT, '-'])).toHaveLength(
    1,
  );
});

test('a required weekly rest looks past a single day off', () => {
  const overrides = { 'weekly-rest-hours': { level: 'required' as const, limit: 35 * 60 } };
  const lines = groupLines(groupOf(3, everyDay(3, EARLY, LATE), { rules: { overrides } }));
  expect(errorsOf(lines, [LATE, '-', EARLY])).toHaveLength(1);
  expect(errorsOf(lines, [EARLY, '-', EARLY])).toEqual([]);
});

test.each([
  ['shorter in spring', '2026-03-27', 10],
  ['longer in autumn', '2026-10-23', 11],
])(
  'a night that is an hour %s makes a rest of its own, and leaves all others alone',
  (_, firstDay, limit) => {
    const wanted = everyDay(5, 8, LATE);
    const input = groupOf(5, wanted, {
      shop: { name: 'Corner', tier: 'new', openingHours: 'always', timeZone: 'Europe/Berlin' },
      horizon: { firstDay, days: 5, intervalMinutes: 60 },
      rules: { overrides: { 'daily-rest': { level: 'required', limit: limit * 60 } } },
    });
    const { data, shifts } = groupLines(input);
    const { candidates, grid } = input;
    const choiceAt = (day: number, hour: number): number =>
      1 +
      shifts.types.findIndex((_, type) => {
        const candidate = shifts.candidateAt[day * shifts.types.length + type];
        return candidate >= 0 && grid.clockMinute[candidates[candidate].start] === 60 * hour;
      });
    // From 22:00 to 08:00 it is ten hours but for the night in which clocks change.
    const nights = [0, 1, 2, 3].map((day) => {
      const line = new Uint16Array(5);
      line[day] = choiceAt(day, LATE);
      line[day + 1] = choiceAt(day + 1, 8);
      const rest =
        candidates[shifts.candidateAt[(day + 1) * shifts.types.length + line[day + 1] - 1]].start -
        candidates[shifts.candidateAt[day * shifts.types.length + line[day] - 1]].end;
      return { rest, isBarred: lineErrors(data, data.people[0], line).length > 0 };
    });
    expect(nights.map(({ isBarred }) => isBarred)).toEqual(nights.map(({ rest }) => rest < limit));
    expect(new Set(nights.map(({ rest }) => rest)).size).toBe(2);
  },
);

test('a required rest counts from the last shift before the horizon', () => {
  const history = { lastShiftEnd: '2026-11-22T22:00' };
  const { data } = groupLines(
    groupOf(2, everyDay(2, EARLY, LATE), {
      team: { agents: [{ id: 'ann', name: 'Ann', skills: ['chat'], history }] },
      rules: { overrides: { 'daily-rest': { level: 'required', limit: 660 } } },
    }),
  );
  // Eleven hours after 22:00 it is 09:00.
  expect([...data.people[0].costs]).toEqual([0, Infinity, 0, 0, 0, 0]);
});

test('leave and pins close every other choice, and a day off that is wanted has its weight', () => {
  const lines = groupLines(
    groupOf(4, everyDay(4, EARLY, LATE), {
      team: {
        agents: [
          {
            id: 'ann',
            name: 'Ann',
            skills: ['chat'],
            leave: [{ firstDay: '2026-11-23', lastDay: '2026-11-23' }],
            pins: [{ kind: 'shift', date: '2026-11-24', start: '14:00', lengthMinutes: 480 }],
            daysOffWanted: ['2026-11-25'],
          },
        ],
      },
    }),
  );
  const choices = lines.data.shifts.length + 1;
  const { costs } = lines.data.people[0];
  const ofDay = (day: number): number[] => [...costs.slice(day * choices, (day + 1) * choices)];
  expect(ofDay(0)).toEqual([0, Infinity, Infinity]);
  expect(ofDay(1)).toEqual([Infinity, Infinity, 0]);
  expect(ofDay(2)).toEqual([0, 5, 5]);
  expect(ofDay(3)).toEqual([0, 0, 0]);
});

test('at most the share of nights, rounded up, breaks no rule', () => {
  const overrides = { 'night-share': { level: 'required' as const, limit: 40 } };
  const lines = groupLines(groupOf(5, everyDay(5, NIGHT, EARLY), { rules: { overrides } }));
  const tally = tallyNamed(lines, 'night share');
  for (const line of everyLine(lines.data)) {
    const night = lineOf(lines, [NIGHT])[0];
    const shifts = line.filter((choice) => choice > 0).length;
    const nights = line.filter((choice) => choice === night).length;
    expect(tallyCost(tally, line) === 0).toBe(nights <= Math.ceil(0.4 * shifts));
  }
});

test('duties are shared in proportion to the days on which somebody can work', () => {
  const lines = groupLines(
    groupOf(6, everyDay(6, EARLY), {
      team: {
        agents: [
          {
            id: 'ann',
            name: 'Ann',
            skills: ['chat'],
            leave: [{ firstDay: '2026-11-23', lastDay: '2026-11-25' }],
          },
          { id: 'bob', name: 'Bob', skills: ['chat'] },
        ],
      },
    }),
  );
  // Three days and five, the most of the contract: 2.25 and 3.75 of the six shifts, 0.375 and 0.625 of the one Saturday.
  expect(tallyNamed(lines, 'shifts', 0)).toMatchObject({ least: 2, most: 3 });
  expect(tallyNamed(lines, 'shifts', 1)).toMatchObject({ least: 3, most: 4 });
  expect(tallyNamed(lines, 'weekends', 0)).toMatchObject({ least: 0, most: 1 });
});

test.each<[string, readonly Wanted[], Parameters<typeof groupOf>[2]]>([
  ['preferred rests and fair shares', everyDay(4, EARLY, LATE), {}],
  ['too much for two people', everyDay(4, NIGHT, EARLY, LATE), {}],
  [
    'minutes owed and overtime',
    [
      [0, EARLY, 1],
      [1, EARLY, 2],
      [3, LATE, 1],
    ],
    {
      shifts: {
        contractClasses: [
          {
            id: 'full-time',
            maximumMinutesPerWeek: 960,
            minimumMinutesPerWeek: 960,
            overtime: { maximumMinutesPerWeek: 480 },
          },
        ],
        templates: [
          {
            id: 'eights',
            contractClasses: ['full-time'],
            start: { from: '06:00', to: '14:00', stepMinutes: 480 },
            lengthsMinutes: [480],
          },
        ],
      },
    },
  ],
])('the roster of a small group costs what trying everything finds: %s', (_, wanted, change) => {
  const input = groupOf(4, wanted, change);
  const { data } = groupLines(input);
  const limits = { timeLimitSeconds: 30, seed: 1, shouldStop: () => false };
  const given = rosterGroup(input, solver, limits, () => 0);
  const best = leastCost(data)!;
  expect(given.cost - best).toBeGreaterThan(-1e-9);
  expect(given.cost - best).toBeLessThanOrEqual(Math.max(0.5, 0.005 * given.cost));
  expect(given.bound).toBeLessThanOrEqual(best + 1e-9);
});
