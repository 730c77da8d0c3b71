import { expect, test } from 'vitest';
import type { PlanRequestInput } from '../../../../src/domain/plan-request.ts';
import { admitWhatIfs } from '../../../../src/planning/admit.ts';
import { sampleRequest } from '../../samples.ts';

function errorsOf(change: object, rules?: PlanRequestInput['rules'], others: object = {}): unknown {
  const admission = admitWhatIfs({ request: { ...sampleRequest(), rules, ...others }, changes: [change] });
  return admission.status === 'refused' ? admission.errors : [];
}

test('more people need skills that a queue asks for and a class that there is', () => {
  const change = { kind: 'more-people', people: 1, skills: ['chat', 'cooking'], contractClass: 'seasonal' };
  expect(errorsOf(change)).toEqual([
    { path: 'changes[0].skills[1]', message: 'no skill “cooking”; the request has “chat”' },
    {
      path: 'changes[0].contractClass',
      message: 'no contract class “seasonal”; the request has “full-time” and “part-time”',
    },
  ]);
  expect(errorsOf({ kind: 'more-people', people: 1 })).toEqual([]);
});

test('a week is changed of a class that there is', () => {
  const week = { kind: 'contract-week', maximumDaysPerWeek: 6, maximumMinutesPerWeek: 2880 };
  expect(errorsOf({ ...week, contractClass: 'seasonal' })).toMatchObject([
    { path: 'changes[0].contractClass' },
  ]);
  expect(errorsOf({ ...week, contractClass: 'part-time' })).toEqual([]);
});

test('only a rule that the request itself made required can be let go', () => {
  const change = { kind: 'rule-preferred', rule: 'daily-rest' };
  const required = { 'daily-rest': { level: 'required' as const } };
  expect(errorsOf(change, { pack: 'cn', overrides: required })).toEqual([]);
  expect(errorsOf(change, { pack: 'cn' })).toEqual([
    { path: 'changes[0].rule', message: 'is preferred already; only a required rule can be let go' },
  ]);
  expect(errorsOf(change, { pack: 'eu' })).toEqual([
    { path: 'changes[0].rule', message: 'the rule pack asks for it: Directive 2003/88/EC art. 3' },
  ]);
});

test('overtime needs a class that there is, and room in the required rules', () => {
  const change = { kind: 'overtime', minutesPerWeek: 480 };
  expect(errorsOf({ ...change, contractClass: 'seasonal' })).toMatchObject([
    { path: 'changes[0].contractClass' },
  ]);
  expect(errorsOf({ ...change, contractClass: 'part-time' })).toEqual([]);
  expect(errorsOf({ ...change, minutesPerWeek: 0 })).toEqual([]);
  const tight = {
    path: 'changes[0].minutesPerWeek',
    message: expect.stringMatching(
      /^a plan changed so would be refused: shifts\.contractClasses\[0\]\.overtime\.maximumMinutesPerWeek: 2400 contract minutes and 480 of overtime are more than the 2400 of the required rule `minutes-per-week`/,
    ) as string,
  };
  // Of every class the one without room is told.
  expect(errorsOf(change)).toEqual([tight]);
  expect(errorsOf({ ...change, contractClass: 'full-time' })).toEqual([tight]);
  expect(errorsOf(change, { overrides: { 'minutes-per-week': { limit: 2880 } } })).toEqual([]);
});

test('overtime that pinned shifts rest on is not taken away', () => {
  const pins = ['2026-11-23', '2026-11-24', '2026-11-25'].map((date) => {
    return { kind: 'shift', date, start: '09:00', lengthMinutes: 540 };
  });
  const others = {
    horizon: { firstDay: '2026-11-23', days: 7 },
    forecast: [{ kind: 'daily', queue: 'chat', contactsPerDay: new Array<number>(7).fill(60) }],
    shifts: {
      contractClasses: [
        { id: 'full-time', maximumMinutesPerWeek: 960, overtime: { maximumMinutesPerWeek: 480 } },
      ],
    },
    team: { agents: [{ id: 'a1', name: 'A', skills: ['chat'], pins }] },
  };
  expect(errorsOf({ kind: 'overtime', minutesPerWeek: 480 }, undefined, others)).toEqual([]);
  expect(errorsOf({ kind: 'overtime', minutesPerWeek: 0 }, undefined, others)).toEqual([
    {
      path: 'changes[0].minutesPerWeek',
      message:
        'a plan changed so would be refused: team.agents[0].pins[2]: 1440 pinned minutes in one week; class “full-time” and the required rules allow 960',
    },
  ]);
});

test('a week shorter than what is pinned in it, or promised for it, is refused with the reason', () => {
  const pins = ['2026-11-23', '2026-11-24', '2026-11-25'].map((date) => {
    return { kind: 'shift', date, start: '09:00', lengthMinutes: 540 };
  });
  const others = {
    horizon: { firstDay: '2026-11-23', days: 7 },
    forecast: [{ kind: 'daily', queue: 'chat', contactsPerDay: new Array<number>(7).fill(60) }],
    shifts: { contractClasses: [{ id: 'full-time', minimumMinutesPerWeek: 480 }] },
    team: { agents: [{ id: 'a1', name: 'A', skills: ['chat'], pins }] },
  };
  const week = (maximumDaysPerWeek: number, maximumMinutesPerWeek: number) =>
    errorsOf(
      { kind: 'contract-week', contractClass: 'full-time', maximumDaysPerWeek, maximumMinutesPerWeek },
      undefined,
      others,
    );
  expect(week(3, 1440)).toEqual([]);
  expect(week(2, 1440)).toEqual([
    {
      path: 'changes[0].maximumDaysPerWeek',
      message:
        'a plan changed so would be refused: team.agents[0].pins[2]: 3 pinned days in one week; class “full-time” and the required rules allow 2',
    },
  ]);
  expect(week(3, 1439)).toEqual([
    {
      path: 'changes[0].maximumMinutesPerWeek',
      message:
        'a plan changed so would be refused: team.agents[0].pins[2]: 1440 pinned minutes in one week; class “full-time” and the required rules allow 1439',
    },
  ]);
  expect(week(3, 479)).toMatchObject([{ path: 'changes[0].maximumMinutesPerWeek' }]);
});
