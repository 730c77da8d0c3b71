import { z } from 'zod';
import { Interval95 } from './interval95.ts';

export const AuditReport = z
  .strictObject({
    passed: z
      .boolean()
      .meta({ description: 'No required rule is broken and the roster says of itself what is true.' }),
    checks: z
      .array(
        z.strictObject({
          rule: z.string().meta({ description: 'What was checked.', examples: ['daily-rest'] }),
          examined: z.int().min(0).meta({ description: 'How many cases were looked at.' }),
          violations: z.int().min(0).meta({ description: 'How many of them break it.' }),
        }),
      )
      .meta({ description: 'Every check, also those that found nothing.' }),
  })
  .meta({ id: 'AuditReport' });
export type AuditReport = z.infer<typeof AuditReport>;

export const BandPrediction = z
  .strictObject({
    band: z
      .string()
      .meta({ description: 'Band id, or the hours outside every band.', examples: ['20:00–24:00'] }),
    contacts: z.number().min(0).meta({ description: 'Contacts in the band over the horizon.' }),
    targetSeconds: z
      .number()
      .nullable()
      .meta({ description: 'Strictest average response target in the band; null when none applies.' }),
    bindingTarget: z.string().meta({ description: 'Which target that is and where it comes from.' }),
    predictedSeconds: z.number().nullable().meta({
      description: 'Average response time over all replies of the band; null without a finite one.',
    }),
    met: z.boolean(),
    bufferAgents: z
      .strictObject({ least: z.int().min(0), most: z.int().min(0) })
      .meta({ description: 'Buffer staff on duty, least and most over the band.' }),
  })
  .meta({ id: 'BandPrediction' });
export type BandPrediction = z.infer<typeof BandPrediction>;

export const Replay = z
  .strictObject({
    rounds: z.int().min(1).meta({
      description: 'Times the roster was built: the requirement is raised where a target is missed.',
    }),
    ended: z.enum(['kept', 'short', 'rounds', 'time', 'stop']).meta({
      description:
        'kept: every target holds; short: what is missed lies where agents are missing; rounds: the most rounds were used; time or stop: no further round was begun.',
    }),
    intervals: z
      .int()
      .min(0)
      .meta({ description: 'Queue intervals with contacts and a target, in the transient chain.' }),
    intervalsMissed: z.int().min(0).meta({ description: 'Those of them that miss a target.' }),
    simulation: z
      .strictObject({
        seed: z.int(),
        replications: z.int().min(0),
        ended: z.string().meta({ description: 'Which limit ended the simulation.', examples: ['precise'] }),
        bands: z.array(
          z.strictObject({
            band: z.string(),
            responseSeconds: Interval95.nullable(),
            threeMinuteReplyRate: Interval95.nullable(),
            abandonment: Interval95.nullable(),
          }),
        ),
      })
      .meta({
        description: 'The roster in a seeded reply-level simulation that shares no formula with the plan.',
      }),
  })
  .meta({ id: 'Replay', description: 'The finished roster run against its demand.' });
export type Replay = z.infer<typeof Replay>;

export const RuleOfThumb = z
  .strictObject({
    baseAgents: z
      .int()
      .min(0)
      .meta({ description: 'Agents of the base band (09:00–12:00) by the queueing model.' }),
    headcount: z.int().min(0).nullable().meta({
      description: 'People the guide’s rule (base, ×1.5, ×2, extra in live) needs; null when not solved.',
    }),
    headcountBound: z.int().min(0).nullable().meta({ description: 'Proven lower bound of that headcount.' }),
    intervalsMissed: z
      .int()
      .min(0)
      .meta({ description: 'Open intervals in which it misses the requirement.' }),
    intervals: z.int().min(0).meta({ description: 'Open intervals looked at.' }),
    bands: z.array(z.strictObject({ band: z.string(), predictedSeconds: z.number().nullable() })),
  })
  .meta({ id: 'RuleOfThumb', description: 'The guide’s rule of thumb on the same demand.' });
export type RuleOfThumb = z.infer<typeof RuleOfThumb>;

export const Certificate = z
  .strictObject({
    headcount: z.int().min(0).meta({ description: 'Distinct people with at least one assignment.' }),
    headcountBound: z.int().min(0).meta({
      description: 'No roster that covers as much can use fewer people: proven by the covering model.',
    }),
    gap: z.number().min(0).meta({ description: '(headcount − bound) / headcount.' }),
    objective: z.strictObject({
      minimise: z.enum(['headcount', 'cost']),
      value: z.number().meta({ description: 'Covering optimum found: people, or cost over the horizon.' }),
      bound: z.number().meta({ description: 'Proven lower bound of the same.' }),
      gap: z.number().min(0),
    }),
    shortage: z.strictObject({
      agentIntervals: z
        .number()
        .min(0)
        .meta({ description: 'Agents missing, summed over intervals, in the roster.' }),
      weighted: z.number().min(0).nullable().meta({
        description:
          'The same weighed by contacts, live extra and buffer at less: what covering made smallest; null when time ran out first.',
      }),
      weightedBound: z
        .number()
        .min(0)
        .meta({ description: 'Proven lower bound of the weighed shortage with these people and shifts.' }),
    }),
    ended: z
      .enum(['gap', 'time', 'stop'])
      .meta({ description: 'gap: proven gap reached; time: time limit; stop: asked to stop.' }),
    linearProgram: z.strictObject({
      columns: z.int(),
      rows: z.int(),
      value: z.number().nullable().meta({
        description: 'Value of the linear relaxation, people or cost; null when time ran out first.',
      }),
      engine: z.string(),
    }),
    tier: z.strictObject({
      tier: z.string().nullable(),
      suggestedAgents: z.tuple([z.int(), z.int().nullable()]).nullable(),
      note: z
        .string()
        .meta({ description: 'Whether the headcount lies inside the suggestion, and why not.' }),
    }),
    judgedDemand: z.string().meta({
      description:
        'Demand at which the requirement, the replay and the predictions of bands and coverage are worked out; the simulation draws days around the forecast.',
      examples: ['the forecast'],
    }),
    bands: z.array(BandPrediction),
    replay: Replay,
    ruleOfThumb: RuleOfThumb,
    audit: AuditReport,
    seed: z.int(),
    seconds: z
      .record(z.string(), z.number())
      .meta({ description: 'Seconds spent per stage.', examples: [{ requirement: 0.2, covering: 3.1 }] }),
  })
  .meta({ id: 'Certificate', description: 'What is proven about a roster.' });
export type Certificate = z.infer<typeof Certificate>;
