import { beforeAll, describe, expect, test } from 'vitest';
import type { LinearModel } from '../../../../models/linear/model.ts';
import { averagedTargets } from '../../../../src/planning/averages.ts';
import { needsOf } from '../../../../src/planning/needs.ts';
import { groupPeople } from '../../../../src/planning/people.ts';
import { shiftCandidates } from '../../../../src/planning/shifts.ts';
import { conflictInput } from '../../../../src/planning/shortage/conflict-input.ts';
import { boundsOf, buildConflictModel } from '../../../../src/planning/shortage/conflict-model.ts';
import type { ConflictModel } from '../../../../src/planning/shortage/conflict-model.ts';
import { findConflicts } from '../../../../src/planning/shortage/conflict-search.ts';
import type { Conflict } from '../../../../src/planning/shortage/conflict-search.ts';
import { statements } from '../../../../src/planning/shortage/statements.ts';
import { createSolver } from '../../../../src/solvers/choose.ts';
import { createJavascriptLpSolver } from '../../../../src/solvers/javascript-lp-solver.ts';
import type { Solver } from '../../../../src/solvers/solver.ts';
import { sampleResolved } from '../../samples.ts';
import { queue } from '../admission/refused.ts';
import { days } from '../plan/planned.ts';

let solver: Solver;
const other = createJavascriptLpSolver();
beforeAll(async () => {
  solver = await createSolver();
});

/** A shop open nine to six, in hours, with two agents asked for whatever the demand, and no buffer. */
const twoAsked = {
  ...days('2026-11-23', 1, 10),
  queues: [queue({ minimumAgents: 2 })],
  capacity: { buffer: 'none' },
  shifts: {
    contractClasses: [{ id: 'full-time' }],
    templates: [
      {
        id: 'day',
        contractClasses: ['full-time'],
        start: { from: '09:00', to: '09:00', stepMinutes: 60 },
        lengthsMinutes: [540],
      },
    ],
  },
  rules: { pack: 'none' },
};
const people = (...changes: object[]): object => ({
  team: { agents: changes.map((change, k) => ({ id: `a${k + 1}`, name: 'x', skills: ['chat'], ...change })) },
});
const leave = { leave: [{ firstDay: '2026-11-23', lastDay: '2026-11-23' }] };

interface Found {
  readonly conflicts: readonly Conflict[];
  readonly words: readonly string[][];
  readonly model: ConflictModel;
}

function found(change: object, seconds = 60): Found {
  const request = sampleResolved(change);
  const { rows, ...needs } = needsOf(request);
  const { grid, calendars, workload, requirement } = needs;
  const candidates = shiftCandidates(request, grid, calendars);
  const groups = groupPeople(request, grid, candidates);
  const averages = averagedTargets(request, grid, rows, workload, requirement);
  const input = conflictInput({ ...needs, request, candidates, groups, averages, work: [] }, [
    ...grid.days.keys(),
  ]);
  const limits = { secondsLeft: () => seconds, seed: 1, shouldStop: () => false };
  const conflicts = findConflicts(input, grid, solver, limits);
  return {
    conflicts,
    words: conflicts.map(({ facts }) => statements(facts, input, grid).map(({ words }) => words)),
    model: buildConflictModel(input, grid),
  };
}

/** The model with these facts and no others, without integers unless whole people are meant. */
function restricted(model: ConflictModel, facts: readonly number[], whole: boolean): LinearModel {
  const { built } = model;
  const { columns, rows } = boundsOf(model, facts);
  const put = (into: Float64Array, indices: readonly number[], values: readonly number[]): Float64Array => {
    const result = into.slice();
    indices.forEach((index, k) => (result[index] = values[k]));
    return result;
  };
  return {
    ...built.model,
    columnLower: put(built.model.columnLower, columns.indices, columns.lower),
    columnUpper: put(built.model.columnUpper, columns.indices, columns.upper),
    rowLower: put(built.model.rowLower, rows.indices, rows.lower),
    rowUpper: put(built.model.rowUpper, rows.indices, rows.upper),
    integer: whole ? built.model.integer : new Uint8Array(built.model.columnCount),
  };
}

/** Asks the other engine whether each conflict is one, and none without any one of its facts. */
function expectSharp({ conflicts, model }: Found): void {
  expect(conflicts.length).toBeGreaterThan(0);
  for (const { facts, isIrreducible, proof } of conflicts) {
    expect(isIrreducible).toBe(true);
    const indices = facts.map((fact) =>
      model.facts.findIndex((one) => JSON.stringify(one) === JSON.stringify(fact)),
    );
    const status = (held: readonly number[]): string =>
      other.solve(restricted(model, held, proof === 'whole-people')).status;
    expect(status(indices)).toBe('infeasible');
    for (const index of indices) expect(status(indices.filter((one) => one !== index))).toBe('optimal');
  }
}

describe('a conflict is one by another engine too, and none of its facts can be left out:', () => {
  test('leave', () => {
    const result = found({ ...twoAsked, ...people({}, leave) });
    expectSharp(result);
    expect(result.words).toEqual([
      [
        '2 agents for chat on Monday 2026-11-23 09:00–18:00',
        'there is only 1 for all this, with at most one shift a day: a1',
        'on leave or off on Monday 2026-11-23: a2',
      ],
    ]);
  });

  test('too few people', () => {
    const result = found({ ...twoAsked, ...people({}) });
    expectSharp(result);
    expect(result.words[0][1]).toBe('there is only 1 for all this, with at most one shift a day: a1');
  });

  test('who can work when', () => {
    const mornings = { availability: [{ weekdays: ['monday'], from: '09:00', to: '13:00' }] };
    const result = found({ ...twoAsked, ...people({}, mornings, mornings) });
    expectSharp(result);
    expect(result.words[0].at(-1)).toBe('available only monday 09:00–13:00: a2, a3');
  });

  test('the last start of a shift', () => {
    const result = found({
      ...twoAsked,
      ...people({}, {}, {}, {}),
      shop: { tier: 'new', openingHours: { from: '09:00', to: '20:00' } },
    });
    expectSharp(result);
    // However many people there were.
    expect(result.words).toEqual([
      [
        expect.stringMatching(/^2 agents for chat on Monday 2026-11-23 1[89]:00–20:00$/),
        'no shift of day starts later than 09:00',
      ],
    ]);
  });

  test('the law for a nursing mother at night', () => {
    const result = found({
      ...twoAsked,
      ...people({}, { protections: ['nursing'] }),
      shop: { tier: 'new', openingHours: { from: '15:00', to: '24:00' } },
      shifts: {
        ...twoAsked.shifts,
        templates: [
          { ...twoAsked.shifts.templates[0], start: { from: '15:00', to: '15:00', stepMinutes: 60 } },
        ],
      },
      rules: {
        pack: 'cn',
        overrides: { 'minutes-per-day': { limit: 540 }, 'supervisor-on-duty': { level: 'off' } },
      },
    });
    expectSharp(result);
    expect(result.words[0].at(-1)).toMatch(/^not allowed: night work is barred \(.*\): a2$/);
  });

  test('days a week', () => {
    const contractClasses = [{ id: 'full-time', maximumMinutesPerWeek: 5400 }];
    const result = found({
      ...twoAsked,
      ...days('2026-11-23', 7, 10),
      shifts: { ...twoAsked.shifts, contractClasses },
      ...people({}, {}),
    });
    expectSharp(result);
    // Two agents on six days are six days for either of the two.
    expect(result.words[0].at(-1)).toMatch(/^at most 5 days a week: a[12]$/);
  });

  test('the rest between two shifts', () => {
    const result = found({
      ...twoAsked,
      ...days('2026-11-23', 2, 10),
      queues: [queue({ minimumAgents: 1 })],
      shop: { tier: 'new', openingHours: { from: '00:00', to: '24:00' } },
      shifts: {
        ...twoAsked.shifts,
        templates: [
          {
            ...twoAsked.shifts.templates[0],
            start: { from: '00:00', to: '12:00', stepMinutes: 720 },
            lengthsMinutes: [720],
          },
        ],
      },
      rules: { pack: 'none', overrides: { 'daily-rest': { level: 'required', limit: 900 } } },
      ...people(
        { availability: [{ weekdays: ['monday'], from: '00:00', to: '12:00' }] },
        {},
        { availability: [{ weekdays: ['tuesday'], from: '12:00', to: '24:00' }] },
      ),
    });
    expectSharp(result);
    expect(result.words[0]).toContain('15 hours of rest between two shifts: a2');
  });

  test('whole people where fractions would do', () => {
    // Two shifts of nine hours on each of seven days: three people with 42 hours have time for 14 shifts between them, but
    // each of them for four whole ones only.
    const result = found({
      ...twoAsked,
      ...days('2026-11-23', 7, 10),
      shifts: {
        ...twoAsked.shifts,
        contractClasses: [{ id: 'full-time', maximumDaysPerWeek: 7, maximumMinutesPerWeek: 2530 }],
      },
      ...people({}, {}, {}),
    });
    expectSharp(result);
    expect(result.conflicts.map(({ proof }) => proof)).toEqual(['whole-people']);
    expect(result.words[0].at(-1)).toMatch(/^at most 42.17 hours a week: /);
  });
});

test('where everything can be covered there is no conflict', () => {
  expect(found({ ...twoAsked, ...people({}, {}) }).conflicts).toEqual([]);
});

test('without time nothing is claimed', () => {
  expect(found({ ...twoAsked, ...people({}) }, 0).conflicts).toEqual([]);
});
