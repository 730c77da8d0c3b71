import { z } from 'zod';
import { Objective } from './objective.ts';
import { changeFields } from './published.ts';
import { Moment } from './time.ts';

const MovedStream = z
  .strictObject({
    id: z
      .string()
      .min(1)
      .meta({ description: 'Id of a live stream of the plan.', examples: ['tuesday-evening'] }),
    start: Moment,
    end: Moment,
  })
  .meta({ id: 'MovedStream', description: 'A live stream at its new time.' });

/** What is different from a plan that is known already. */
export const ReplanRequest = z
  .strictObject({
    ...changeFields,
    liveStreams: z
      .array(MovedStream)
      .max(500)
      .default([])
      .meta({ description: 'Live streams that take place at another time.' }),
    forecastFactor: z
      .number()
      .min(0.1)
      .max(10)
      .default(1)
      .meta({ description: 'Multiplies the forecast of every queue.', examples: [1.2] }),
    objective: Objective.optional().meta({
      description: 'Limits of time and the seed; those of the plan when left out, with at most 10 seconds.',
    }),
  })
  .meta({ id: 'ReplanRequest', description: 'What is different since a plan was published.' });
export type ReplanRequest = z.infer<typeof ReplanRequest>;
/** The same before defaults are filled in: what a client may send. */
export type ReplanRequestInput = z.input<typeof ReplanRequest>;
