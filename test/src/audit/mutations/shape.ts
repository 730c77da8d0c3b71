import { contract } from '../../../support/hand-request.ts';
import { hiringPlan, threeDays } from '../../../support/hand-shops.ts';
import { at, deed, lie, part } from './mutation.ts';
import type { Mutation } from './mutation.ts';

const TUESDAY = '2026-11-24';

/** The document and its people against the request. */
export const SHAPE_MUTATIONS: readonly Mutation[] = [
  lie('roster-shape', 'the document is of another version', threeDays, (roster) => {
    (roster.schema as string) = 'paiban.roster/0';
  }),
  lie('roster-shape', 'the document ends a day late', threeDays, (roster) => {
    roster.end = '2026-11-27T00:00:00+08:00';
  }),
  lie('roster-shape', 'an agent without shifts is left out', threeDays, (roster) => {
    roster.people = roster.people.filter((one) => one.id !== 'fei');
  }),
  lie('roster-shape', 'a stranger is added', threeDays, (roster) => {
    roster.people.push({ ...roster.people.find((one) => one.id === 'fei')!, id: 'zoe' });
  }),
  lie('roster-shape', 'a person stands there twice', threeDays, (roster) => {
    roster.people.push(roster.people.find((one) => one.id === 'fei')!);
  }),
  lie('roster-shape', 'a skill is added', threeDays, (roster) => {
    roster.people.find((one) => one.id === 'an')!.skills.push('after-sales');
  }),
  lie('roster-shape', 'a level is added', threeDays, (roster) => {
    roster.people.find((one) => one.id === 'an')!.skills = [{ skill: 'pre-sales', level: 2 }];
  }),
  lie('roster-shape', 'an agent is promoted', threeDays, (roster) => {
    roster.people.find((one) => one.id === 'an')!.authority = 'supervisor';
  }),
  lie(
    'roster-shape',
    'a time cannot be read, so that the shift counts for nothing',
    threeDays,
    (roster) => {
      at(roster, 'chen', TUESDAY).start = `${TUESDAY}T09:00:00`;
    },
    'coverage-counts',
    'declared-cost',
    'gaps',
  ),
  lie(
    'roster-shape',
    'a break runs backwards, so that the shift counts for nothing',
    threeDays,
    (roster) => {
      const [meal] = at(roster, 'chen', TUESDAY).breaks;
      [meal.start, meal.end] = [meal.end, meal.start];
    },
    'coverage-counts',
    'declared-cost',
    'gaps',
  ),
  lie('roster-shape', 'a hired person has skills of no set', hiringPlan, (roster) => {
    roster.people[2].skills.push('returns');
  }),
  lie(
    'roster-shape',
    'a hired person has one skill of a set and one of none',
    hiringPlan,
    (roster) => {
      roster.people[2].skills = ['pre-sales', 'returns'];
    },
    'skills',
    'float',
  ),
  lie('roster-shape', 'a hired person has authority', hiringPlan, (roster) => {
    roster.people[0].authority = 'supervisor';
    for (const assignment of roster.people[0].assignments) assignment.role = 'supervisor';
  }),
  lie(
    'roster-shape',
    'a hired person is of an unknown class',
    hiringPlan,
    (roster) => {
      roster.people[0].contractClass = 'seasonal';
    },
    'declared-cost',
    'fairness',
    'shift-template',
  ),
  deed(
    'roster-shape',
    'more people are hired than can be',
    hiringPlan,
    part({
      staff: { kind: 'hiring', skillSets: [['pre-sales'], ['pre-sales', 'after-sales']], maximumPeople: 2 },
    }),
  ),
  deed(
    'contract-people',
    'more people of a class are hired than can be',
    hiringPlan,
    part({ contractClasses: [contract('full-time', { maximumPeople: 1 }), contract('part-time')] }),
  ),
];
