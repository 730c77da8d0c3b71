import { z } from 'zod';
import { SkillLevel } from './skill.ts';
import { TargetSet } from './target.ts';

const seconds = (description: string, example: number): z.ZodNumber =>
  z
    .number()
    .gt(0)
    .max(86_400)
    .meta({ description, examples: [example] });

const patienceSeconds = z
  .number()
  .gt(0)
  .max(86_400)
  .optional()
  .meta({
    description: 'Mean time a customer waits for an agent before leaving, seconds; left out: never leaves.',
    examples: [120],
  });

export const ChatHandling = z
  .strictObject({
    kind: z.literal('chat'),
    agentSecondsPerReply: seconds('Mean time an agent needs to write one reply, seconds.', 12),
    customerSecondsPerMessage: seconds(
      'Mean time between a reply and the customer’s next message, seconds.',
      45,
    ),
    repliesPerChat: z
      .number()
      .min(1)
      .max(200)
      .meta({ description: 'Mean replies in one chat (geometric).', examples: [6] }),
    concurrency: z
      .int()
      .min(1)
      .max(30)
      .meta({ description: 'Chats one agent holds at once (the reception cap).', examples: [4] }),
    idleTailSeconds: z
      .number()
      .min(0)
      .max(86_400)
      .default(0)
      .meta({
        description: 'Mean time a chat keeps its place after the last reply, seconds.',
        examples: [0],
      }),
    patienceSeconds,
  })
  .meta({ id: 'ChatHandling', description: 'Several conversations per agent at once.' });

export const TaskHandling = z
  .strictObject({
    kind: z.literal('task'),
    averageHandleSeconds: seconds('Mean handling time of one contact, seconds.', 240),
    patienceSeconds,
  })
  .meta({ id: 'TaskHandling', description: 'One contact per agent at a time: telephone, tickets.' });

export const Handling = z.discriminatedUnion('kind', [ChatHandling, TaskHandling]);
export type Handling = z.infer<typeof Handling>;

export const Queue = z
  .strictObject({
    id: z
      .string()
      .min(1)
      .max(64)
      .meta({ description: 'Identifier used by forecasts.', examples: ['pre-sales'] }),
    skill: z
      .string()
      .min(1)
      .max(64)
      .meta({ description: 'Skill an agent needs.', examples: ['pre-sales'] }),
    minimumLevel: SkillLevel.default(1).meta({
      description: 'Level of the skill that an agent needs at least, 1 to 3.',
      examples: [1],
    }),
    channel: z
      .string()
      .min(1)
      .max(64)
      .default('chat')
      .meta({ description: 'Channel.', examples: ['douyin'] }),
    handling: Handling,
    minimumAgents: z
      .int()
      .min(0)
      .max(10_000)
      .default(0)
      .meta({ description: 'Agents that must serve while open, whatever the demand.', examples: [1] }),
    categoryShares: z
      .record(z.string().min(1), z.number().min(0).max(1))
      .default({})
      .meta({
        description: 'Share of contacts per category, 0–1, at most 1 together; tools act on categories.',
        examples: [{ routine: 0.4, order: 0.3 }],
      }),
    targets: TargetSet.optional().meta({ description: 'Targets of this queue in every open interval.' }),
  })
  .refine((queue) => Object.values(queue.categoryShares).reduce((sum, share) => sum + share, 0) <= 1 + 1e-9, {
    path: ['categoryShares'],
    error: 'shares must not exceed 1 together',
  })
  .meta({ id: 'Queue', description: 'A stream of contacts of one kind on one channel.' });
export type Queue = z.infer<typeof Queue>;

export const Tool = z
  .strictObject({
    name: z
      .string()
      .min(1)
      .max(64)
      .meta({ description: 'Name of the tool.', examples: ['assistant'] }),
    category: z
      .string()
      .min(1)
      .max(64)
      .meta({ description: 'Category it works on.', examples: ['routine'] }),
    effect: z
      .enum(['deflects', 'shortens'])
      .meta({ description: 'Takes contacts away, or shortens their handling.', examples: ['deflects'] }),
    share: z
      .number()
      .gt(0)
      .lt(1)
      .meta({ description: 'Share of contacts or of handling time, 0–1.', examples: [0.35] }),
  })
  .meta({ id: 'Tool', description: 'Works on one category only; gains never compound across categories.' });
export type Tool = z.infer<typeof Tool>;
