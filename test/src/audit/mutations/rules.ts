import { Calendar } from '../../../../src/domain/calendar.ts';
import type { HandShift } from '../../../support/hand-roster.ts';
import { europeanWeek, threeDays, weekdates } from '../../../support/hand-shops.ts';
import { added, agentIs, both, deed, part, ruled, shiftsOf, without } from './mutation.ts';
import type { Mutation } from './mutation.ts';

const TUESDAY = '2026-11-24';
const WEDNESDAY = '2026-11-25';

const LONG_DAY = { template: 'long', pieces: 'after-sales 300, break 60, after-sales 240' };

/** The rules of the rule book. */
export const RULES_MUTATIONS: readonly Mutation[] = [
  deed('minutes-per-day', 'nine hours are worked', threeDays, shiftsOf('lin', TUESDAY, LONG_DAY)),
  deed(
    'minutes-per-week',
    'more is worked in a week than its limit',
    threeDays,
    ruled('cn', { 'minutes-per-week': { limit: 1430 } }),
  ),
  deed(
    'overtime-per-day',
    'four hours of overtime are worked where long days are allowed',
    threeDays,
    both(
      added({
        person: 'fei',
        date: TUESDAY,
        start: '09:00',
        template: 'long',
        pieces: 'buffer 300, break 60, buffer 420',
      }),
      ruled('cn', { 'minutes-per-day': { level: 'off' } }),
    ),
  ),
  deed(
    'overtime-per-month',
    'three hours of overtime gather where two are allowed',
    threeDays,
    both(
      shiftsOf('lin', undefined, LONG_DAY),
      ruled('cn', { 'minutes-per-day': { level: 'off' }, 'overtime-per-month': { limit: 120 } }),
    ),
  ),
  deed(
    'weekly-rest-day',
    'all seven days of a week are worked',
    europeanWeek,
    both(
      without('hao'),
      added(...shortDays(weekdates())),
      ruled('eu', { 'weekly-rest-day': { level: 'required' }, 'weekly-rest-hours': { level: 'off' } }),
    ),
  ),
  deed(
    'daily-rest',
    'ten hours are left between two shifts',
    threeDays,
    shiftsOf('bo', TUESDAY, { start: '09:00' }),
  ),
  deed(
    'daily-rest',
    'ten hours are left between a night and a day',
    europeanWeek,
    shiftsOf('gu', TUESDAY, { start: '17:00' }),
  ),
  deed(
    'weekly-rest-hours',
    'four hours on each of seven days leave twenty between',
    europeanWeek,
    both(without('hao'), added(...shortDays(weekdates()))),
  ),
  deed(
    'average-week',
    'five days of twelve hours',
    europeanWeek,
    shiftsOf('hao', undefined, { pieces: 'pre-sales 240, break 60, after-sales 480' }),
  ),
  deed(
    'break-in-long-shift',
    'seven hours without a break',
    europeanWeek,
    shiftsOf('hao', TUESDAY, { template: 'straight', pieces: 'pre-sales 420' }),
  ),
  deed(
    'night-minutes',
    'nights of nine hours',
    europeanWeek,
    shiftsOf('gu', undefined, { pieces: 'pre-sales 240, break 60, after-sales 300' }),
  ),
  deed(
    'night-work-protection',
    'a nursing agent works until 23:00',
    threeDays,
    shiftsOf('chen', WEDNESDAY, { start: '14:00', pieces: 'pre-sales 240, break 60, pre-sales 240' }),
  ),
  deed(
    'overtime-protection',
    'a nursing agent works nine hours where long days are allowed',
    threeDays,
    both(
      shiftsOf('chen', TUESDAY, { template: 'long', pieces: 'pre-sales 240, break 60, pre-sales 300' }),
      ruled('cn', { 'minutes-per-day': { level: 'off' } }),
    ),
  ),
  deed('supervisor-on-duty', 'the morning has no supervisor', threeDays, without('lin', TUESDAY)),
  deed(
    'shop-manager-in-live',
    'the supervisor and the shop manager change places',
    threeDays,
    both(
      without('lin'),
      without('mei'),
      added(
        ...threeDays()
          .shifts.filter((one) => one.person === 'lin' || one.person === 'mei')
          .map((one) => ({ ...one, person: one.person === 'lin' ? 'mei' : 'lin' })),
      ),
    ),
  ),
  deed(
    'shop-manager-in-live',
    'a stream is on while the shop manager eats',
    threeDays,
    part({
      calendar: Calendar.parse({
        guardMinutesBefore: 0,
        guardMinutesAfter: 0,
        liveStreams: [
          { id: 'tuesday-noon', start: `${TUESDAY}T17:30`, end: `${TUESDAY}T18:00`, extraAgents: 0 },
        ],
      }),
    }),
  ),
  deed(
    'night-share',
    'five nights of five',
    europeanWeek,
    ruled('eu', { 'night-share': { level: 'required' } }),
  ),
  deed(
    'staggered-shift-ends',
    'two of five leave together in a guard period, where one may',
    threeDays,
    both(
      part({
        calendar: Calendar.parse({
          guardMinutesBefore: 0,
          guardMinutesAfter: 0,
          liveStreams: [
            { id: 'tuesday-six', start: `${TUESDAY}T17:30`, end: `${TUESDAY}T18:00`, extraAgents: 0 },
          ],
        }),
      }),
      ruled('cn', { 'shop-manager-in-live': { level: 'off' }, 'staggered-shift-ends': { limit: 5 } }),
    ),
  ),
  deed(
    'least-activity-minutes',
    'an hour on a queue after three of standing by, where an hour and a half is due',
    threeDays,
    ruled('cn', { 'least-activity-minutes': { level: 'preferred', limit: 90 } }),
  ),
  deed(
    'day-off-wanted',
    'a date wanted off is worked',
    threeDays,
    agentIs('dan', { daysOffWanted: [TUESDAY] }),
  ),
];

function shortDays(dates: readonly string[]): HandShift[] {
  return dates.map((date) => ({
    person: 'hao',
    date,
    start: '12:00',
    template: 'straight',
    pieces: 'pre-sales 240',
  }));
}
