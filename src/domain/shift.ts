import { z } from 'zod';
import { jsonPath } from './problem.ts';
import { MealBreak, Rest, couldOverlap } from './break.ts';
import type { BreakKind } from './break.ts';
import { ShiftLimit } from './shift-limit.ts';
import { Succession } from './succession.ts';
import { ComprehensiveHours } from './comprehensive-hours.ts';
import { LocalTime, Weekday, minuteOfDay } from './time.ts';

export const ContractClass = z
  .strictObject({
    id: z
      .string()
      .min(1)
      .max(64)
      .meta({ description: 'Identifier.', examples: ['full-time'] }),
    maximumDaysPerWeek: z
      .int()
      .min(1)
      .max(7)
      .default(5)
      .meta({ description: 'Working days in a calendar week, at most.', examples: [5] }),
    maximumMinutesPerWeek: z
      .int()
      .min(60)
      .max(10_080)
      .default(2400)
      .meta({ description: 'Contract minutes in a calendar week, at most.', examples: [2400] }),
    costPerHour: z
      .number()
      .min(0)
      .max(100_000)
      .default(30)
      .meta({ description: 'Cost of a paid hour, any currency.', examples: [30] }),
    minimumMinutesPerWeek: z
      .int()
      .min(0)
      .max(10_080)
      .default(0)
      .meta({
        description:
          'Contract minutes in a calendar week, at least, for everybody who works at all in the horizon. Of a week cut by the horizon’s ends the part in proportion to its days; every day of leave takes off one of `maximumDaysPerWeek` parts.',
        examples: [1200],
      }),
    maximumMinutesPerHorizon: z
      .int()
      .min(60)
      .max(60_480)
      .optional()
      .meta({
        description: 'Paid minutes of one person in the whole horizon, at most, overtime included.',
        examples: [4800],
      }),
    minimumPeople: z
      .int()
      .min(0)
      .max(100_000)
      .default(0)
      .meta({ description: 'People of this class who work in the horizon, at least.', examples: [3] }),
    maximumPeople: z
      .int()
      .min(0)
      .max(100_000)
      .optional()
      .meta({
        description:
          'People of this class who work in the horizon, at most: of a team, or of those who are hired.',
        examples: [20],
      }),
    overtime: z
      .strictObject({
        maximumMinutesPerWeek: z
          .int()
          .min(1)
          .max(5000)
          .meta({
            description: 'Minutes above `maximumMinutesPerWeek` of the class, at most.',
            examples: [480],
          }),
      })
      .optional()
      .meta({
        description:
          'Overtime that may be planned on purpose, within what the required rules allow; never for protected agents. Left out, a contract’s week is never exceeded.',
      }),
    shiftLimits: z
      .array(ShiftLimit)
      .max(20)
      .default([])
      .meta({
        description: 'How often one person works shifts of some kind, at most.',
        examples: [[{ startFrom: '18:00', maximumPerWeek: 2 }]],
      }),
    restDayWork: z
      .strictObject({
        maximumDaysPerWeek: z
          .int()
          .min(1)
          .max(2)
          .meta({ description: 'Days above `maximumDaysPerWeek` of the class, at most.', examples: [1] }),
      })
      .optional()
      .meta({
        description:
          'Work on rest days that may be planned on purpose, within what the required rules allow; never for protected agents. Beyond the days of the contract’s week, holidays aside, the later shifts of a calendar week are work on rest days: paid at `pay.restDay`, and no part of the contract’s minutes. Left out, nobody works more days than the contract’s.',
        examples: [{ maximumDaysPerWeek: 1 }],
      }),
    comprehensiveHours: ComprehensiveHours.optional().meta({
      description:
        'Only with the labour authority’s approval: hours are averaged over a period. `maximumMinutesPerWeek` stays the most of any one week.',
    }),
    hiringCostPerPerson: z
      .number()
      .min(0)
      .max(10_000_000)
      .default(0)
      .meta({
        description: 'Cost of hiring one person; counts in hiring plans that minimise cost.',
        examples: [600],
      }),
  })
  .refine((contract) => contract.minimumMinutesPerWeek <= contract.maximumMinutesPerWeek, {
    path: ['minimumMinutesPerWeek'],
    error: 'must not be above `maximumMinutesPerWeek`',
  })
  .refine((contract) => contract.restDayWork === undefined || contract.comprehensiveHours === undefined, {
    path: ['restDayWork'],
    error: 'no day is a rest day of the contract where hours are averaged over a period',
  })
  .refine((contract) => contract.overtime === undefined || contract.comprehensiveHours === undefined, {
    path: ['overtime'],
    error:
      'overtime of the week has no meaning beside `comprehensiveHours`; use `comprehensiveHours.overtimeMinutesPerMonth`',
  })
  .refine((contract) => contract.minimumPeople <= (contract.maximumPeople ?? Infinity), {
    path: ['minimumPeople'],
    error: 'must not be above `maximumPeople`',
  })
  .refine(
    ({ maximumDaysPerWeek, restDayWork }) => maximumDaysPerWeek + (restDayWork?.maximumDaysPerWeek ?? 0) <= 7,
    {
      path: ['restDayWork', 'maximumDaysPerWeek'],
      error: 'with `maximumDaysPerWeek` of the class it must not come to more than 7 days',
    },
  )
  .meta({ id: 'ContractClass' });
export type ContractClass = z.infer<typeof ContractClass>;

export const ShiftTemplate = z
  .strictObject({
    id: z
      .string()
      .min(1)
      .max(64)
      .meta({ description: 'Identifier.', examples: ['day'] }),
    contractClasses: z
      .array(z.string().min(1))
      .min(1)
      .meta({ description: 'Contract classes that may work it.', examples: [['full-time']] }),
    start: z
      .strictObject({
        from: LocalTime,
        to: LocalTime,
        stepMinutes: z
          .int()
          .min(5)
          .max(720)
          .default(30)
          .meta({ description: 'Step, minutes.', examples: [30] }),
      })
      .refine((start) => minuteOfDay(start.from) <= minuteOfDay(start.to), {
        path: ['to'],
        error: 'must not be before `from`',
      })
      .meta({ description: 'Window of start times, both ends included.' }),
    lengthsMinutes: z
      .array(z.int().min(60).max(1440))
      .min(1)
      .max(20)
      .meta({ description: 'Lengths from start to end, breaks included, minutes.', examples: [[540]] }),
    mealBreak: MealBreak.optional(),
    rests: z
      .array(Rest)
      .max(4)
      .default([])
      .meta({
        description: 'Short breaks beside the meal; no two windows may let breaks overlap.',
        examples: [
          [{ minutes: 15, paid: true, earliestAfterMinutes: 90, latestAfterMinutes: 150, stepMinutes: 15 }],
        ],
      }),
    weekdays: z
      .array(Weekday)
      .min(1)
      .optional()
      .meta({ description: 'Weekdays it may start on; every day when left out.', examples: [['saturday']] }),
    threeShifts: z
      .boolean()
      .default(false)
      .meta({ description: 'Used on three-shift promotion dates, and only there.', examples: [false] }),
  })
  .check(({ value, issues }) => {
    for (const { path, message } of breakErrors(value))
      issues.push({ code: 'custom', input: value, path, message });
  })
  .meta({ id: 'ShiftTemplate' });
export type ShiftTemplate = z.infer<typeof ShiftTemplate>;

/** One of the breaks that a template gives its shifts. */
export interface TemplateBreak {
  readonly kind: BreakKind;
  /** Where the template states it, from its own root. */
  readonly path: (string | number)[];
  /** A meal break has the fields of a rest. */
  readonly window: Rest;
}

/** The meal break of a template, if it has one, and its rests. */
export function breaksOf({ mealBreak, rests }: Pick<ShiftTemplate, 'mealBreak' | 'rests'>): TemplateBreak[] {
  const meals = mealBreak === undefined ? [] : [mealBreak];
  return [
    ...meals.map((window): TemplateBreak => ({ kind: 'meal', path: ['mealBreak'], window })),
    ...rests.map((window, k): TemplateBreak => ({ kind: 'rest', path: ['rests', k], window })),
  ];
}

/** Each break ends inside the shortest shift, and none could overlap another. */
function breakErrors(
  template: Pick<ShiftTemplate, 'lengthsMinutes' | 'mealBreak' | 'rests'>,
): { path: (string | number)[]; message: string }[] {
  const shortest = Math.min(...template.lengthsMinutes);
  return breaksOf(template).flatMap(({ path, window }, index, all) => {
    if (window.latestAfterMinutes + window.minutes > shortest)
      return [{ path, message: 'must end before the shortest length ends' }];
    const other = all.slice(0, index).find((earlier) => couldOverlap(earlier.window, window));
    if (other === undefined) return [];
    const message = `could overlap ${jsonPath(other.path)}: a break begun last in one window must have ended where the other window begins`;
    return [{ path, message }];
  });
}

export const ShiftPreset = z.enum(['full-time-8h', 'part-time-4-6h', 'three-shifts']).meta({
  id: 'ShiftPreset',
  description:
    'full-time-8h: 9 hours with an unpaid hour for the meal; part-time-4-6h: 4 to 6 hours without a meal; three-shifts: 00–08, 08–16, 16–24 with a paid half hour.',
  examples: ['full-time-8h'],
});

export const Shifts = z
  .strictObject({
    contractClasses: z
      .array(ContractClass)
      .max(20)
      .optional()
      .meta({ description: 'Contract classes; full-time and part-time presets when left out.' }),
    templates: z
      .array(z.union([ShiftPreset, ShiftTemplate]))
      .min(1)
      .max(40)
      .default(['full-time-8h', 'part-time-4-6h', 'three-shifts'])
      .meta({ description: 'Shift templates or presets.', examples: [['full-time-8h']] }),
    maximumDistinctStarts: z
      .int()
      .min(1)
      .max(96)
      .optional()
      .meta({
        description: 'Times of day at which shifts of the whole horizon may start, at most so many.',
        examples: [4],
      }),
    forbiddenSuccessions: z
      .array(Succession)
      .max(40)
      .default([])
      .meta({
        description: 'Shifts that nobody may work on the day after others.',
        examples: [[{ first: { startFrom: '14:00' }, next: { startTo: '08:00' } }]],
      }),
  })
  .meta({ id: 'Shifts' });
export type Shifts = z.infer<typeof Shifts>;
