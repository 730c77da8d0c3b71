import { z } from 'zod';
import { Interval95 } from './interval95.ts';
import { TargetName } from './target.ts';

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

const BandTarget = z
  .strictObject({
    target: TargetName,
    asked: z.number().meta({ description: 'Seconds at most, or a share.', examples: [20] }),
    withinSeconds: z.number().optional().meta({ description: 'The time of `answeredWithin`.' }),
    source: z.string().meta({ description: 'Where it comes from.', examples: ['band 20:00–24:00'] }),
    predicted: z
      .number()
      .nullable()
      .meta({
        description: 'The figure it is about, by the queueing chain; null without a finite one.',
        examples: [17.3],
      }),
    met: z.boolean().meta({ description: 'Whether it is kept.' }),
  })
  .meta({
    id: 'BandTarget',
    description: 'A target of a queue, over that part of the band in which it is the strictest of its kind.',
  });

export const BandPrediction = z
  .strictObject({
    band: z
      .string()
      .meta({ description: 'Band id, or the hours outside every band.', examples: ['20:00–24:00'] }),
    queue: z.string().meta({ description: 'Queue id.', examples: ['pre-sales'] }),
    contacts: z.number().min(0).meta({ description: 'Contacts of the queue in the band over the horizon.' }),
    predictedSeconds: z.number().nullable().meta({
      description: 'Average response time over all replies by the queueing chain; null without a finite one.',
    }),
    targets: z.array(BandTarget).meta({ description: 'What is promised; empty where nothing is.' }),
    met: z.boolean().meta({ description: 'Every target is met.' }),
    bufferAgents: z
      .strictObject({ least: z.int().min(0), most: z.int().min(0) })
      .meta({ description: 'Buffer staff on duty, least and most over the band.' }),
  })
  .meta({
    id: 'BandPrediction',
    description: 'One queue in one band that applies to it: what is predicted against what is promised.',
  });
export type BandPrediction = z.infer<typeof BandPrediction>;

const ProvenTarget = BandTarget.extend({
  simulated: Interval95.nullable().meta({ description: 'The figure it is about, in the simulation.' }),
  met: z.boolean().meta({
    description:
      'The chain keeps it, and the simulation does not miss it with its whole confidence interval.',
  }),
}).meta({ id: 'ProvenTarget', description: 'A target in both replays.' });

export const ProvenBand = BandPrediction.extend({
  simulated: z
    .strictObject({
      responseSeconds: Interval95.nullable(),
      threeMinuteReplyRate: Interval95.nullable(),
      abandonment: Interval95.nullable(),
    })
    .meta({ description: 'The same replies and contacts in the simulation.' }),
  targets: z.array(ProvenTarget).meta({ description: 'What is promised; empty where nothing is.' }),
}).meta({
  id: 'ProvenBand',
  description: 'One queue in one band that applies to it: predicted and simulated against what is promised.',
});
export type ProvenBand = z.infer<typeof ProvenBand>;

export const Replay = z
  .strictObject({
    rounds: z.int().min(1).meta({
      description:
        'Times the roster was replayed: where a target is missed the requirement is raised, and people are given to other queues or the roster is built again.',
    }),
    ended: z.enum(['kept', 'short', 'rounds', 'time', 'stop']).meta({
      description:
        'kept: every target holds; short: what is missed lies where agents are missing, and no more can be had; rounds: the most rounds were used; time or stop: no further round was begun.',
    }),
    intervals: z
      .int()
      .min(0)
      .meta({ description: 'Queue intervals with contacts and a target, in the transient chain.' }),
    intervalsMissed: z.int().min(0).meta({
      description:
        'Those of them that miss a target, and those behind an average over a band that is missed.',
    }),
    simulation: z
      .strictObject({
        seed: z.int(),
        replications: z.int().min(0),
        ended: z.string().meta({ description: 'Which limit ended the simulation.', examples: ['precise'] }),
        intervalsMissed: z.int().min(0).meta({
          description:
            'Queue intervals that miss a target by more than 2 % with their whole confidence interval, or a quarter of it where people have just come from another queue; and those behind a band that misses one.',
        }),
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
      description:
        'People the guide’s rule (base, ×1.5, ×2, extra in live) needs; null when not solved, as for large teams over several weeks.',
    }),
    headcountBound: z.int().min(0).nullable().meta({ description: 'Proven lower bound of that headcount.' }),
    intervalsMissed: z
      .int()
      .min(0)
      .meta({ description: 'Open intervals in which it misses the requirement.' }),
    intervals: z.int().min(0).meta({ description: 'Open intervals looked at.' }),
    bands: z.array(
      z.strictObject({ band: z.string(), queue: z.string(), predictedSeconds: z.number().nullable() }),
    ),
  })
  .meta({ id: 'RuleOfThumb', description: 'The guide’s rule of thumb on the same demand.' });
export type RuleOfThumb = z.infer<typeof RuleOfThumb>;

const Averaging = z
  .strictObject({
    averages: z
      .int()
      .min(1)
      .meta({ description: 'Response targets kept on average: per queue, band and day.', examples: [14] }),
    headcountByInterval: z.int().min(0).nullable().meta({
      description:
        'People whose shifts cover the agents that keep every target in every interval, before any replay; null where this team cannot, or time ran out first.',
    }),
    headcountByIntervalBound: z
      .int()
      .min(0)
      .nullable()
      .meta({ description: 'Proven lower bound of that headcount.' }),
    saved: z
      .int()
      .nullable()
      .meta({
        description:
          '`headcountByInterval` less the headcount of this roster; null without the former, and where cost is minimised instead of headcount.',
        examples: [2],
      }),
  })
  .meta({ id: 'Averaging', description: 'What keeping response times on average over bands saves.' });

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
          'The same weighed by contacts, live extra and buffer at less: what covering made smallest; null when time ran out first, and for a published roster that was changed.',
      }),
      weightedBound: z
        .number()
        .min(0)
        .meta({ description: 'Proven lower bound of the weighed shortage with these people and shifts.' }),
    }),
    rostering: z
      .strictObject({
        cost: z
          .number()
          .min(0)
          .meta({
            description:
              'Cost of how the shifts were given to people: wishes not kept, rests cut short, duties unevenly shared at their weights, and 1000 for each hour of a shift that nobody could take.',
            examples: [12],
          }),
        bound: z
          .number()
          .min(0)
          .nullable()
          .meta({ description: 'Proven lower bound of that cost for the same shifts; null without one.' }),
        gap: z
          .number()
          .min(0)
          .nullable()
          .meta({ description: '(cost − bound) / cost; null without a bound.' }),
      })
      .nullable()
      .meta({
        description:
          'How good the named roster is as a distribution of the shifts counted; null for a published roster that was changed.',
      }),
    ended: z.enum(['gap', 'time', 'stop', 'repaired']).meta({
      description:
        'gap: proven gap reached; time: time limit; stop: asked to stop; repaired: a published roster was changed, and nothing is proven of people, cost or shortage: bounds are 0.',
    }),
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
        'Demand at which the requirement, the replay, the simulation and the predictions of bands and coverage are worked out.',
      examples: ['the forecast'],
    }),
    bands: z.array(ProvenBand),
    replay: Replay,
    ruleOfThumb: RuleOfThumb,
    averaging: Averaging.optional().meta({
      description: 'Only where `targets.averaging` is `band` and some response time is promised.',
    }),
    audit: AuditReport,
    seed: z.int(),
    seconds: z
      .record(z.string(), z.number())
      .meta({ description: 'Seconds spent per stage.', examples: [{ requirement: 0.2, covering: 3.1 }] }),
  })
  .meta({ id: 'Certificate', description: 'What is proven about a roster.' });
export type Certificate = z.infer<typeof Certificate>;
