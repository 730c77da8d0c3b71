import { z } from 'zod';
import { SkillLevel } from './skill.ts';
import { DayWindow, Moment } from './time.ts';

export const DueRule = z
  .strictObject({
    withinMinutes: z
      .int()
      .min(5)
      .max(60_480)
      .optional()
      .meta({ description: 'Minutes after an item came in.', examples: [120] }),
    sameDay: z
      .boolean()
      .default(false)
      .meta({ description: 'By the end of the day on which it came in.', examples: [true] }),
  })
  .meta({
    id: 'DueRule',
    description: 'When an item must be done: the earlier of both; by the end of the horizon without either.',
  });
export type DueRule = z.infer<typeof DueRule>;

export const DuePreset = z.enum(['guide-level-1']).meta({
  id: 'DuePreset',
  description: 'guide-level-1: incidents of level 1 (1–2 star reviews): within 2 hours, closed the same day.',
  examples: ['guide-level-1'],
});

const DailyVolume = z
  .strictObject({
    kind: z.literal('daily'),
    itemsPerDay: z
      .union([z.number().min(0).max(100_000), z.array(z.number().min(0).max(100_000)).min(1).max(42)])
      .meta({ description: 'Items a day: one number, or one for each day of the horizon.', examples: [24] }),
    received: DayWindow.optional().meta({
      description:
        'When they come in, evenly; the opening hours when left out. What comes in closed hours waits for the next opening, and its time runs from there.',
    }),
    due: z.union([DuePreset, DueRule]).default({ sameDay: false }),
  })
  .meta({ id: 'DailyVolume' });

const BatchVolume = z
  .strictObject({
    kind: z.literal('batches'),
    batches: z
      .array(
        z.strictObject({
          release: Moment.meta({ description: 'When work on it can begin.', examples: ['2026-11-24T10:00'] }),
          deadline: Moment.meta({ description: 'When it must be done.', examples: ['2026-11-27T18:00'] }),
          items: z
            .int()
            .min(1)
            .max(100_000)
            .meta({ description: 'Items in it.', examples: [80] }),
        }),
      )
      .min(1)
      .max(500),
  })
  .meta({ id: 'BatchVolume' });

export const DeferrableWork = z
  .strictObject({
    id: z
      .string()
      .min(1)
      .max(64)
      .meta({ description: 'Identifier.', examples: ['reviews'] }),
    skill: z
      .string()
      .min(1)
      .max(64)
      .meta({
        description: 'Skill it takes: one that a queue asks for, or its own.',
        examples: ['after-sales'],
      }),
    minimumLevel: SkillLevel.default(1).meta({
      description: 'Level of the skill that it takes at least, 1 to 3.',
      examples: [1],
    }),
    minutesPerItem: z
      .number()
      .gt(0)
      .max(1440)
      .meta({ description: 'Time of one person for one item, minutes.', examples: [10] }),
    volume: z.discriminatedUnion('kind', [DailyVolume, BatchVolume]),
  })
  .meta({
    id: 'DeferrableWork',
    description:
      'Work that can wait: incidents of level 1, tickets, outreach. People do it in whole intervals in which they neither serve nor stand by; it fills the time they have left before it adds people.',
  });
export type DeferrableWork = z.infer<typeof DeferrableWork>;

/** The same with presets replaced by data. */
export type ResolvedDeferrableWork = Omit<DeferrableWork, 'volume'> & {
  readonly volume:
    z.infer<typeof BatchVolume> | (Omit<z.infer<typeof DailyVolume>, 'due'> & { readonly due: DueRule });
};
