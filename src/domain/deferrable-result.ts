import { z } from 'zod';

const moment = z.iso.datetime({ offset: true });
const agentMinutes = z.int().min(0);

export const DeferrableBatch = z
  .strictObject({
    release: moment.meta({
      description: 'Start of the interval from which on it can be worked on: its last item has come in.',
      examples: ['2026-11-23T10:00:00+08:00'],
    }),
    deadline: moment.meta({
      description: 'When it must be done: when its first item is due.',
      examples: ['2026-11-23T11:30:00+08:00'],
    }),
    items: z.int().min(1),
    agentMinutes: agentMinutes.meta({
      description: 'Time of one person that it takes, in whole intervals.',
      examples: [30],
    }),
    inTimeAgentMinutes: agentMinutes.meta({ description: 'Of that, what people are on it for in time.' }),
  })
  .meta({
    id: 'DeferrableBatch',
    description: 'Items worked on together: people turn to such work for whole intervals.',
  });
export type DeferrableBatch = z.infer<typeof DeferrableBatch>;

export const DeferrableResult = z
  .strictObject({
    work: z.string().meta({ description: 'Id of the work.', examples: ['reviews'] }),
    skill: z.string(),
    items: z.int().min(0).meta({ description: 'Items to be done in the horizon.' }),
    inTimeItems: z.int().min(0).meta({ description: 'Items done in time.' }),
    agentMinutes: agentMinutes.meta({
      description: 'Time of one person that they take, in whole intervals.',
    }),
    inTimeAgentMinutes: agentMinutes.meta({ description: 'Of that, what people are on it for in time.' }),
    batches: z.array(DeferrableBatch).meta({ description: 'By release. People take what is due first.' }),
  })
  .meta({ id: 'DeferrableResult', description: 'One kind of work that can wait, and what is done of it.' });
export type DeferrableResult = z.infer<typeof DeferrableResult>;
