import { z } from 'zod';
import { Tool } from './queue.ts';
import { Moment } from './time.ts';

/** Longest curve that can be asked for. */
const MOST_POINTS = 200;

export const WhatIf = z
  .strictObject({
    intervals: z
      .array(
        z.strictObject({
          queue: z
            .string()
            .min(1)
            .max(64)
            .meta({ description: 'Queue id.', examples: ['pre-sales'] }),
          at: Moment,
        }),
      )
      .min(1)
      .max(20)
      .optional()
      .meta({ description: 'Which interval of which queue; the busiest of each queue when left out.' }),
    agents: z
      .strictObject({
        from: z
          .int()
          .min(0)
          .max(10_000)
          .meta({ description: 'Fewest agents.', examples: [1] }),
        to: z
          .int()
          .min(0)
          .max(10_000)
          .meta({ description: 'Most agents.', examples: [12] }),
      })
      .refine(({ from, to }) => from <= to, { path: ['to'], error: 'must not be less than `from`' })
      .refine(({ from, to }) => to - from < MOST_POINTS, {
        path: ['to'],
        error: `must be less than \`from\` + ${MOST_POINTS}`,
      })
      .optional()
      .meta({ description: 'Range of the curves; around each requirement when left out.' }),
  })
  .meta({ id: 'WhatIf', description: 'What other numbers of agents, and other tools, would do.' });
export type WhatIf = z.infer<typeof WhatIf>;

export const CurvePoint = z
  .strictObject({
    agents: z.int().min(0).meta({ description: 'Agents serving.' }),
    averageResponseSeconds: z
      .number()
      .min(0)
      .nullable()
      .meta({ description: 'Mean over all replies; null where the queue would grow for ever.' }),
    threeMinuteReplyRate: z
      .number()
      .min(0)
      .max(1)
      .meta({ description: 'Share of replies given within 180 seconds.' }),
    answeredWithinShare: z
      .number()
      .min(0)
      .max(1)
      .meta({ description: 'Share of contacts taken by an agent within `withinSeconds`.' }),
    abandonment: z
      .number()
      .min(0)
      .max(1)
      .meta({ description: 'Share of contacts that leave before an agent takes them.' }),
    occupancy: z.number().min(0).max(1).meta({ description: 'Share of agent time spent working.' }),
    keepsTargets: z.boolean().meta({ description: 'Whether every target in force holds.' }),
  })
  .meta({ id: 'CurvePoint' });
export type CurvePoint = z.infer<typeof CurvePoint>;

const curve = z.array(CurvePoint).meta({ description: 'By number of agents.' });
const required = z
  .int()
  .min(0)
  .meta({ description: 'Fewest agents that keep the targets at this demand in the long run.' });

export const ToolToggle = z
  .strictObject({
    tool: Tool,
    toggled: z.enum(['with', 'without']).meta({
      description: 'without: the tool is in use and taken away here; with: it is not in use and added here.',
      examples: ['without'],
    }),
    changes: z.boolean().meta({ description: 'Whether it makes any difference to this queue.' }),
    note: z.string().meta({
      description: 'What the tool does to this queue, or why it does nothing.',
      examples: ['The tool takes away 35 % of the contacts of category “routine” (40 % of the queue’s).'],
    }),
    contacts: z.number().min(0).meta({ description: 'Contacts of the interval with this set of tools.' }),
    required,
    curve,
  })
  .meta({ id: 'ToolToggle', description: 'The same interval with one tool more, or one less.' });
export type ToolToggle = z.infer<typeof ToolToggle>;

export const TradeOff = z
  .strictObject({
    queue: z.string(),
    start: z.iso.datetime({ offset: true }).meta({ description: 'Start of the interval.' }),
    contacts: z.number().min(0).meta({ description: 'Expected contacts after calendars and tools.' }),
    targets: z.array(z.string()).meta({
      description: 'Targets in force, and where each comes from.',
      examples: [['averageResponseSeconds ≤ 20 (band 20:00–24:00)']],
    }),
    withinSeconds: z.number().meta({ description: 'The time of `answeredWithinShare`.', examples: [30] }),
    required,
    curve,
    tools: z
      .array(ToolToggle)
      .meta({ description: 'Each tool of the guide and of the request, put in or taken away on its own.' }),
  })
  .meta({
    id: 'TradeOff',
    description:
      'One interval of one queue, as if its demand went on for ever: what it inherits from the one before is not in it.',
  });
export type TradeOff = z.infer<typeof TradeOff>;
