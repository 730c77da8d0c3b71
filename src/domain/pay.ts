import { z } from 'zod';

/** What an hour is paid at, as a multiple of the contract’s cost. */
export const Pay = z
  .strictObject({
    overtime: z
      .number()
      .min(1)
      .max(10)
      .default(1.5)
      .meta({
        description:
          'Hours above the day’s standard, and above the contract’s week (Labour Law of the PRC art. 44).',
        examples: [1.5],
      }),
    restDay: z
      .number()
      .min(1)
      .max(10)
      .default(2)
      .meta({
        description:
          'All hours of shifts on rest days, which `restDayWork` of a contract class allows; they are no overtime besides (art. 44).',
        examples: [2],
      }),
    holiday: z
      .number()
      .min(1)
      .max(10)
      .default(3)
      .meta({
        description:
          'All hours of shifts that start on one of `calendar.holidays`; they are no overtime besides (art. 44).',
        examples: [3],
      }),
  })
  .meta({
    id: 'Pay',
    description: 'What an hour is paid at, as a multiple of the contract’s cost per hour.',
  });
export type Pay = z.infer<typeof Pay>;

/** What a roster costs. */
export const Cost = z
  .strictObject({
    total: z.number().min(0),
    base: z.number().min(0).meta({ description: 'All paid minutes at the cost per hour of each contract.' }),
    overtimePremium: z.number().min(0).meta({ description: 'Beside that for overtime.' }),
    restDayPremium: z.number().min(0).meta({ description: 'Beside that for work on rest days.' }),
    holidayPremium: z.number().min(0).meta({ description: 'Beside that for work on holidays.' }),
    hiring: z.number().min(0).meta({ description: 'Of everybody hired; 0 for a team.' }),
    paidMinutes: z.int().min(0),
    overtimeMinutes: z
      .int()
      .min(0)
      .meta({ description: 'Of these overtime, by day and by week; none on rest days and holidays.' }),
    restDayMinutes: z.int().min(0).meta({ description: 'Of these on rest days.' }),
    holidayMinutes: z.int().min(0).meta({ description: 'Of these on holidays.' }),
  })
  .meta({ id: 'Cost', description: 'What a roster costs, in the currency of the contracts.' });
export type Cost = z.infer<typeof Cost>;
