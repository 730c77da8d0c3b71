import { z } from 'zod';
import { Agent } from './agent.ts';
import { PlanRequest } from './plan-request.ts';
import type { ResolvedRequest } from './resolved-request.ts';
import { RuleName } from './rules.ts';
import { ContractClass } from './shift.ts';
import { Skill } from './skill.ts';
import { LocalTime } from './time.ts';

export const WHAT_IFS_SCHEMA = 'paiban.what-ifs/1';

export const Change = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('fewer-people'),
      people: z
        .int()
        .min(1)
        .max(1000)
        .meta({ description: 'So many fewer than the plan needs.', examples: [1] }),
    }),
    z.strictObject({
      kind: z.literal('more-people'),
      people: z
        .int()
        .min(1)
        .max(1000)
        .meta({ description: 'So many more may work, or may be hired.', examples: [1] }),
      skills: z
        .array(Skill)
        .min(1)
        .max(50)
        .optional()
        .meta({
          description:
            'Skills of each; left out, the skills that help most of those that the team has. A hiring plan chooses itself.',
          examples: [['after-sales']],
        }),
      contractClass: z
        .string()
        .min(1)
        .optional()
        .meta({
          description:
            'Contract class of each; left out, the one that helps most. A hiring plan chooses itself.',
          examples: ['part-time'],
        }),
      availability: Agent.shape.availability,
    }),
    z.strictObject({
      kind: z.literal('cross-training').meta({
        description:
          'Everybody with one skill learns one more, whichever serves best, up to the lowest level that a queue asks for.',
      }),
    }),
    z.strictObject({
      kind: z.literal('earliest-start'),
      time: LocalTime.meta({
        description: 'Shifts may also start as early as this, at the steps they have.',
        examples: ['07:00'],
      }),
    }),
    z.strictObject({
      kind: z.literal('latest-start'),
      time: LocalTime.meta({
        description: 'Shifts may also start as late as this, at the steps they have.',
        examples: ['22:00'],
      }),
    }),
    z.strictObject({
      kind: z.literal('buffer-share'),
      share: z
        .number()
        .min(0)
        .max(1)
        .meta({
          description: 'Another share of the requirement as buffer; 0 also drops the least buffer.',
          examples: [0.1],
        }),
    }),
    z.strictObject({
      kind: z.literal('live-extra'),
      agents: z
        .int()
        .min(0)
        .max(1000)
        .meta({ description: 'Agents above the requirement in every guard period.', examples: [1] }),
    }),
    z.strictObject({
      kind: z.literal('contract-week'),
      contractClass: z
        .string()
        .min(1)
        .meta({ description: 'Contract class id.', examples: ['full-time'] }),
      maximumDaysPerWeek: ContractClass.shape.maximumDaysPerWeek.unwrap(),
      maximumMinutesPerWeek: ContractClass.shape.maximumMinutesPerWeek.unwrap(),
    }),
    z.strictObject({
      kind: z.literal('overtime'),
      contractClass: z
        .string()
        .min(1)
        .optional()
        .meta({ description: 'Contract class id; left out, every class.', examples: ['full-time'] }),
      minutesPerWeek: z
        .int()
        .min(0)
        .max(5000)
        .meta({
          description: 'Minutes above the contract’s week that may be planned, at most; 0 for none.',
          examples: [480],
        }),
    }),
    z.strictObject({
      kind: z.literal('rule-preferred'),
      rule: RuleName.meta({ description: 'A rule that is broken at a cost instead of never.' }),
    }),
    z.strictObject({
      kind: z.literal('response-seconds'),
      by: z
        .number()
        .min(-3600)
        .max(3600)
        .meta({ description: 'Added to every average response time asked for, seconds.', examples: [10] }),
    }),
    z.strictObject({
      kind: z.literal('tool'),
      tool: z
        .string()
        .min(1)
        .max(64)
        .meta({ description: 'A tool of the request or of the guide.', examples: ['assistant'] }),
      inUse: z.boolean().meta({ description: 'Whether it is used.', examples: [true] }),
    }),
  ])
  .meta({ id: 'Change', description: 'One thing that is different.' });
export type Change = z.infer<typeof Change>;

export const WhatIfsRequest = z
  .strictObject({
    request: PlanRequest,
    changes: z.array(Change).min(1).max(30).optional().meta({
      description:
        'What to change, one at a time. Left out: one person fewer, one more of those who help most, everybody with one skill trained in one more where there are several skills, starts until 22:00, buffers of 0, 5, 10 and 15 %, response times 10 and 20 s longer and shorter, no overtime where a class allows it and no shift of its people is pinned, and each tool that can make a difference.',
    }),
  })
  .meta({ id: 'WhatIfsRequest', description: 'A plan request, and what to change about it.' });
export type WhatIfsRequest = z.infer<typeof WhatIfsRequest>;
export type WhatIfsRequestInput = z.input<typeof WhatIfsRequest>;

/** The same with every preset and default replaced by data. */
export interface ResolvedWhatIfs {
  readonly request: ResolvedRequest;
  readonly changes: readonly Change[] | undefined;
}

export const MissingStretch = z
  .strictObject({
    kind: z.enum(['queue', 'live-extra', 'deferrable', 'buffer']).meta({
      description: 'What is short. deferrable: work that is late, in the last stretch before it is due.',
    }),
    queues: z
      .array(z.string())
      .meta({ description: 'Queues that need the skill; empty for everything but queues.' }),
    work: z.string().optional().meta({ description: 'Deferrable work that is late.' }),
    start: z.iso.datetime({ offset: true }).meta({ description: 'Start, included, with the shop’s offset.' }),
    end: z.iso.datetime({ offset: true }).meta({ description: 'End, excluded, with the shop’s offset.' }),
    agentHours: z.number().min(0),
  })
  .meta({ id: 'MissingStretch', description: 'Consecutive intervals in which agents are missing.' });
export type MissingStretch = z.infer<typeof MissingStretch>;

export const Staffability = z
  .strictObject({
    peopleAtLeast: z
      .int()
      .min(0)
      .nullable()
      .meta({
        description:
          'Proven lower bound of the headcount that covers everything; null where it cannot be covered, or time ran out.',
        examples: [17],
      }),
    people: z
      .int()
      .min(0)
      .nullable()
      .meta({
        description:
          'Headcount of a covering found in whole people; null where none was looked for or found.',
        examples: [18],
      }),
    missingAgentHoursAtLeast: z
      .number()
      .min(0)
      .nullable()
      .meta({
        description:
          'Proven lower bound of the agent-hours missing by the linear relaxation: 0 where it can cover everything; null when time ran out.',
        examples: [2.5],
      }),
    missing: z.array(MissingStretch).meta({
      description:
        'Where they are missing in one covering that misses as few, by the linear relaxation: the five stretches with most agent-hours.',
    }),
  })
  .meta({ id: 'Staffability', description: 'What it takes to cover everything that is asked for.' });
export type Staffability = z.infer<typeof Staffability>;

export const FrontierPoint = z
  .strictObject({
    by: z.number().meta({
      description: 'Added to every average response time asked for, seconds; 0 is the unchanged request.',
      examples: [-10],
    }),
    peopleAtLeast: Staffability.shape.peopleAtLeast,
    people: Staffability.shape.people,
    paidHoursAtLeast: z
      .number()
      .min(0)
      .nullable()
      .meta({
        description:
          'Proven lower bound of the paid hours that cover everything; null where it cannot be covered, or time ran out.',
        examples: [512.5],
      }),
    missingAgentHoursAtLeast: Staffability.shape.missingAgentHoursAtLeast,
    outOfReach: z.boolean(),
  })
  .meta({ id: 'FrontierPoint', description: 'What response times cost: people and paid hours.' });
export type FrontierPoint = z.infer<typeof FrontierPoint>;

export const WhatIfs = z
  .strictObject({
    schema: z.literal(WHAT_IFS_SCHEMA).meta({ description: 'Version of this document.' }),
    shop: z.string(),
    unchanged: Staffability,
    whatIfs: z.array(
      z
        .strictObject({
          change: Change,
          ...Staffability.shape,
          outOfReach: z.boolean().meta({
            description: 'Whether it asks for a response time that no number of agents keeps.',
            examples: [false],
          }),
          words: z.string().meta({ description: 'The same in words, beside the unchanged request.' }),
        })
        .meta({ id: 'WhatIfAnswer' }),
    ),
    frontier: z.array(FrontierPoint).meta({
      description:
        'The changes of response times that were asked about, and the unchanged request, by seconds; empty where none was.',
    }),
  })
  .meta({ id: 'WhatIfs', description: 'What a plan would take if one thing were different.' });
export type WhatIfs = z.infer<typeof WhatIfs>;
