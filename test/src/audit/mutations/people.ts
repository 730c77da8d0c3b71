import type { Assignment } from '../../../../src/domain/roster.ts';
import { contract } from '../../../support/hand-request.ts';
import { europeanWeek, overtimeDays, restDays, threeDays } from '../../../support/hand-shops.ts';
import { agentIs, at, both, deed, lie, part, ruled, shiftsOf, without } from './mutation.ts';
import type { Mutation } from './mutation.ts';

const TUESDAY = '2026-11-24';
const WEDNESDAY = '2026-11-25';
const BOTH_AT_2 = ['pre-sales', 'after-sales'].map((skill) => ({ skill, level: 2 }));

/** What assignments say of themselves. */
export const DECLARED_MUTATIONS: readonly Mutation[] = (
  [
    ['the date', { date: WEDNESDAY }],
    ['paid minutes', { workMinutes: 540 }],
    ['overtime', { overtimeMinutes: 60 }],
    ['live duty', { liveDuty: true }],
    ['the role', { role: 'buffer' }],
    ['the pin', { pinned: true }],
  ] satisfies [string, Partial<Assignment>][]
).map(([what, fields]) =>
  lie('declared-minutes', `${what} is not what the shift shows`, threeDays, (roster) => {
    Object.assign(at(roster, 'chen', TUESDAY), fields);
  }),
);

/** People against their contract, skills, availability, leave and pins. */
export const PEOPLE_MUTATIONS: readonly Mutation[] = [
  lie('declared-minutes', 'a person of authority is called an agent', threeDays, (roster) => {
    at(roster, 'lin', TUESDAY).role = 'serving';
  }),
  lie('declared-minutes', 'overtime of the week is kept quiet', overtimeDays, (roster) => {
    delete at(roster, 'an', WEDNESDAY).weekOvertimeMinutes;
  }),
  lie('declared-minutes', 'overtime of the week is told of the day before', overtimeDays, (roster) => {
    delete at(roster, 'an', WEDNESDAY).weekOvertimeMinutes;
    at(roster, 'an', TUESDAY).weekOvertimeMinutes = 240;
  }),
  ...(['total', 'overtimePremium', 'holidayPremium', 'paidMinutes', 'overtimeMinutes'] as const).map((name) =>
    lie('declared-cost', `${name} is not what the shifts come to`, overtimeDays, (roster) => {
      roster.cost[name] -= 1;
    }),
  ),
  deed(
    'contract-minutes',
    'more overtime is worked than the class allows',
    overtimeDays,
    part({
      contractClasses: [
        contract('full-time', { maximumMinutesPerWeek: 1200, overtime: { maximumMinutesPerWeek: 239 } }),
        contract('part-time'),
      ],
    }),
  ),
  lie('declared-minutes', 'work on a rest day is kept quiet', restDays, (roster) => {
    delete at(roster, 'an', WEDNESDAY).restDay;
  }),
  lie('declared-minutes', 'a day of the contract is called a rest day', restDays, (roster) => {
    at(roster, 'an', TUESDAY).restDay = true;
  }),
  ...(['total', 'restDayPremium', 'restDayMinutes'] as const).map((name) =>
    lie('declared-cost', `${name} is not what the rest days come to`, restDays, (roster) => {
      roster.cost[name] -= 1;
    }),
  ),
  deed(
    'contract-days',
    'a day more is worked than the class and its rest days allow',
    restDays,
    part({
      contractClasses: [
        contract('full-time', { maximumDaysPerWeek: 1, restDayWork: { maximumDaysPerWeek: 1 } }),
        contract('part-time'),
      ],
    }),
  ),
  deed(
    'contract-minutes',
    'more is worked on the days of the contract than it allows',
    restDays,
    part({
      contractClasses: [
        contract('full-time', {
          maximumDaysPerWeek: 2,
          maximumMinutesPerWeek: 959,
          restDayWork: { maximumDaysPerWeek: 1 },
        }),
        contract('part-time'),
      ],
    }),
  ),
  deed(
    'overtime-per-month',
    'work on rest days counts as overtime',
    restDays,
    ruled('cn', { 'overtime-per-month': { limit: 479 } }),
  ),
  deed(
    'overtime-protection',
    'a protected agent works on a rest day',
    restDays,
    agentIs('an', { protections: ['nursing'] }),
    'night-work-protection',
  ),
  deed(
    'contract-minutes',
    'the class allows fewer minutes in the horizon',
    threeDays,
    part({
      contractClasses: [contract('full-time', { maximumMinutesPerHorizon: 1439 }), contract('part-time')],
    }),
  ),
  deed(
    'overtime-per-month',
    'overtime of the week counts as overtime',
    overtimeDays,
    ruled('cn', { 'overtime-per-month': { limit: 239 } }),
  ),
  deed(
    'overtime-protection',
    'a protected agent works overtime of the week',
    overtimeDays,
    agentIs('an', { protections: ['nursing'] }),
    'night-work-protection',
  ),
  deed(
    'contract-minutes',
    'the class allows fewer minutes a week',
    threeDays,
    part({
      contractClasses: [contract('full-time', { maximumMinutesPerWeek: 1430 }), contract('part-time')],
    }),
  ),
  deed(
    'skills',
    'a queue asks for a higher level than somebody has who serves it',
    threeDays,
    both(agentIs('lin', { skills: BOTH_AT_2 }), {
      request: (request) => ({
        ...request,
        queues: request.queues.map((one) => (one.id === 'after-sales' ? { ...one, minimumLevel: 2 } : one)),
      }),
    }),
    'float',
  ),
  deed(
    'contract-days',
    'the class allows fewer days a week',
    threeDays,
    part({ contractClasses: [contract('full-time', { maximumDaysPerWeek: 2 }), contract('part-time')] }),
  ),
  deed(
    'contract-minimum',
    'the class promises more minutes than are given',
    threeDays,
    part({
      contractClasses: [contract('full-time'), contract('part-time', { minimumMinutesPerWeek: 1123 })],
    }),
  ),
  deed(
    'contract-minimum',
    'a shift is left out, and its hours are owed',
    threeDays,
    both(
      without('chen', TUESDAY),
      part({
        contractClasses: [contract('full-time', { minimumMinutesPerWeek: 2250 }), contract('part-time')],
      }),
    ),
  ),
  deed(
    'contract-people',
    'fewer people of a class work than are to',
    threeDays,
    part({ contractClasses: [contract('full-time', { minimumPeople: 6 }), contract('part-time')] }),
  ),
  deed(
    'skills',
    'an agent serves a queue without its skill',
    threeDays,
    shiftsOf('an', TUESDAY, { pieces: 'pre-sales 180, break 60, after-sales 300' }),
  ),
  deed(
    'availability',
    'a shift begins before the window',
    threeDays,
    shiftsOf('dan', TUESDAY, { start: '11:00' }),
  ),
  deed(
    'availability',
    'a shift ends after the window',
    threeDays,
    shiftsOf('dan', TUESDAY, { start: '19:00' }),
  ),
  deed(
    'availability',
    'a night runs into a weekday without a window',
    europeanWeek,
    agentIs('gu', {
      availability: [
        { weekdays: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'], from: '00:00', to: '24:00' },
      ],
    }),
  ),
  deed(
    'leave',
    'a shift is worked on leave',
    threeDays,
    agentIs('bo', { leave: [{ firstDay: TUESDAY, lastDay: WEDNESDAY }] }),
  ),
  deed(
    'leave',
    'a night ends on the first date of leave',
    europeanWeek,
    agentIs('gu', { leave: [{ firstDay: '2026-11-28', lastDay: '2026-11-29' }] }),
  ),
  deed('pins', 'a pinned shift is gone', threeDays, without('an', TUESDAY)),
  deed('pins', 'a pinned shift starts an hour early', threeDays, shiftsOf('an', TUESDAY, { start: '13:00' })),
  deed(
    'pins',
    'a shift is worked on a date pinned off',
    threeDays,
    agentIs('dan', { pins: [{ kind: 'off', date: TUESDAY }] }),
  ),
];
