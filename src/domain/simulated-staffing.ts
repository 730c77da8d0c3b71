import { z } from 'zod';
import { BreakKind } from './break.ts';
import { Activity, Assignment, Roster, RosterPerson } from './roster.ts';
import { Skill } from './skill.ts';
import { LocalTime, Moment, Weekday, minuteOfDay } from './time.ts';

const agents = z.int().min(0).max(10_000);

const CurveWindow = z
  .strictObject({
    from: LocalTime,
    to: LocalTime,
    weekdays: z
      .array(Weekday)
      .min(1)
      .optional()
      .meta({ description: 'Weekdays it applies to; every day when left out.', examples: [['saturday']] }),
    agents: agents.meta({ description: 'Agents on duty throughout.', examples: [3] }),
  })
  .refine((window) => minuteOfDay(window.from) < minuteOfDay(window.to), {
    path: ['to'],
    error: 'must be later than `from`; a window past midnight is written as two',
  })
  .meta({ id: 'CurveWindow', description: 'Agents in a part of the day, `to` excluded.' });
export type CurveWindow = z.infer<typeof CurveWindow>;

const QueueCurve = z
  .strictObject({
    queue: z
      .string()
      .min(1)
      .max(64)
      .meta({ description: 'Queue id.', examples: ['pre-sales'] }),
    agents: z
      .union([
        z
          .array(agents)
          .min(1)
          .max(42 * 25 * 12),
        z.array(CurveWindow).min(1).max(500),
      ])
      .meta({
        description:
          'Agents on duty on the queue: one number per planning interval of the horizon, or windows of the day that do not overlap; nobody outside them.',
        examples: [[{ from: '09:00', to: '24:00', agents: 3 }]],
      }),
  })
  .meta({ id: 'QueueCurve' });
export type QueueCurve = z.infer<typeof QueueCurve>;

const CurveStaffing = z
  .strictObject({
    kind: z.literal('curve'),
    queues: z.array(QueueCurve).min(1).max(20).meta({ description: 'One curve per queue.' }),
  })
  .meta({
    id: 'CurveStaffing',
    description:
      'Agents without names, each serving one queue. Where fewer are on duty, who came last goes first.',
  });
export type CurveStaffing = z.infer<typeof CurveStaffing>;

const start = Moment.meta({
  description: 'Start, included; without an offset it is read on the shop’s clock.',
  examples: ['2026-11-23T09:00:00+08:00'],
});
const end = Moment.meta({
  description: 'End, excluded; without an offset it is read on the shop’s clock.',
  examples: ['2026-11-23T18:00:00+08:00'],
});

const SimulatedAssignment = Assignment.partial()
  .extend({
    start,
    end,
    breaks: z
      .array(z.strictObject({ kind: BreakKind.optional(), start, end, paid: z.boolean().optional() }))
      .max(50)
      .default([])
      .meta({ description: 'Breaks: nobody is served then.' }),
    activities: z
      .array(
        Activity.extend({
          start,
          end,
          queue: Activity.shape.queue.meta({
            description: 'Queue served; left out: every queue the person has the skill for.',
            examples: ['pre-sales'],
          }),
        }),
      )
      .max(500)
      .optional()
      .meta({
        description:
          'What the person does; left out: serves every queue of the person’s skills from start to end, breaks left out. Time in no activity is spent on nothing.',
      }),
  })
  .meta({
    id: 'SimulatedAssignment',
    description: 'An assignment of a roster, of which the times are read.',
  });

export const SimulatedPerson = RosterPerson.partial()
  .extend({
    id: z
      .string()
      .min(1)
      .max(200)
      .meta({ description: 'Unique among the people.', examples: ['a01'] }),
    skills: z.array(Skill).max(50).meta({ description: 'Skills, as queues ask for them.' }),
    concurrency: z
      .int()
      .min(1)
      .max(30)
      .optional()
      .meta({
        description:
          'Chats this person holds at most, whatever the queues allow; left out: as the queues say.',
        examples: [3],
      }),
    assignments: z.array(SimulatedAssignment).max(100).meta({ description: 'Shifts in the horizon.' }),
  })
  .meta({ id: 'SimulatedPerson', description: 'A person of a roster.' });
export type SimulatedPerson = z.infer<typeof SimulatedPerson>;

const unread = z.unknown().optional().meta({ description: 'Accepted as it stands in a roster; not read.' });

const SimulatedRoster = Roster.partial()
  .extend({
    schema: Roster.shape.schema,
    people: z.array(SimulatedPerson).max(5000),
    coverage: unread,
    deferrable: unread,
    float: unread,
    violations: unread,
    gaps: unread,
    warnings: unread,
    certificate: unread,
  })
  .meta({ id: 'SimulatedRoster', description: 'A roster document, of which the people are read.' });

const RosterStaffing = z
  .strictObject({
    kind: z.literal('roster'),
    people: z
      .array(SimulatedPerson)
      .max(5000)
      .optional()
      .meta({ description: 'People and their shifts, in the form they have in a roster.' }),
    roster: SimulatedRoster.optional().meta({
      description: 'Instead of `people`: the roster of a plan as it is.',
    }),
  })
  .refine(({ people, roster }) => (people === undefined) !== (roster === undefined), {
    error: 'give either `people` or `roster`',
  })
  .meta({ id: 'RosterStaffing', description: 'People by name, with their shifts, breaks and activities.' });

export const SimulatedStaffing = z
  .discriminatedUnion('kind', [CurveStaffing, RosterStaffing])
  .meta({ id: 'SimulatedStaffing', description: 'Who is on duty: a curve of agents, or a roster.' });
export type SimulatedStaffing = z.infer<typeof SimulatedStaffing>;
