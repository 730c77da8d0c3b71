import { z } from 'zod';
import { WINDOW_ERROR, hasWindow, narrowsShifts, shiftKindFields } from './shift-kind.ts';
import type { ShiftKindFields } from './shift-kind.ts';
import { LocalDate, Weekday } from './time.ts';

const wishFields = {
  ...shiftKindFields,
  dates: z
    .array(LocalDate)
    .min(1)
    .max(42)
    .optional()
    .meta({ description: 'Dates it is about.', examples: [['2026-11-28']] }),
  weekdays: z
    .array(Weekday)
    .min(1)
    .max(7)
    .optional()
    .meta({
      description: 'Weekdays it is about; every day without `dates` and `weekdays`.',
      examples: [['monday']],
    }),
  weight: z
    .number()
    .min(0)
    .max(1000)
    .default(1)
    .meta({
      description: 'How much it counts: the weight of the rule is multiplied by it.',
      examples: [2],
    }),
};

type WishFields = ShiftKindFields & {
  readonly dates?: readonly string[] | undefined;
  readonly weekdays?: readonly Weekday[] | undefined;
};

const ONE_OF_BOTH = { path: ['weekdays'], error: 'either `dates` or `weekdays`, not both' };

function namesDaysOnce({ dates, weekdays }: WishFields): boolean {
  return dates === undefined || weekdays === undefined;
}

export const WantedShift = z
  .strictObject(wishFields)
  .refine(
    (wish) => wish.dates !== undefined || narrowsShifts(wish),
    'expected `dates`, `templates`, `startFrom` or `startTo`',
  )
  .refine(namesDaysOnce, ONE_OF_BOTH)
  .refine(hasWindow, WINDOW_ERROR)
  .meta({
    id: 'WantedShift',
    description:
      'With `dates`: would like to work such a shift on each of them. Without: whenever the agent works on one of the weekdays, would like the shift to be such a one.',
  });
export type WantedShift = z.infer<typeof WantedShift>;

export const UnwantedShift = z
  .strictObject(wishFields)
  .refine(
    (wish) => wish.dates !== undefined || wish.weekdays !== undefined || narrowsShifts(wish),
    'expected `dates`, `weekdays`, `templates`, `startFrom` or `startTo`',
  )
  .refine(namesDaysOnce, ONE_OF_BOTH)
  .refine(hasWindow, WINDOW_ERROR)
  .meta({
    id: 'UnwantedShift',
    description: 'Shifts that the agent would rather not work on these days.',
  });
export type UnwantedShift = z.infer<typeof UnwantedShift>;

export const PartnerWish = z
  .strictObject({
    agents: z
      .array(z.string().min(1).max(64))
      .min(1)
      .max(20)
      .optional()
      .meta({ description: 'Agent ids, any one of whom will do.', examples: [['a02', 'a05']] }),
    authority: z
      .enum(['supervisor', 'shop-manager'])
      .optional()
      .meta({ description: 'Somebody else of this authority or a higher one.', examples: ['supervisor'] }),
    weight: wishFields.weight,
  })
  .refine(
    ({ agents, authority }) => (agents === undefined) !== (authority === undefined),
    'expected either `agents` or `authority`',
  )
  .meta({
    id: 'PartnerWish',
    description:
      'With whom the agent would like to work. On a day on which both start a shift it is kept when they are on shift at the same time for as long as the limit of the rule `partner-wanted`, or for all of the shorter shift.',
  });
export type PartnerWish = z.infer<typeof PartnerWish>;

/** Whether a wish is about a date. */
export function isAboutDate({ dates, weekdays }: WishFields, date: string, weekday: Weekday): boolean {
  return dates?.includes(date) ?? weekdays?.includes(weekday) ?? true;
}

export const Preferences = z
  .strictObject({
    shiftsWanted: z.array(WantedShift).max(50).default([]).meta({ description: 'Shifts wanted.' }),
    shiftsUnwanted: z.array(UnwantedShift).max(50).default([]).meta({ description: 'Shifts not wanted.' }),
    partners: z
      .array(PartnerWish)
      .max(20)
      .default([])
      .meta({ description: 'Colleagues or supervisors to work with.' }),
  })
  .meta({ id: 'Preferences', description: 'What the agent would like to work, beside `daysOffWanted`.' });
export type Preferences = z.infer<typeof Preferences>;
