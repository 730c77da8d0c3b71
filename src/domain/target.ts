import { z } from 'zod';
import { LocalTime, Weekday, minuteOfDay } from './time.ts';

const share = z.number().gt(0).lt(1);

/** Promises about response; each one left out promises nothing. */
const targetFields = {
  averageResponseSeconds: z
    .number()
    .gt(0)
    .max(86_400)
    .optional()
    .meta({
      description: 'Average response time (ART) over all replies, seconds, at most.',
      examples: [45],
    }),
  answeredWithin: z
    .strictObject({
      share: share.meta({ description: 'Share of contacts, 0–1, at least.', examples: [0.8] }),
      seconds: z
        .number()
        .gt(0)
        .max(86_400)
        .meta({ description: 'Within so many seconds.', examples: [30] }),
    })
    .optional()
    .meta({ description: 'Share of first responses given within a time.' }),
  threeMinuteReplyRate: share
    .optional()
    .meta({ description: 'Share of replies given within 180 seconds, 0–1, at least.', examples: [0.95] }),
  maximumAbandonment: share.optional().meta({
    description: 'Share of contacts that leave before an agent takes them, 0–1, at most.',
    examples: [0.05],
  }),
};

export const TargetSet = z.strictObject(targetFields).meta({ id: 'TargetSet' });
export type TargetSet = z.infer<typeof TargetSet>;

export const TargetName = z
  .enum(['averageResponseSeconds', 'answeredWithin', 'threeMinuteReplyRate', 'maximumAbandonment'])
  .meta({ id: 'TargetName', description: 'A kind of target.', examples: ['averageResponseSeconds'] });
export type TargetName = keyof TargetSet;

export const Band = z
  .strictObject({
    id: z
      .string()
      .min(1)
      .max(64)
      .meta({ description: 'Name of the band.', examples: ['evening'] }),
    from: LocalTime,
    to: LocalTime,
    weekdays: z
      .array(Weekday)
      .min(1)
      .optional()
      .meta({
        description: 'Weekdays the band applies to; every day when left out.',
        examples: [['saturday']],
      }),
    queues: z
      .array(z.string())
      .min(1)
      .optional()
      .meta({ description: 'Queue ids the band applies to; all when left out.', examples: [['pre-sales']] }),
    ...targetFields,
  })
  .refine((band) => minuteOfDay(band.from) < minuteOfDay(band.to), {
    path: ['to'],
    error: 'must be later than `from`; a band past midnight is written as two',
  })
  .meta({ id: 'Band', description: 'A part of the day with its own targets.' });
export type Band = z.infer<typeof Band>;

export const Targets = z
  .strictObject({
    tierLimit: z
      .boolean()
      .default(true)
      .meta({ description: 'Whether the tier’s response limit applies.', examples: [true] }),
    bands: z
      .union([z.literal('guide'), z.array(Band).max(48)])
      .default('guide')
      .meta({
        description: 'Time bands with targets; `guide` takes the bands of the guide.',
        examples: ['guide'],
      }),
    averaging: z
      .enum(['interval', 'band'])
      .default('interval')
      .meta({
        description:
          'Over what `averageResponseSeconds` is kept. `interval`: in every interval. `band`: over each band (and over the hours outside every band) of each queue and day, all replies together, as platforms assess it; no interval may then exceed twice the target, and every other target still holds in each interval. A few people more in one interval so make up for a few less in another. Plans only; each queue needs a skill of its own.',
        examples: ['interval'],
      }),
    platform: TargetSet.optional().meta({ description: 'What the platform asks during assessed hours.' }),
    always: TargetSet.optional().meta({ description: 'What the request asks in every open interval.' }),
  })
  .meta({
    id: 'Targets',
    description: 'Where several targets apply, the strictest holds and the result names it.',
  });
export type Targets = z.infer<typeof Targets>;
