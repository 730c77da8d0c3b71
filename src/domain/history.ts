import { z } from 'zod';
import { Moment } from './time.ts';

const days = (description: string, example: number) =>
  z
    .int()
    .min(0)
    .max(366)
    .default(0)
    .meta({ description, examples: [example] });
const shifts = (description: string, example: number) =>
  z
    .int()
    .min(0)
    .max(10_000)
    .default(0)
    .meta({ description, examples: [example] });

/** How often somebody had the duties that are to be shared out fairly. */
export const DutyCounters = z
  .strictObject({
    nights: shifts('Shifts with work between 22:00 and 06:00.', 4),
    weekends: shifts('Shifts on Saturdays and Sundays.', 3),
    liveDuties: shifts('Shifts that touch the guard period of a live stream.', 5),
    bufferDuties: shifts('Shifts spent mostly on stand-by.', 2),
  })
  .meta({ id: 'DutyCounters', description: 'How often somebody had the duties that are shared out fairly.' });
export type DutyCounters = z.infer<typeof DutyCounters>;

export const History = z
  .strictObject({
    lastShiftEnd: Moment.optional().meta({
      description:
        'When the last shift before the horizon ends: rests count from then on. It may end on the horizon’s first day.',
      examples: ['2026-11-23T06:00'],
    }),
    daysWorkedInARow: days('Dates worked in a row, up to the eve of the horizon.', 3),
    nightsInARow: days(
      'The last of those dates on which a night began, in a row: three hours or more between 22:00 and 06:00.',
      0,
    ),
    daysOffInARow: days('Dates off in a row, up to the eve of the horizon.', 0),
    daysThisWeek: z
      .int()
      .min(0)
      .max(6)
      .optional()
      .meta({
        description:
          'Dates worked in the calendar week that the horizon’s first day cuts, before it. Left out, that week is not judged as a whole.',
        examples: [3],
      }),
    minutesThisWeek: z
      .int()
      .min(0)
      .max(10_080)
      .default(0)
      .meta({
        description:
          'Paid minutes in that part of the week, none of them on holidays; where the class agrees to overtime they count as within the standard of their days.',
        examples: [1440],
      }),
    overtimeMinutesThisMonth: z
      .int()
      .min(0)
      .max(20_000)
      .default(0)
      .meta({
        description: 'Overtime worked in the calendar month that the horizon’s first day cuts, before it.',
        examples: [240],
      }),
    averagingPeriod: z
      .strictObject({
        weeks: z
          .int()
          .min(1)
          .max(51)
          .meta({ description: 'Seven-day periods before the horizon.', examples: [13] }),
        minutes: z
          .int()
          .min(0)
          .max(500_000)
          .meta({ description: 'Paid minutes in them.', examples: [31_200] }),
      })
      .optional()
      .meta({
        description:
          'Weeks before the horizon over which the rule `average-week` averages beside those of the horizon (Directive 2003/88/EC art. 16: at most four months together).',
      }),
    minutesThisPeriod: z
      .int()
      .min(0)
      .max(600_000)
      .optional()
      .meta({
        description:
          'For contract classes with `comprehensiveHours`: paid minutes, without holidays, in the period that the horizon’s first day cuts, before it. Left out, only the horizon’s part of the period is looked at.',
        examples: [8640],
      }),
    counters: DutyCounters.prefault({}),
  })
  .refine((history) => history.daysWorkedInARow === 0 || history.daysOffInARow === 0, {
    path: ['daysOffInARow'],
    error: 'the eve of the horizon was either worked or off: one of `daysWorkedInARow` and this must be 0',
  })
  .refine((history) => history.nightsInARow <= history.daysWorkedInARow, {
    path: ['nightsInARow'],
    error: 'nights are among the days of `daysWorkedInARow`',
  })
  .meta({
    id: 'History',
    description: 'What one agent worked before the horizon, as far as it still counts.',
  });
export type History = z.infer<typeof History>;
