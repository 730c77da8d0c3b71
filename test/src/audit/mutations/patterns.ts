import { europeanWeek, threeDays, weekdates } from '../../../support/hand-shops.ts';
import { Preferences } from '../../../../src/domain/preferences.ts';
import type { RuleName } from '../../../../src/domain/rules.ts';
import { ShiftLimit } from '../../../../src/domain/shift-limit.ts';
import { added, agentIs, both, deed, part, ruled, shiftsOf, without } from './mutation.ts';
import type { Change, Mutation } from './mutation.ts';

const [MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY] = weekdates();

/** The rules about patterns of days and about what agents would like to work. */
export const PATTERNS_MUTATIONS: readonly Mutation[] = [
  deed('most-days-in-a-row', 'five days in a row where four may be', europeanWeek, {
    ...on('most-days-in-a-row', 4),
    shifts: withoutNights,
  }),
  deed(
    'least-days-in-a-row',
    'a single day between days off',
    europeanWeek,
    both(without('hao', TUESDAY), without('hao', THURSDAY), on('least-days-in-a-row', 2)),
  ),
  deed(
    'least-days-off-in-a-row',
    'a single day off between days of work',
    europeanWeek,
    both(without('hao', TUESDAY), on('least-days-off-in-a-row', 2)),
  ),
  deed(
    'most-weekends-worked',
    'the only weekend is worked where none may be',
    europeanWeek,
    both(without('hao'), added(...days(SUNDAY)), on('most-weekends-worked', 0)),
  ),
  deed(
    'most-nights-in-a-row',
    'five nights in a row where four may be',
    europeanWeek,
    on('most-nights-in-a-row', 4),
  ),
  deed(
    'rest-after-nights',
    'a day from Saturday noon on after a night that ends on Saturday morning',
    europeanWeek,
    both(
      without('gu', FRIDAY),
      added({
        person: 'gu',
        date: SATURDAY,
        start: '05:00',
        template: 'straight',
        pieces: 'pre-sales 240',
      }),
      on('rest-after-nights', 1440),
    ),
  ),
  deed(
    'forbidden-successions',
    'a short day follows a late one',
    threeDays,
    part({ forbiddenSuccessions: [{ first: { startFrom: '18:00' }, next: { templates: ['short'] } }] }),
  ),
  deed(
    'shift-limits',
    'two late starts in a week where one may be',
    threeDays,
    limitedTo({ startFrom: '18:00', maximumPerWeek: 1 }),
  ),
  deed(
    'shift-limits',
    'two shifts of a template in the horizon where one may be',
    threeDays,
    limitedTo({ templates: ['short'], maximumPerHorizon: 1 }),
  ),
  deed(
    'steady-starts',
    'two hours later than the day before',
    europeanWeek,
    both(shiftsOf('hao', TUESDAY, { start: '11:00' }), on('steady-starts', 119)),
  ),
  deed(
    'shift-wanted',
    'no early shift on the date it is wanted',
    threeDays,
    agentIs('an', preferring({ shiftsWanted: [{ dates: [MONDAY], startTo: '09:00' }] })),
  ),
  deed(
    'shift-wanted',
    'off on a date on which a shift is wanted',
    threeDays,
    agentIs('fei', preferring({ shiftsWanted: [{ dates: [WEDNESDAY] }] })),
  ),
  deed(
    'shift-wanted',
    'a late shift on a weekday of early ones',
    threeDays,
    agentIs('an', preferring({ shiftsWanted: [{ weekdays: ['tuesday'], startTo: '12:00' }] })),
  ),
  deed(
    'shift-unwanted',
    'a late shift is worked by somebody who would rather not',
    threeDays,
    agentIs('an', preferring({ shiftsUnwanted: [{ startFrom: '14:00', weekdays: ['monday'] }] })),
  ),
  deed(
    'partner-wanted',
    'by day and by night two never meet',
    europeanWeek,
    agentIs('hao', preferring({ partners: [{ agents: ['gu'] }] })),
  ),
];

function on(rule: RuleName, limit: number): Change {
  return ruled('eu', { [rule]: { level: 'required', limit } });
}

function preferring(sent: Parameters<typeof Preferences.parse>[0]): { preferences: Preferences } {
  return { preferences: Preferences.parse(sent) };
}

function limitedTo(limit: object): Change {
  return {
    request: (request) => ({
      ...request,
      contractClasses: request.contractClasses.map((one) => ({
        ...one,
        shiftLimits: one.id === 'part-time' ? [ShiftLimit.parse(limit)] : [],
      })),
    }),
  };
}

function withoutNights(shifts: Parameters<NonNullable<Change['shifts']>>[0]): typeof shifts {
  return shifts.filter(({ person }) => person !== 'gu');
}

function days(...dates: string[]) {
  return dates.map((date) => ({
    person: 'hao',
    date,
    start: '12:00',
    template: 'straight',
    pieces: 'pre-sales 240',
  }));
}
