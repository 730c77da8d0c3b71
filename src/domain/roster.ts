import { z } from 'zod';
import { Authority } from './agent.ts';
import { BreakKind } from './break.ts';
import { BufferRule } from './capacity.ts';
import { Certificate } from './certificate.ts';
import { DeferrableResult } from './deferrable-result.ts';
import { Explanation } from './explanation.ts';
import { DutyFairness } from './fairness.ts';
import { FloatList } from './float.ts';
import { Interval95 } from './interval95.ts';
import { Cost } from './pay.ts';
import { Replan } from './replan.ts';
import { RuleLevel } from './rules.ts';
import { Skill } from './skill.ts';
import { SpanEnd, SpanStart } from './span.ts';

export const ROSTER_SCHEMA = 'paiban.roster/1';

export const Activity = z
  .strictObject({
    start: SpanStart,
    end: SpanEnd,
    kind: z.enum(['serving', 'buffer', 'deferrable']).meta({
      description:
        'serving: works on a queue; buffer: on duty above the requirement, helps where needed; deferrable: on work that can wait.',
      examples: ['serving'],
    }),
    queue: z
      .string()
      .optional()
      .meta({ description: 'Queue served; absent unless serving.', examples: ['pre-sales'] }),
    work: z
      .string()
      .optional()
      .meta({ description: 'Deferrable work done; absent for everything else.', examples: ['reviews'] }),
  })
  .meta({ id: 'Activity' });
export type Activity = z.infer<typeof Activity>;

export const Assignment = z
  .strictObject({
    date: z.iso.date().meta({ description: 'Date on which the shift starts.', examples: ['2026-11-23'] }),
    template: z.string().meta({ description: 'Shift template id.', examples: ['full-time-8h'] }),
    start: SpanStart,
    end: SpanEnd,
    breaks: z
      .array(z.strictObject({ kind: BreakKind, start: SpanStart, end: SpanEnd, paid: z.boolean() }))
      .meta({ description: 'Meal break and rests, in order.' }),
    activities: z.array(Activity).meta({ description: 'What the person does, in order, breaks left out.' }),
    role: z.enum(['serving', 'buffer', 'deferrable', 'supervisor']).meta({
      description: 'supervisor for people with authority, else what most of the shift is spent on.',
      examples: ['serving'],
    }),
    liveDuty: z
      .boolean()
      .meta({ description: 'Whether the shift touches a guard period.', examples: [false] }),
    workMinutes: z
      .int()
      .min(0)
      .meta({ description: 'Paid minutes.', examples: [480] }),
    overtimeMinutes: z
      .int()
      .min(0)
      .meta({ description: 'Minutes above the day’s standard.', examples: [0] }),
    weekOvertimeMinutes: z
      .int()
      .min(1)
      .optional()
      .meta({
        description:
          'Minutes within the day’s standard that are overtime of the week: beyond what the contract class calls for, counted in the order of the shifts; absent without any. With comprehensive hours those beyond the standard of the period.',
        examples: [120],
      }),
    restDay: z
      .literal(true)
      .optional()
      .meta({
        description:
          'Present where it is work on a rest day: beyond the days of the contract’s week, counted in the order of the shifts.',
        examples: [true],
      }),
    pinned: z.boolean().meta({ description: 'Whether the request pinned it.', examples: [false] }),
  })
  .meta({ id: 'Assignment' });
export type Assignment = z.infer<typeof Assignment>;

export const RosterPerson = z
  .strictObject({
    id: z.string().meta({ description: 'Agent id; made up for a hiring plan.', examples: ['a01'] }),
    name: z.string(),
    skills: z.array(Skill),
    contractClass: z.string(),
    authority: Authority,
    approvalRef: z
      .string()
      .optional()
      .meta({
        description:
          'Approval under which the person’s hours are averaged over a period; absent without one.',
        examples: ['沪人社工时〔2026〕118号'],
      }),
    assignments: z.array(Assignment),
  })
  .meta({ id: 'RosterPerson' });
export type RosterPerson = z.infer<typeof RosterPerson>;

export const QueueInterval = z
  .strictObject({
    queue: z.string(),
    start: SpanStart,
    contacts: z.number().min(0).meta({ description: 'Expected contacts after calendars and tools.' }),
    required: z.int().min(0).meta({ description: 'Agents that must be serving.' }),
    serving: z.int().min(0).meta({ description: 'Agents rostered on the queue.' }),
    bindingTarget: z.string().meta({
      description: 'Target that sets the requirement, and where it comes from.',
      examples: ['averageResponseSeconds ≤ 20 (band 20:00–24:00)'],
    }),
    predictedResponseSeconds: z.number().min(0).nullable().meta({
      description: 'Average response time predicted with the rostered agents; null without a finite one.',
    }),
    simulatedResponseSeconds: Interval95.nullable().meta({
      description: 'The same in the simulation of the roster; null where it saw no reply.',
    }),
    shadowPrice: z
      .number()
      .nullable()
      .meta({ description: 'Objective gained by needing one agent less here; null when not computed.' }),
  })
  .meta({ id: 'QueueInterval' });
export type QueueInterval = z.infer<typeof QueueInterval>;

export const BufferRules = z
  .strictObject({
    byShare: z
      .int()
      .min(0)
      .meta({ description: 'People the policy’s share of the requirement asks for, its minimum included.' }),
    byChance: z.int().min(0).nullable().meta({
      description:
        'People that keep the promise although some are absent, with the wanted confidence or on the wanted share of days; null when the request asks for neither.',
    }),
    binding: BufferRule,
  })
  .meta({ id: 'BufferRules', description: 'What each rule asks for as buffer staff.' });
export type BufferRules = z.infer<typeof BufferRules>;

export const TeamInterval = z
  .strictObject({
    start: SpanStart,
    required: z.int().min(0).meta({ description: 'Agents required over all queues.' }),
    bufferRequired: z.int().min(0).meta({ description: 'Buffer staff asked for.' }),
    bufferRules: BufferRules,
    liveExtraRequired: z.int().min(0).meta({ description: 'Extra agents asked for in a guard period.' }),
    onDuty: z.int().min(0).meta({ description: 'People on shift and not on a break.' }),
    deferrable: z.int().min(0).optional().meta({
      description: 'Those of them on work that can wait; only where the request has such work.',
    }),
    guard: z.boolean().meta({ description: 'Whether the interval lies in a guard period.' }),
  })
  .meta({ id: 'TeamInterval' });
export type TeamInterval = z.infer<typeof TeamInterval>;

export const Coverage = z
  .strictObject({
    queues: z.array(QueueInterval).meta({ description: 'Every open interval of every queue.' }),
    team: z.array(TeamInterval).meta({ description: 'Every open interval over all queues.' }),
  })
  .meta({ id: 'Coverage' });
export type Coverage = z.infer<typeof Coverage>;

export const Violation = z
  .strictObject({
    rule: z.string().meta({ description: 'Rule broken.', examples: ['daily-rest'] }),
    level: RuleLevel,
    person: z.string().optional().meta({ description: 'Agent id, where one person is concerned.' }),
    date: z.iso.date().optional().meta({ description: 'Date, where one is concerned.' }),
    article: z.string().meta({ description: 'Article of law or source of the rule.' }),
    detail: z.string().meta({ description: 'What was found and what is allowed.' }),
  })
  .meta({ id: 'Violation' });
export type Violation = z.infer<typeof Violation>;

export const Gap = z
  .strictObject({
    kind: z.enum(['queue', 'live-extra', 'deferrable', 'buffer']).meta({
      description:
        'What is short. deferrable: work that is not done in time, laid on the last open intervals in which it could have been.',
    }),
    queue: z.string().optional(),
    work: z.string().optional().meta({ description: 'Deferrable work that is not done in time.' }),
    start: SpanStart,
    end: SpanEnd,
    missing: z
      .int()
      .min(1)
      .meta({ description: 'Agents missing throughout.', examples: [1] }),
  })
  .meta({ id: 'Gap', description: 'A stretch of intervals in which agents are missing.' });
export type Gap = z.infer<typeof Gap>;

export const Roster = z
  .strictObject({
    schema: z.literal(ROSTER_SCHEMA).meta({ description: 'Version of this document.' }),
    shop: z.string(),
    timeZone: z.string(),
    start: SpanStart,
    end: SpanEnd,
    intervalMinutes: z.int(),
    people: z.array(RosterPerson),
    coverage: Coverage,
    deferrable: z.array(DeferrableResult).optional().meta({
      description: 'Work that can wait, and what is done of it in time; only where the request has some.',
    }),
    float: z
      .array(FloatList)
      .meta({ description: 'Whom to call first when a queue needs help, by date, band and skill.' }),
    fairness: z.array(DutyFairness).meta({
      description:
        'How evenly duties are shared out among those who can have them; duties that nobody has are left out.',
    }),
    cost: Cost,
    replan: Replan.optional().meta({
      description: 'What was changed of a published roster; only where the request has one.',
    }),
    violations: z.array(Violation).meta({ description: 'Rules broken, required and preferred.' }),
    gaps: z.array(Gap).meta({ description: 'Agents missing.' }),
    warnings: z.array(z.string()).meta({ description: 'What a reader should know.' }),
    certificate: Certificate,
    explanation: Explanation,
  })
  .meta({ id: 'Roster', description: 'A roster with its proof.' });
export type Roster = z.infer<typeof Roster>;

/** The roster as planning hands it to the audit: all of it but the proof and what is read off both. */
export type UnprovenRoster = Omit<Roster, 'certificate' | 'violations' | 'explanation'>;
