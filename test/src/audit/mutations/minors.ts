import type { HandShift } from '../../../support/hand-roster.ts';
import { europeanWeek, threeDays, weekdates } from '../../../support/hand-shops.ts';
import { added, agentIs, both, deed, fromTuesday, history, ruled, shiftsOf, without } from './mutation.ts';
import type { Mutation } from './mutation.ts';

const [, TUESDAY, WEDNESDAY] = weekdates();
/** Hao, of the European week, or Chen, of the three days, is 17. */
const HAO_IS_17 = agentIs('hao', { protections: ['minor'] });
const CHEN_IS_17 = agentIs('chen', { protections: ['minor'] });

/** The rules for workers of 16 and 17. */
export const MINORS_MUTATIONS: readonly Mutation[] = [
  deed(
    'minor-minutes',
    'a minor works nine hours where long days are allowed',
    threeDays,
    both(
      CHEN_IS_17,
      shiftsOf('chen', TUESDAY, { template: 'long', pieces: 'pre-sales 240, break 60, pre-sales 300' }),
      ruled('cn', { 'minutes-per-day': { level: 'off' } }),
    ),
  ),
  deed(
    'minor-minutes',
    'a minor works 48 hours a week, eight on each of six days',
    europeanWeek,
    both(
      HAO_IS_17,
      without('hao'),
      added(...days(weekdates().slice(0, 6), 'any', 'pre-sales 240, break 60, after-sales 240')),
      ruled('eu', { 'weekly-rest-hours': { level: 'off' }, 'minor-rest-days': { level: 'off' } }),
    ),
  ),
  deed(
    'minor-minutes',
    'a minor had worked a minute too many in the week before the horizon',
    europeanWeek,
    both(
      fromTuesday(),
      agentIs('hao', {
        protections: ['minor'],
        history: history({ daysThisWeek: 1, minutesThisWeek: 481 }),
      }),
    ),
  ),
  deed(
    'minor-night-work',
    'a minor works until 23:00',
    threeDays,
    both(
      CHEN_IS_17,
      shiftsOf('chen', WEDNESDAY, { start: '14:00', pieces: 'pre-sales 240, break 60, pre-sales 240' }),
    ),
  ),
  deed(
    'minor-daily-rest',
    'a minor has eleven hours between two shifts',
    europeanWeek,
    both(
      HAO_IS_17,
      shiftsOf('hao', TUESDAY, { start: '12:00' }),
      shiftsOf('hao', WEDNESDAY, { start: '08:00' }),
    ),
  ),
  deed(
    'minor-daily-rest',
    'a minor begins eleven hours after the last shift before the horizon',
    europeanWeek,
    agentIs('hao', { protections: ['minor'], history: history({ lastShiftEnd: '2026-11-22T22:00' }) }),
  ),
  deed(
    'minor-rest-days',
    'a minor works on six days of a week',
    europeanWeek,
    both(HAO_IS_17, without('hao'), added(...days(weekdates().slice(0, 6), 'straight', 'pre-sales 240'))),
  ),
  deed(
    'minor-rest-days',
    'a minor works on five days of a week after one before the horizon',
    europeanWeek,
    both(
      fromTuesday(),
      agentIs('hao', { protections: ['minor'], history: history({ daysThisWeek: 1 }) }),
      without('hao'),
      added(...days(weekdates().slice(1, 6), 'straight', 'pre-sales 240')),
    ),
  ),
  deed(
    'minor-break',
    'a minor works seven hours without a break',
    europeanWeek,
    both(
      HAO_IS_17,
      shiftsOf('hao', TUESDAY, { template: 'straight', pieces: 'pre-sales 420' }),
      ruled('eu', { 'break-in-long-shift': { level: 'off' } }),
    ),
  ),
];

function days(dates: readonly string[], template: string, pieces: string): HandShift[] {
  return dates.map((date) => ({ person: 'hao', date, start: '09:00', template, pieces }));
}
