import { z } from 'zod';

/** What is shared out fairly, by the names under which a history counts it. */
export const DUTIES = ['nights', 'weekends', 'liveDuties', 'bufferDuties'] as const;
export type DutyName = (typeof DUTIES)[number];

const DutyShare = z
  .strictObject({
    person: z.string().meta({ description: 'Agent id.' }),
    carriedIn: z.int().min(0).meta({ description: 'Such shifts before the horizon, by `history`.' }),
    worked: z.int().min(0).meta({ description: 'Such shifts in this horizon.' }),
    total: z.int().min(0).meta({ description: 'Both together.' }),
    fairShare: z
      .number()
      .min(0)
      .meta({
        description:
          'What all who share the duty have in total, split in proportion to the days they can work: in every calendar week those without leave and pinned days off on which some availability window lies, at most as many as the contract has.',
        examples: [3.25],
      }),
    deviation: z.number().meta({ description: 'Total less fair share.', examples: [-0.25] }),
  })
  .meta({ id: 'DutyShare' });

export const DutyFairness = z
  .strictObject({
    duty: z.enum(DUTIES).meta({
      description:
        'nights: shifts with work between 22:00 and 06:00; weekends: shifts that begin on a Saturday or Sunday; liveDuties: shifts that touch the guard period of a stream; bufferDuties: shifts spent on buffer duty for more than half of their work.',
    }),
    people: z.array(DutyShare).meta({
      description:
        'Those who work in the horizon and have the duty, or could have worked such a shift of somebody of their class: available, not off, and not protected where it is a night.',
    }),
    spread: z
      .number()
      .min(0)
      .meta({ description: 'Greatest deviation less the least.', examples: [1.5] }),
    standardDeviation: z
      .number()
      .min(0)
      .meta({ description: 'Root of the mean squared deviation.', examples: [0.6] }),
  })
  .meta({
    id: 'DutyFairness',
    description: 'How evenly one duty is shared out, with what people bring from before the horizon.',
  });
export type DutyFairness = z.infer<typeof DutyFairness>;
