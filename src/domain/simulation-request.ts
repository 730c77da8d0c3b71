import { z } from 'zod';
import { demandFields } from './demand-part.ts';
import type { ResolvedDemand } from './resolved-demand.ts';
import { SimulatedStaffing } from './simulated-staffing.ts';

/** Precise enough to tell a kept promise from a missed one; the replies keep large requests quick. Plans use the same. */
export const SIMULATION_BUDGET = { replications: 200, halfWidthSeconds: 0.05, maximumReplies: 3_000_000 };

const ReplyTime = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('exponential') }),
    z.strictObject({
      kind: z.literal('lognormal'),
      coefficientOfVariation: z
        .number()
        .min(0)
        .max(10)
        .meta({ description: 'Standard deviation over mean; 1 is as spread as exponential.', examples: [2] }),
    }),
    z.strictObject({
      kind: z.literal('empirical'),
      seconds: z
        .array(z.number().min(0).max(86_400))
        .min(1, { abort: true })
        .max(10_000)
        .refine((seconds) => seconds.some((one) => one > 0), { error: 'needs at least one positive time' })
        .meta({
          description:
            'Times measured, each as likely; scaled so that their mean is that of the queue’s handling.',
          examples: [[4, 6, 8, 11, 40]],
        }),
    }),
  ])
  .meta({
    id: 'ReplyTime',
    description:
      'How the time an agent needs for one reply (chat) or one contact (task) spreads around its mean.',
  });

const deflectedShare = z.number().min(0).max(1);

const SimulatedQueue = z
  .strictObject({
    queue: z
      .string()
      .min(1)
      .max(64)
      .meta({ description: 'Queue id.', examples: ['pre-sales'] }),
    replyTime: ReplyTime.optional(),
    deflectedShare: deflectedShare
      .optional()
      .meta({ description: 'Share of this queue’s contacts that a bot settles, 0–1.', examples: [0.2] }),
    priority: z
      .int()
      .min(0)
      .max(100)
      .optional()
      .meta({
        description: 'Of contacts that wait, the lowest number is served first; 0 when left out.',
        examples: [1],
      }),
  })
  .meta({ id: 'SimulatedQueueOptions', description: 'What is different for one queue.' });

export const SimulationOptions = z
  .strictObject({
    seed: z
      .int()
      .min(0)
      .max(2_147_483_647)
      .default(1)
      .meta({ description: 'Seed of all randomness; the same seed gives the same answer.', examples: [1] }),
    replications: z
      .int()
      .min(1)
      .max(1000)
      .default(SIMULATION_BUDGET.replications)
      .meta({ description: 'Times the horizon is played, at most.', examples: [200] }),
    halfWidthSeconds: z
      .number()
      .gt(0)
      .max(3600)
      .default(SIMULATION_BUDGET.halfWidthSeconds)
      .meta({
        description:
          'Ends as soon as the 95 % half-width of the average response time over everything is this small, but not before five replications.',
        examples: [0.5],
      }),
    maximumReplies: z
      .int()
      .min(1)
      .max(10_000_000)
      .default(SIMULATION_BUDGET.maximumReplies)
      .meta({
        description:
          'Begins no further replication once so many replies were simulated; a contact without a reply counts as one.',
        examples: [500_000],
      }),
    withinSeconds: z
      .array(z.number().min(0).max(86_400))
      .max(5)
      .default([])
      .meta({
        description: 'Further times for `answeredWithin`, besides those of the targets.',
        examples: [[30]],
      }),
    replyTime: ReplyTime.default({ kind: 'exponential' }),
    deflectedShare: deflectedShare.default(0).meta({
      description:
        'Share of the contacts that a bot settles, 0–1, on top of what tools deflect: they reach nobody and stop no clock.',
      examples: [0],
    }),
    queues: z
      .array(SimulatedQueue)
      .max(20)
      .default([])
      .meta({ description: 'What is different for single queues.' }),
    departure: z
      .enum(['finish-chats', 'at-once'])
      .default('finish-chats')
      .meta({
        description:
          'What becomes of the chats of an agent who goes: finish-chats: the agent takes no new ones and stays until they are over; at-once: they return to the head of their queue.',
        examples: ['finish-chats'],
      }),
    intervals: z
      .enum(['queues', 'team', 'none'])
      .default('queues')
      .meta({
        description: 'Intervals reported: of the team and each queue, of the team alone, or none.',
        examples: ['team'],
      }),
  })
  .meta({ id: 'SimulationOptions' });
export type SimulationOptions = z.infer<typeof SimulationOptions>;

/** A staffing curve or roster against the demand part of a plan request. */
export const SimulationRequest = z
  .strictObject({
    ...demandFields,
    staffing: SimulatedStaffing,
    simulation: SimulationOptions.prefault({}),
  })
  .meta({
    id: 'SimulationRequest',
    description:
      'Demand, targets and who is on duty in. Of `capacity`, shrinkage and uncertainty act here: the staffing says who is buffer.',
  });
export type SimulationRequest = z.infer<typeof SimulationRequest>;
/** The same before defaults are filled in: what a client may send. */
export type SimulationRequestInput = z.input<typeof SimulationRequest>;

/** A request for a simulation with every preset and default replaced by data. */
export interface ResolvedSimulation extends ResolvedDemand {
  readonly staffing: SimulatedStaffing;
  readonly simulation: SimulationOptions;
}
