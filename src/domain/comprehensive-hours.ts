import { z } from 'zod';

export const ComprehensivePeriod = z.enum(['week', 'month', 'quarter', 'year']).meta({
  id: 'ComprehensivePeriod',
  description: 'Calendar period over which the standard hours are averaged; weeks begin on Monday.',
  examples: ['quarter'],
});
export type ComprehensivePeriod = z.infer<typeof ComprehensivePeriod>;

/** Working days of a year: 365 less 104 rest days and 13 statutory holidays (MOHRSS notice No. 2 of 2025). */
const WORKING_DAYS_PER_YEAR = 248;
const STANDARD_DAY_MINUTES = 480;

/** Standard minutes of each period, and its length in months: 2,400 a week; the others share the working days of a year. */
export const COMPREHENSIVE_STANDARDS: Readonly<
  Record<ComprehensivePeriod, { readonly minutes: number; readonly months: number }>
> = {
  week: { minutes: 5 * STANDARD_DAY_MINUTES, months: (12 * 7) / 365 },
  month: { minutes: (WORKING_DAYS_PER_YEAR * STANDARD_DAY_MINUTES) / 12, months: 1 },
  quarter: { minutes: (WORKING_DAYS_PER_YEAR * STANDARD_DAY_MINUTES) / 4, months: 3 },
  year: { minutes: WORKING_DAYS_PER_YEAR * STANDARD_DAY_MINUTES, months: 12 },
};

export const ComprehensiveHours = z
  .strictObject({
    period: ComprehensivePeriod,
    approvalRef: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .meta({
        description: 'Reference of the labour authority’s approval; without one hours may not be averaged.',
        examples: ['沪人社工时〔2026〕118号'],
      }),
    overtimeMinutesPerMonth: z
      .int()
      .min(0)
      .max(2160)
      .default(0)
      .meta({
        description:
          'Overtime that may be planned beyond the standard of the period, minutes a month on average (Ministry of Labour letter No. 271 of 1997: at most 36 hours).',
        examples: [600],
      }),
  })
  .meta({
    id: 'ComprehensiveHours',
    description:
      'Comprehensive working hours (综合计算工时, Labour Law of the PRC art. 39; Ministry of Labour No. 503 of 1994 art. 5): the standard of eight hours a day and forty a week holds on average over the period, and only what lies beyond the period’s standard is overtime.',
  });
export type ComprehensiveHours = z.infer<typeof ComprehensiveHours>;
