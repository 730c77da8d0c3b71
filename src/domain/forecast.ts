import { z } from 'zod';

const contacts = z.number().min(0).max(1_000_000);
const queue = z
  .string()
  .min(1)
  .max(64)
  .meta({ description: 'Queue id.', examples: ['pre-sales'] });

const HourlyForecast = z
  .strictObject({
    kind: z.literal('hourly'),
    queue,
    contactsPerHour: z
      .array(contacts)
      .min(1)
      .max(42 * 25)
      .meta({
        description:
          'Contacts in each real hour from the start of the first day; a day has 23 or 25 hours when clocks change.',
        examples: [[12, 30, 42]],
      }),
  })
  .meta({ id: 'HourlyForecast' });

const IntervalForecast = z
  .strictObject({
    kind: z.literal('intervals'),
    queue,
    contacts: z
      .array(contacts)
      .min(1)
      .max(42 * 25 * 12)
      .meta({ description: 'Contacts in each planning interval of the horizon.', examples: [[3, 4, 6]] }),
  })
  .meta({ id: 'IntervalForecast' });

const DailyForecast = z
  .strictObject({
    kind: z.literal('daily'),
    queue,
    contactsPerDay: z
      .array(contacts)
      .min(1)
      .max(42)
      .meta({ description: 'Contacts on each day of the horizon.', examples: [[480, 450, 500]] }),
    profile: z
      .union([z.literal('guide'), z.array(z.number().min(0)).length(24)])
      .default('guide')
      .refine((profile) => profile === 'guide' || profile.some((weight) => weight > 0), {
        error: 'needs at least one positive weight',
      })
      .meta({
        description: 'Weights of the 24 clock hours; `guide` takes the shares of the guide.',
        examples: ['guide'],
      }),
  })
  .meta({ id: 'DailyForecast' });

export const Forecast = z
  .discriminatedUnion('kind', [HourlyForecast, IntervalForecast, DailyForecast])
  .meta({ id: 'Forecast', description: 'Expected contacts of one queue over the horizon.' });
export type Forecast = z.infer<typeof Forecast>;
