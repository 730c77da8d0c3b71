import { z } from 'zod';
import { Shortage } from './shortage.ts';
import { SpanEnd, SpanStart } from './span.ts';

const start = SpanStart.meta({ examples: ['2026-11-28T20:00:00+08:00'] });
const end = SpanEnd.meta({ examples: ['2026-11-28T21:30:00+08:00'] });
const agentHours = z.number().min(0);
const words = z.string().meta({ description: 'The same in words.' });

export const DrivingStretch = z
  .strictObject({
    skills: z
      .array(z.string())
      .min(1)
      .meta({
        description:
          'Skills that are scarce then; several where one agent more with any of them costs the same.',
        examples: [['pre-sales']],
      }),
    queues: z.array(z.string()).meta({ description: 'Queues that need them.', examples: [['pre-sales']] }),
    start,
    end,
    required: z
      .strictObject({ least: z.int().min(0), most: z.int().min(0) })
      .meta({ description: 'Agents required with these skills, least and most over the stretch.' }),
    targets: z.array(z.string()).meta({ description: 'What sets the requirement then.' }),
    price: z.number().meta({
      description:
        'People, or cost where that is minimised, that one agent more throughout the stretch takes by the linear relaxation: a rate, right for small changes.',
      examples: [0.4],
    }),
    words,
  })
  .meta({ id: 'DrivingStretch', description: 'Consecutive intervals whose requirement drives the result.' });
export type DrivingStretch = z.infer<typeof DrivingStretch>;

export const BindingTarget = z
  .strictObject({
    target: z.string().meta({
      description: 'What sets the requirement, and where it comes from.',
      examples: ['averageResponseSeconds ≤ 20 (band 20:00–24:00)'],
    }),
    intervals: z.int().min(1).meta({ description: 'Open queue intervals in which it does.' }),
    share: z
      .number()
      .min(0)
      .max(1)
      .meta({ description: 'Of all open queue intervals in which somebody is required.' }),
    words: z.string().meta({
      description: 'The target as a manager would say it.',
      examples: ['an average answer within 20 s (band 20:00–24:00)'],
    }),
  })
  .meta({ id: 'BindingTarget' });
export type BindingTarget = z.infer<typeof BindingTarget>;

export const Overstaffing = z
  .strictObject({
    agentHours: agentHours.meta({
      description:
        'Agents on duty above requirement, buffer and live extra who are not on deferrable work either, in agent-hours.',
    }),
    onDutyAgentHours: agentHours.meta({ description: 'All agent-hours on duty, breaks left out.' }),
    heldAgentHours: agentHours.meta({
      description:
        'Proven part of it that no dropping of whole shifts can save: it comes with shifts each of which also covers an interval with nobody to spare.',
    }),
    stretches: z
      .array(
        z.strictObject({
          start,
          end,
          agentHours: agentHours.meta({ description: 'Agent-hours above what is asked for.' }),
        }),
      )
      .meta({ description: 'Where most of it lies, largest first.' }),
    minimumBufferIntervals: z.int().min(0).meta({
      description:
        'Open intervals in which the least buffer asks for more than the share does: asked for, not overstaffing.',
    }),
    words: z.array(z.string()),
  })
  .meta({ id: 'Overstaffing' });
export type Overstaffing = z.infer<typeof Overstaffing>;

export const HeadcountSteps = z
  .strictObject({
    headcount: z.int().min(0).meta({ description: 'People with at least one shift.' }),
    headcountBound: z.int().min(0).meta({ description: 'Proven: no fewer can cover as much.' }),
    busiestInterval: z
      .strictObject({
        start,
        agents: z.int().min(0).meta({ description: 'Requirement, buffer and live extra together.' }),
        required: z.int().min(0),
        buffer: z.int().min(0),
        liveExtra: z.int().min(0),
      })
      .nullable()
      .meta({ description: 'Where most agents are asked for at once; null when the shop never opens.' }),
    busiestDay: z
      .strictObject({
        date: z.iso.date(),
        people: z.int().min(0).meta({ description: 'People who start a shift on it.' }),
        openHours: z.number().min(0),
        longestShiftHours: z.number().min(0).meta({ description: 'Of all shifts rostered.' }),
      })
      .nullable()
      .meta({ description: 'Where most people work.' }),
    weeks: z
      .array(
        z.strictObject({
          firstDate: z.iso.date(),
          shifts: z.int().min(0),
          daysPerPerson: z
            .int()
            .min(0)
            .meta({ description: 'Most days one person of this roster may work in that part of a week.' }),
          leastPeople: z.int().min(0).meta({
            description: 'People that so many shifts take at least: shifts / daysPerPerson, rounded up.',
          }),
        }),
      )
      .meta({ description: 'Each calendar week, or the part of it that is planned.' }),
    words: z.array(z.string()),
  })
  .meta({ id: 'HeadcountSteps', description: 'From the busiest interval to the headcount.' });
export type HeadcountSteps = z.infer<typeof HeadcountSteps>;

export const GapReason = z
  .strictObject({
    queue: z.string(),
    start,
    end,
    required: z.int().min(0).meta({ description: 'Agents required at its start.' }),
    ableToWork: z.int().min(0).meta({
      description:
        'People with the skill who have some shift they may work at its start: fewer than required is proof that no plan closes the gap.',
    }),
    whereabouts: z
      .array(
        z.strictObject({
          state: z
            .enum(['serving', 'elsewhere', 'break', 'other-shift', 'off', 'no-shift', 'week-full', 'free'])
            .meta({
              description:
                'At its start: serving the queue; on another queue or buffer; on a break; on another shift of that day; on leave or off; no shift that contract, availability and law allow; as many days in the week as allowed; none of these.',
            }),
          people: z.array(z.string()).meta({ description: 'Agent ids.' }),
        }),
      )
      .meta({ description: 'Where everybody with the skill is.' }),
    words,
  })
  .meta({ id: 'GapReason', description: 'Where the people are whom a gap is short of.' });
export type GapReason = z.infer<typeof GapReason>;

export const Explanation = z
  .strictObject({
    headcount: HeadcountSteps,
    drivers: z.strictObject({
      stretches: z
        .array(DrivingStretch)
        .meta({ description: 'The hours that drive the result, dearest first.' }),
      note: z.string().meta({ description: 'How to read them, or why there are none.' }),
    }),
    targets: z.array(BindingTarget).meta({ description: 'Over the whole horizon, most frequent first.' }),
    overstaffing: Overstaffing,
    gaps: z
      .array(GapReason)
      .meta({ description: 'The largest gaps of queues in a team’s plan, most agent-hours first.' }),
    shortage: Shortage.nullable().meta({ description: 'Null where nobody is missing.' }),
  })
  .meta({ id: 'Explanation', description: 'Why a plan needs what it needs, computed from its own figures.' });
export type Explanation = z.infer<typeof Explanation>;
