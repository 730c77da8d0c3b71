import { expect, test } from 'vitest';
import type { PlanRequestInput } from '../../../../src/domain/plan-request.ts';
import { admitWhatIfs } from '../../../../src/planning/admit.ts';
import { sampleRequest } from '../../samples.ts';

function errorsOf(change: object, rules?: PlanRequestInput['rules']): unknown {
  const admission = admitWhatIfs({ request: { ...sampleRequest(), rules }, changes: [change] });
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
