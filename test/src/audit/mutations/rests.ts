import { template } from '../../../support/hand-request.ts';
import { europeanWeek, restedTuesday } from '../../../support/hand-shops.ts';
import { at, both, deed, lie, part, ruled, shiftsOf } from './mutation.ts';
import type { Mutation } from './mutation.ts';

const TUESDAY = '2026-11-24';

/** Chen's pieces on Tuesday, from 09:00 on; his rests may begin from 10:30 to 11:30 and from 15:30 to 16:30. */
const chen = (pieces: string): ReturnType<typeof shiftsOf> => shiftsOf('chen', TUESDAY, { pieces });

/** Rests beside the meal against templates and guard periods. */
export const RESTS_MUTATIONS: readonly Mutation[] = [
  deed(
    'break-legal',
    'a rest begins before its window',
    restedTuesday,
    chen('pre-sales 60, rest 30, pre-sales 150, break 60, pre-sales 120, rest 30, pre-sales 90'),
  ),
  deed(
    'break-legal',
    'a rest begins after its window',
    restedTuesday,
    chen('pre-sales 120, rest 30, pre-sales 90, break 60, pre-sales 180, rest 30, pre-sales 30'),
  ),
  deed(
    'break-legal',
    'both rests lie in one window',
    restedTuesday,
    chen('pre-sales 90, rest 30, pre-sales 30, rest 30, pre-sales 60, break 60, pre-sales 240'),
  ),
  deed(
    'break-legal',
    'a rest lasts an hour',
    restedTuesday,
    chen('pre-sales 120, rest 60, pre-sales 60, break 60, pre-sales 120, rest 30, pre-sales 90'),
  ),
  deed(
    'break-legal',
    'one of two rests is left out',
    restedTuesday,
    chen('pre-sales 120, rest 30, pre-sales 90, break 60, pre-sales 240'),
  ),
  deed(
    'break-legal',
    'a third rest is taken',
    restedTuesday,
    chen('pre-sales 120, rest 30, pre-sales 90, break 60, pre-sales 90, rest 30, rest 30, pre-sales 90'),
  ),
  deed(
    'break-legal',
    'a rest is taken where the template has none',
    restedTuesday,
    shiftsOf('lin', TUESDAY, {
      pieces: 'after-sales 120, rest 30, after-sales 150, break 60, after-sales 180',
    }),
  ),
  deed(
    'break-legal',
    'a paid rest is called an unpaid meal',
    restedTuesday,
    chen('pre-sales 120, break 30, pre-sales 90, break 60, pre-sales 120, rest 30, pre-sales 90'),
  ),
  lie('break-legal', 'a meal is called a rest', restedTuesday, (roster) => {
    at(roster, 'chen', TUESDAY).breaks[1].kind = 'rest';
  }),
  lie(
    'break-legal',
    'a rest is called unpaid',
    restedTuesday,
    (roster) => {
      at(roster, 'chen', TUESDAY).breaks[0].paid = false;
    },
    'declared-cost',
    'declared-minutes',
  ),
  lie('break-legal', 'the breaks are out of order', restedTuesday, (roster) => {
    at(roster, 'chen', TUESDAY).breaks.reverse();
  }),
  lie(
    'activities-partition',
    'the person serves during a rest, and the coverage does not count it',
    restedTuesday,
    (roster) => {
      at(roster, 'chen', TUESDAY).activities[0].end = `${TUESDAY}T11:30:00+08:00`;
    },
    'coverage-counts',
    'gaps',
  ),
  deed(
    'guard-break',
    'a rest starts inside the guard period',
    restedTuesday,
    shiftsOf('an', TUESDAY, {
      template: 'rested',
      pieces: 'pre-sales 120, rest 30, pre-sales 30, break 60, pre-sales 180, rest 30, pre-sales 90',
    }),
  ),
  deed(
    'break-in-long-shift',
    'seven hours with a rest and no meal',
    europeanWeek,
    both(
      part({
        templates: [
          ...europeanWeek().request.templates,
          template('rests-only', {
            contractClasses: ['free'],
            start: { from: '00:00', to: '23:00', stepMinutes: 60 },
            lengthsMinutes: [420],
            rests: [{ minutes: 60, earliestAfterMinutes: 120, latestAfterMinutes: 300 }],
          }),
        ],
      }),
      ruled('eu', {}),
      shiftsOf('hao', TUESDAY, {
        template: 'rests-only',
        pieces: 'pre-sales 180, rest 60, pre-sales 180',
      }),
    ),
  ),
];
