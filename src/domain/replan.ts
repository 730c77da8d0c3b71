import { z } from 'zod';
import { RosterDiff } from './roster-diff.ts';
import { SpanEnd, SpanStart } from './span.ts';

const OpenedGap = z
  .strictObject({
    kind: z.enum(['queue', 'live-extra']),
    queue: z.string().optional().meta({ description: 'Queue id; absent for live extra.' }),
    start: SpanStart,
    end: SpanEnd,
    missing: z
      .int()
      .min(1)
      .meta({ description: 'Agents missing at most.', examples: [1] }),
    agentMinutes: z
      .int()
      .min(1)
      .meta({ description: 'Agent-minutes missing in all.', examples: [240] }),
  })
  .meta({ id: 'OpenedGap' });
export type OpenedGap = z.infer<typeof OpenedGap>;

/** What was done for a gap, in the order in which it is tried. */
export const ACTION_KINDS = ['buffer', 'other-queue', 'swap', 'extra-shift', 'overtime', 'none'] as const;

export const ReplanAction = z
  .strictObject({
    gap: OpenedGap.meta({ description: 'What is missing if everybody else does what was published.' }),
    did: z.enum(ACTION_KINDS).meta({
      description:
        'buffer: buffer staff on duty serve, in their calling order; other-queue: somebody on duty comes over from a queue that can spare them or from work that can wait; swap: somebody works at other times, or on another day; extra-shift: somebody works a further shift; overtime: the same with overtime; none: nobody was found.',
      examples: ['buffer'],
    }),
    people: z
      .array(z.string())
      .meta({ description: 'Agent ids, buffer staff in their calling order.', examples: [['a07']] }),
    agentMinutes: z
      .int()
      .min(0)
      .meta({
        description: 'Agent-minutes of the gap closed by it; for `none` those still missing.',
        examples: [240],
      }),
    words: z.string().meta({ description: 'The same in a sentence.' }),
  })
  .meta({ id: 'ReplanAction' });
export type ReplanAction = z.infer<typeof ReplanAction>;

export const Replan = z
  .strictObject({
    plan: z.string().nullable().meta({ description: 'Id of the plan that was changed, if it has one.' }),
    now: z.iso.datetime({ offset: true }),
    freezeUntil: z.iso.datetime({ offset: true }),
    absentShifts: z
      .int()
      .min(0)
      .meta({ description: 'Published shifts that fall away by absence or leave.' }),
    changesBeyondAbsences: z
      .int()
      .min(0)
      .meta({ description: 'Changes of a person’s date other than those.', examples: [3] }),
    changes: RosterDiff.meta({ description: 'From the published roster to this one.' }),
    actions: z
      .array(ReplanAction)
      .meta({ description: 'What was done for each gap in serving and live extra, in order of time.' }),
  })
  .meta({ id: 'Replan', description: 'What was changed of the published roster, and why.' });
export type Replan = z.infer<typeof Replan>;
