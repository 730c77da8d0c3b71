import { z } from 'zod';

export const BufferPolicy = z
  .strictObject({
    share: z
      .number()
      .min(0)
      .max(1)
      .default(0.05)
      .meta({
        description: 'Buffer staff as a share of the requirement, 0–1, rounded up.',
        examples: [0.05],
      }),
    minimum: z
      .int()
      .min(0)
      .max(1000)
      .default(1)
      .meta({ description: 'Buffer staff at least, while open.', examples: [1] }),
    liveExtraAgents: z
      .int()
      .min(0)
      .max(1000)
      .default(2)
      .meta({ description: 'Agents above the requirement during guard periods.', examples: [2] }),
    absenceConfidence: z
      .number()
      .gt(0.5)
      .lt(1)
      .optional()
      .meta({
        description:
          'Buffer also covers random absence with this probability; the larger of share and this holds.',
        examples: [0.95],
      }),
  })
  .meta({ id: 'BufferPolicy' });
export type BufferPolicy = z.infer<typeof BufferPolicy>;

export const BufferRule = z.enum(['share', 'minimum', 'chance']).meta({
  id: 'BufferRule',
  description: 'Which rule sets the buffer: the larger of the two.',
  examples: ['share'],
});

export const BufferPreset = z.enum(['guide-everyday', 'guide-live', 'none']).meta({
  id: 'BufferPreset',
  description:
    'guide-everyday: 5 %, at least 1, 2 extra in live; guide-live: the same with 3 extra; none: no buffer and no extra.',
  examples: ['guide-everyday'],
});

export const Uncertainty = z
  .strictObject({
    dayVariation: z
      .number()
      .gt(0)
      .max(1)
      .meta({
        description:
          'Coefficient of variation of a whole day’s contacts around the forecast, 0–1: 0.1 where they are typically 10 % off. All queues and intervals of a day are off together.',
        examples: [0.1],
      }),
    targetsHold: z
      .union([
        z.literal('on-average'),
        z.strictObject({
          shareOfDays: z
            .number()
            .min(0.5)
            .max(0.999)
            .meta({ description: 'Share of days, 0.5–0.999.', examples: [0.9] }),
        }),
      ])
      .default('on-average')
      .meta({
        description:
          'Which days targets are kept on: averaged over all days (each contact counts once), or on a share of days.',
        examples: ['on-average', { shareOfDays: 0.9 }],
      }),
  })
  .meta({ id: 'Uncertainty', description: 'How far a day’s contacts may be off the forecast.' });
export type Uncertainty = z.infer<typeof Uncertainty>;

export const Capacity = z
  .strictObject({
    shrinkage: z
      .number()
      .min(0)
      .max(0.9)
      .default(0)
      .meta({
        description: 'Share of working time lost to training, meetings and breaks not modelled, 0–0.9.',
        examples: [0.05],
      }),
    absenceRate: z
      .number()
      .min(0)
      .max(0.5)
      .default(0)
      .meta({ description: 'Share of rostered people absent on a day, 0–0.5.', examples: [0.03] }),
    buffer: z
      .union([BufferPreset, BufferPolicy])
      .default('guide-everyday')
      .meta({ description: 'Buffer staff: a preset of the guide or a policy.' }),
    uncertainty: Uncertainty.optional().meta({
      description: 'Left out, the forecast is taken as exact.',
    }),
  })
  .meta({ id: 'Capacity' });
export type Capacity = z.infer<typeof Capacity>;
