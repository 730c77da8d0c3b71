import { z } from 'zod';
import { DayWindow, TimeZone, WEEKDAYS } from './time.ts';

export const Tier = z.enum(['new', 'growing', 'ka']).meta({
  id: 'Tier',
  description: 'Shop tier of the guide: new, growing or key account.',
  examples: ['ka'],
});
export type Tier = z.infer<typeof Tier>;

const DayHours = z.array(DayWindow).max(4);

export const OpeningHours = z
  .strictObject(Object.fromEntries(WEEKDAYS.map((day) => [day, DayHours.optional()])) as WeekShape)
  .meta({
    id: 'OpeningHours',
    description: 'Windows per weekday in which customers are served; a weekday left out is closed.',
    examples: [{ monday: [{ from: '09:00', to: '24:00' }] }],
  });
type WeekShape = Record<(typeof WEEKDAYS)[number], z.ZodOptional<typeof DayHours>>;
export type OpeningHours = z.infer<typeof OpeningHours>;

export const Shop = z
  .strictObject({
    name: z
      .string()
      .min(1)
      .max(200)
      .default('shop')
      .meta({ description: 'Name shown on the roster.', examples: ['Harbour Street Outfitters'] }),
    timeZone: TimeZone.default('Asia/Shanghai'),
    ordersPerDay: z
      .int()
      .min(0)
      .max(10_000_000)
      .optional()
      .meta({ description: 'Orders a day; gives the tier when `tier` is left out.', examples: [450] }),
    tier: Tier.optional(),
    assessedHours: DayWindow.default({ from: '08:00', to: '23:00' }).meta({
      description: 'Hours in which the platform counts response times, every day.',
      examples: [{ from: '08:00', to: '23:00' }],
    }),
    openingHours: z
      .union([z.literal('always'), DayWindow, OpeningHours])
      .default({ from: '09:00', to: '24:00' })
      .meta({
        description: 'When the team serves: `always`, one window for every day, or windows per weekday.',
        examples: [{ from: '09:00', to: '24:00' }],
      }),
  })
  .meta({ id: 'Shop' });
export type Shop = z.infer<typeof Shop>;

export const Horizon = z
  .strictObject({
    firstDay: z.iso.date().meta({ description: 'First day of the plan.', examples: ['2026-11-23'] }),
    days: z
      .int()
      .min(1)
      .max(42)
      .meta({ description: 'Days to plan, 1–42.', examples: [7] }),
    intervalMinutes: z
      .union([z.literal(5), z.literal(10), z.literal(15), z.literal(30), z.literal(60)])
      .default(15)
      .meta({ description: 'Planning grain in minutes.', examples: [15] }),
  })
  .meta({ id: 'Horizon' });
export type Horizon = z.infer<typeof Horizon>;
