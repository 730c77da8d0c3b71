import type { FloatList } from '../../../../src/domain/float.ts';
import type { UnprovenRoster } from '../../../../src/domain/roster.ts';
import { hiringPlan, threeDays } from '../../../support/hand-shops.ts';
import { agentIs, both, deed, lie, shiftsOf } from './mutation.ts';
import type { Mutation } from './mutation.ts';

const TUESDAY = '2026-11-24';

/** The float lists against the people’s buffer duty. */
export const FLOAT_MUTATIONS: readonly Mutation[] = [
  lie('float', 'a list is left out', threeDays, (roster) => {
    roster.float.shift();
  }),
  lie('float', 'a list stands there twice', threeDays, (roster) => {
    roster.float.push(structuredClone(roster.float[0]));
  }),
  lie('float', 'somebody who stands by is left out', threeDays, (roster) => {
    listOf(roster, 'pre-sales').people.pop();
  }),
  lie('float', 'somebody stands by longer than they do', threeDays, (roster) => {
    const { spans } = listOf(roster, 'pre-sales').people[0];
    spans[0].end = `${TUESDAY}T18:00:00+08:00`;
  }),
  lie('float', 'a part of the stand-by is left out', threeDays, (roster) => {
    listOf(roster, 'pre-sales').people[0].spans.pop();
  }),
  lie('float', 'somebody stands by who serves', threeDays, (roster) => {
    const { people } = listOf(roster, 'pre-sales');
    people.push({ ...people[0], order: 3, person: 'an', queues: ['pre-sales'] });
    people.reverse().forEach((one, index) => (one.order = index + 1));
  }),
  lie('float', 'a stranger stands by', hiringPlan, (roster) => {
    const { people } = roster.float[0];
    people.push({ ...people[0], order: 2, person: 'zoe', queues: [] });
    people.reverse().forEach((one, index) => (one.order = index + 1));
  }),
  lie('float', 'two people are called first', threeDays, (roster) => {
    listOf(roster, 'after-sales').people[1].order = 1;
  }),
  lie('float', 'the order leaves a number out', threeDays, (roster) => {
    listOf(roster, 'after-sales').people[1].order = 3;
  }),
  lie('float', 'a queue is forgotten that a person could take over', threeDays, (roster) => {
    listOf(roster, 'after-sales').people[0].queues.pop();
  }),
  lie('float', 'a queue is named that nobody on the list has the skill for', threeDays, (roster) => {
    listOf(roster, 'after-sales').people[1].queues.push('returns');
  }),
  lie('float', 'the list names a queue of another skill', threeDays, (roster) => {
    listOf(roster, 'after-sales').queues.push('pre-sales');
  }),
  lie('float', 'the list is of another date', threeDays, (roster) => {
    listOf(roster, 'after-sales').date = '2026-11-25';
  }),
  lie('float', 'the list is of another band', threeDays, (roster) => {
    listOf(roster, 'after-sales').band = 'other hours';
  }),
  lie('float', 'the list is half a day long', threeDays, (roster) => {
    listOf(roster, 'after-sales').start = `${TUESDAY}T12:00:00+08:00`;
  }),
  lie('float', 'more buffer is asked for than the coverage says', threeDays, (roster) => {
    listOf(roster, 'after-sales').bufferRequired.most++;
  }),
  lie('float', 'another rule is said to set the buffer', threeDays, (roster) => {
    listOf(roster, 'after-sales').setBy = ['chance'];
  }),
  lie('float', 'the list reaches into closed hours', threeDays, (roster) => {
    listOf(roster, 'after-sales').end = `${TUESDAY}T23:30:00+08:00`;
  }),
  {
    rule: 'float',
    what: 'who can do more is called before who can do less',
    companions: [],
    build: (): ReturnType<Mutation['build']> => {
      const danStandsBy = both(
        agentIs('dan', { skills: ['pre-sales'] }),
        shiftsOf('dan', TUESDAY, { pieces: 'buffer 240' }),
      );
      const { request, roster } = deed('float', '', threeDays, danStandsBy).build();
      const { people } = listOf(roster, 'pre-sales');
      people.reverse().forEach((one, index) => (one.order = index + 1));
      return { request, roster };
    },
  },
];

function listOf(roster: UnprovenRoster, skill: string): FloatList {
  return roster.float.find((one) => one.skill === skill && one.date === TUESDAY)!;
}
