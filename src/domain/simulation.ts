import { z } from 'zod';
import { Interval95 } from './interval95.ts';
import { SpanEnd, SpanStart } from './span.ts';
import { TargetName } from './target.ts';

export const SIMULATION_SCHEMA = 'paiban.simulation/1';

const end = SpanEnd.meta({ examples: ['2026-11-24T00:00:00+08:00'] });
const count = (description: string): z.ZodNumber =>
  z
    .number()
    .min(0)
    .meta({ description: `${description}, mean of the replications.` });

/** What was measured over some queues and intervals. */
const measures = {
  offered: count('Contacts that reached the team'),
  deflected: count('Contacts that the simulated bot settled'),
  answered: count('Contacts with a human reply'),
  abandoned: count('Contacts that left before any reply'),
  dropped: count('Contacts that left after a reply, because their agent went and no other came in time'),
  unanswered: count('Contacts that never leave and were still without a reply when nobody came any more'),
  replies: count('Replies'),
  averageResponseSeconds: Interval95.nullable().meta({
    description:
      'Average response time (ART) over all replies, the wait for an agent included; null without replies.',
  }),
  firstResponseSeconds: Interval95.nullable().meta({
    description: 'From a contact’s arrival to its first reply, over the contacts answered.',
  }),
  threeMinuteReplyRate: Interval95.nullable().meta({
    description: 'Replies within 180 seconds / all replies.',
  }),
  abandonment: Interval95.nullable().meta({ description: 'Contacts abandoned / contacts offered.' }),
  answeredWithin: z
    .array(z.strictObject({ seconds: z.number(), share: Interval95.nullable() }))
    .meta({ description: 'Contacts that an agent took within so many seconds / contacts offered.' }),
  occupancy: Interval95.nullable().meta({
    description:
      'Time writing or on a task / time present. For a single queue that of the agents who serve it alone; null without any.',
  }),
};

const SimulatedInterval = z.strictObject({ start: SpanStart, ...measures }).meta({
  id: 'SimulatedInterval',
  description: 'Replies count for the interval of the customer’s message.',
});
export type SimulatedInterval = z.infer<typeof SimulatedInterval>;

const SimulatedMeasures = z.strictObject(measures).meta({ id: 'SimulatedMeasures' });
export type SimulatedMeasures = z.infer<typeof SimulatedMeasures>;

const queue = z.string().meta({ description: 'Queue id.', examples: ['pre-sales'] });
const intervals = z.array(SimulatedInterval).meta({ description: 'Every open interval, if asked for.' });

const JudgedTarget = z
  .strictObject({
    band: z
      .string()
      .meta({ description: 'Band, or the hours outside every band.', examples: ['20:00–24:00'] }),
    queue,
    target: TargetName,
    asked: z.number().meta({ description: 'Seconds at most, or a share.', examples: [20] }),
    withinSeconds: z.number().optional().meta({ description: 'The time of `answeredWithin`.' }),
    source: z.string().meta({ description: 'Where it comes from.', examples: ['band 20:00–24:00'] }),
    intervals: z.int().min(1).meta({
      description: 'Intervals of the band in which this is the strictest target and contacts are expected.',
    }),
    contacts: z.number().min(0).meta({ description: 'Contacts expected in them.' }),
    measured: Interval95.nullable().meta({ description: 'What was measured over them.' }),
    verdict: z.enum(['held', 'missed', 'undecided']).meta({
      description:
        'held or missed: the whole confidence interval lies on that side; undecided: it contains the target. Response times are also missed where more than 0.5 % of the contacts stay unanswered.',
      examples: ['held'],
    }),
  })
  .meta({ id: 'JudgedTarget' });
export type JudgedTarget = z.infer<typeof JudgedTarget>;

export const Simulation = z
  .strictObject({
    schema: z.literal(SIMULATION_SCHEMA).meta({ description: 'Version of this document.' }),
    shop: z.string(),
    timeZone: z.string(),
    start: SpanStart,
    end,
    intervalMinutes: z.int(),
    seed: z.int(),
    replications: z.int().min(0).meta({ description: 'Times the horizon was played to its end.' }),
    replies: z.int().min(0).meta({ description: 'Replies simulated, over all replications.' }),
    ended: z.enum(['precise', 'replications', 'replies', 'time']).meta({
      description:
        'precise: the average response time is known as well as asked; replications, replies: that budget is spent. These are the same on every machine. time: after 15 seconds no further replication is waited for, so the number of replications depends on the machine; ask for fewer replies.',
      examples: ['precise'],
    }),
    overall: SimulatedMeasures,
    queues: z.array(z.strictObject({ queue, ...measures, intervals })),
    bands: z.array(
      z.strictObject({
        band: z
          .string()
          .meta({ description: 'Band, or the hours outside every band.', examples: ['20:00–24:00'] }),
        ...measures,
        queues: z.array(z.strictObject({ queue, ...measures })),
      }),
    ),
    intervals,
    targets: z
      .array(JudgedTarget)
      .meta({ description: 'Every target in force, by band and queue, where contacts are expected.' }),
    warnings: z.array(z.string()).meta({ description: 'What a reader should know.' }),
  })
  .meta({
    id: 'Simulation',
    description: 'What the staffing does to the customers, with confidence intervals.',
  });
export type Simulation = z.infer<typeof Simulation>;
