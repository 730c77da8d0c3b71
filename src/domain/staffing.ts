import { z } from 'zod';
import { BandPrediction } from './certificate.ts';
import { BufferRules } from './roster.ts';
import { SpanEnd, SpanStart } from './span.ts';
import { TradeOff } from './what-if.ts';

export const STAFFING_SCHEMA = 'paiban.staffing/1';

const end = SpanEnd.meta({ examples: ['2026-11-24T00:00:00+08:00'] });
const agents = (description: string): z.ZodNumber => z.int().min(0).meta({ description });
const share = (description: string): z.ZodNumber => z.number().min(0).max(1).meta({ description });
const contacts = z.number().min(0).meta({ description: 'Expected contacts after calendars and tools.' });
const onDuty = agents('Agents on duty, so that after shrinkage enough are serving.');

export const PredictedService = z
  .strictObject({
    averageResponseSeconds: z
      .number()
      .min(0)
      .nullable()
      .meta({ description: 'Mean over all replies; null without a finite one.' }),
    threeMinuteReplyRate: share('Share of replies given within 180 seconds.'),
    withinSeconds: z.number().meta({ description: 'The time of `answeredWithinShare`.', examples: [30] }),
    answeredWithinShare: share('Share of contacts taken by an agent within `withinSeconds`.'),
    abandonment: share('Share of contacts that leave before an agent takes them.'),
    occupancy: share('Share of agent time spent working.'),
  })
  .meta({ id: 'PredictedService', description: 'What customers meet with the agents required.' });
export type PredictedService = z.infer<typeof PredictedService>;

export const StaffedInterval = z
  .strictObject({
    start: SpanStart,
    contacts,
    serving: agents('Agents that must be serving, given what the interval before left over.'),
    onDuty,
    stationary: agents(
      'Agents serving that this interval alone would need if its demand went on for ever (SIPP), for comparison.',
    ),
    bindingTarget: z.string().meta({
      description: 'Target that sets the requirement, and where it comes from.',
      examples: ['averageResponseSeconds ≤ 20 (band 20:00–24:00)'],
    }),
    predicted: PredictedService.nullable().meta({ description: 'Null where no contacts are expected.' }),
  })
  .meta({ id: 'StaffedInterval' });
export type StaffedInterval = z.infer<typeof StaffedInterval>;

export const ConcurrencyAdvice = z
  .strictObject({
    present: z.int().meta({ description: 'Chats an agent holds at once by the request.', examples: [4] }),
    agents: agents('Agents serving with it.'),
    recommended: z.int().meta({
      description: 'The number that needs the fewest agents, and of those the lowest.',
      examples: [5],
    }),
    recommendedAgents: agents('Agents serving with that.'),
    options: z
      .array(
        z.strictObject({
          concurrency: z.int(),
          agents: z
            .int()
            .nullable()
            .meta({ description: 'Agents serving; null where the targets are out of reach.' }),
        }),
      )
      .meta({ description: 'Every number that was tried.' }),
  })
  .meta({ id: 'ConcurrencyAdvice', description: 'At the busiest interval, in the long run.' });
export type ConcurrencyAdvice = z.infer<typeof ConcurrencyAdvice>;

export const ErlangCRule = z
  .strictObject({
    agents: agents('Agents serving by the rule.'),
    averageResponseSeconds: z
      .number()
      .min(0)
      .nullable()
      .meta({ description: 'What the chat model predicts with them; null without a finite time.' }),
    keepsTargets: z.boolean().meta({ description: 'Whether every target in force holds with them.' }),
    required: agents('Agents serving that the chat model asks for at the same demand in the long run.'),
  })
  .meta({
    id: 'ErlangCRule',
    description:
      'The usual rule of thumb at the busiest interval: a chat’s whole time divided by the concurrency as handling time of an Erlang C queue.',
  });
export type ErlangCRule = z.infer<typeof ErlangCRule>;

export const QueueStaffing = z
  .strictObject({
    queue: z.string(),
    contacts: z.number().min(0).meta({ description: 'Expected contacts over the horizon, in open hours.' }),
    agentHours: z.number().min(0).meta({ description: 'Hours on duty over the horizon.' }),
    busiest: z
      .strictObject({ start: SpanStart, contacts, serving: agents('Agents that must be serving.'), onDuty })
      .meta({ description: 'The interval that needs most agents; of several, the one with most contacts.' }),
    concurrency: ConcurrencyAdvice.nullable().meta({
      description: 'How many chats an agent should hold at once; null without chats.',
    }),
    erlangCRule: ErlangCRule.nullable().meta({ description: 'Null without contacts.' }),
    intervals: z.array(StaffedInterval).meta({ description: 'Every open interval.' }),
  })
  .meta({ id: 'QueueStaffing' });
export type QueueStaffing = z.infer<typeof QueueStaffing>;

export const StaffedTeam = z
  .strictObject({
    start: SpanStart,
    required: agents('Agents on duty over all queues.'),
    buffer: BufferRules.extend({ agents: agents('Buffer staff asked for.') }),
    liveExtra: agents('Extra agents asked for in a guard period.'),
    total: agents('People wanted on duty: required, buffer and live extra.'),
    guard: z.boolean().meta({ description: 'Whether the interval lies in a guard period.' }),
  })
  .meta({ id: 'StaffedTeam' });
export type StaffedTeam = z.infer<typeof StaffedTeam>;

export const Staffing = z
  .strictObject({
    schema: z.literal(STAFFING_SCHEMA).meta({ description: 'Version of this document.' }),
    shop: z.string(),
    timeZone: z.string(),
    start: SpanStart,
    end,
    intervalMinutes: z.int(),
    judgedDemand: z.string().meta({
      description: 'Demand at which the requirement and the predictions are worked out.',
      examples: ['the forecast'],
    }),
    queues: z.array(QueueStaffing),
    team: z.array(StaffedTeam).meta({ description: 'Every open interval over all queues.' }),
    bands: z.array(BandPrediction).meta({
      description: 'Predictions against targets by band, with the requirement and its buffer on duty.',
    }),
    whatIf: z.array(TradeOff).meta({ description: 'Empty unless the request asks.' }),
    warnings: z.array(z.string()).meta({ description: 'What a reader should know.' }),
  })
  .meta({ id: 'Staffing', description: 'Agents that demand and targets ask for.' });
export type Staffing = z.infer<typeof Staffing>;
