import type { DutyFairness } from '../../../../src/domain/fairness.ts';
import type { UnprovenRoster } from '../../../../src/domain/roster.ts';
import { europeanWeek, threeDays } from '../../../support/hand-shops.ts';
import { lie } from './mutation.ts';
import type { Mutation } from './mutation.ts';

/** What a roster can say wrong of how evenly duties are shared out. */
export const FAIRNESS_MUTATIONS: readonly Mutation[] = [
  says('a night fewer than was worked', (nights) => void nights.people[0].worked--),
  says('a night before the horizon that nobody knows of', (nights) => void nights.people[1].carriedIn++),
  says('a fair share too large by a tenth', (nights) => void (nights.people[0].fairShare += 0.1)),
  says('a deviation of the wrong sign', (nights) => void (nights.people[0].deviation *= -1)),
  says('an even spread', (nights) => void (nights.spread = 0)),
  says('a smaller standard deviation', (nights) => void (nights.standardDeviation /= 2)),
  says('only one who shares the nights', (nights) => void nights.people.pop()),
  lie('fairness', 'leaves out the live duty of a stream', threeDays, (roster) => {
    roster.fairness = roster.fairness.filter(({ duty }) => duty !== 'liveDuties');
  }),
  lie('fairness', 'states the nights twice', europeanWeek, (roster) => {
    roster.fairness.push(nightsOf(roster));
  }),
  lie('fairness', 'states weekends on which nobody works', europeanWeek, (roster) => {
    roster.fairness.push({ ...nightsOf(roster), duty: 'weekends' });
  }),
];

function says(what: string, edit: (nights: DutyFairness) => void): Mutation {
  return lie('fairness', what, europeanWeek, (roster) => edit(nightsOf(roster)));
}

function nightsOf(roster: UnprovenRoster): DutyFairness {
  return roster.fairness.find(({ duty }) => duty === 'nights')!;
}
