import { z } from 'zod';
import { BufferRule } from './capacity.ts';
import { SkillLevel } from './skill.ts';
import { SpanEnd, SpanStart } from './span.ts';

const start = SpanStart.meta({ examples: ['2026-11-23T20:00:00+08:00'] });
const end = SpanEnd.meta({ examples: ['2026-11-24T00:00:00+08:00'] });

export const FloatPosition = z
  .strictObject({
    order: z
      .int()
      .min(1)
      .meta({ description: 'Who is called first: 1. Of those who stand by at that moment.', examples: [1] }),
    person: z.string().meta({ description: 'Agent id.', examples: ['a01'] }),
    spans: z
      .array(z.strictObject({ start, end }))
      .min(1)
      .meta({ description: 'When the person stands by within the stretch, in order.' }),
    queues: z
      .array(z.string())
      .min(1)
      .meta({ description: 'All queues the person can take over.', examples: [['pre-sales']] }),
    reason: z.string().meta({
      description: 'What puts the person before the next in the order, the last one after the one before.',
      examples: ['a01 can take over 1 queue, a02 2 queues'],
    }),
  })
  .meta({ id: 'FloatPosition' });
export type FloatPosition = z.infer<typeof FloatPosition>;

export const FloatList = z
  .strictObject({
    date: z.iso.date(),
    band: z
      .string()
      .meta({ description: 'Band id, or the hours outside every band.', examples: ['20:00–24:00'] }),
    skill: z.string().meta({ examples: ['pre-sales'] }),
    minimumLevel: SkillLevel,
    queues: z
      .array(z.string())
      .meta({ description: 'Queues that need the skill at that level.', examples: [['pre-sales']] }),
    start,
    end,
    bufferRequired: z
      .strictObject({ least: z.int().min(0), most: z.int().min(0) })
      .meta({ description: 'Buffer staff asked for over all skills, least and most over the stretch.' }),
    setBy: z
      .array(BufferRule)
      .meta({ description: 'The rules that set it somewhere in the stretch.', examples: [['share']] }),
    people: z.array(FloatPosition).min(1).meta({
      description:
        'In the order in which they are called: who can take over the fewest queues; whose other queues have the most agents to spare; who has no live duty; who stands by longest; by id.',
    }),
  })
  .meta({
    id: 'FloatList',
    description:
      'Buffer staff with a skill in one stretch of a band on one date. Whoever has several skills is on the list of each.',
  });
export type FloatList = z.infer<typeof FloatList>;
