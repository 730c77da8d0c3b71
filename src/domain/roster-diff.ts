import { z } from 'zod';
import { SpanEnd, SpanStart } from './span.ts';
import { LocalDate } from './time.ts';

const ShiftTimes = z
  .strictObject({
    start: SpanStart,
    end: SpanEnd,
    template: z.string().meta({ description: 'Shift template id.', examples: ['full-time-8h'] }),
  })
  .meta({ id: 'ShiftTimes' });
export type ShiftTimes = z.infer<typeof ShiftTimes>;

export const ShiftChange = z
  .strictObject({
    agent: z.string().meta({ description: 'Agent id.', examples: ['a01'] }),
    date: LocalDate,
    kind: z.enum(['moved', 'added', 'removed', 'other-template']).meta({
      description:
        'moved: other times on the same date; added: a shift instead of a day off; removed: a day off instead of a shift; other-template: the same times by another template.',
      examples: ['moved'],
    }),
    before: ShiftTimes.nullable().meta({ description: 'The shift it was; null for a day off.' }),
    after: ShiftTimes.nullable().meta({ description: 'The shift it is; null for a day off.' }),
    minutes: z.int().meta({
      description: 'Paid minutes more than before; negative where they are fewer.',
      examples: [-480],
    }),
  })
  .meta({ id: 'ShiftChange', description: 'A date on which a person’s shift differs.' });
export type ShiftChange = z.infer<typeof ShiftChange>;

export const RosterDiff = z
  .strictObject({
    firstDay: LocalDate.meta({ description: 'First date compared: both rosters have it.' }),
    lastDay: LocalDate.meta({ description: 'Last date compared.' }),
    kept: z
      .int()
      .min(0)
      .meta({ description: 'Shifts that are the same in both.', examples: [86] }),
    moved: z.int().min(0),
    added: z.int().min(0),
    removed: z.int().min(0),
    otherTemplate: z.int().min(0),
    people: z
      .int()
      .min(0)
      .meta({ description: 'People with a change.', examples: [7] }),
    minutes: z.int().meta({ description: 'Paid minutes more than before, over all.', examples: [-960] }),
    changes: z.array(ShiftChange).meta({ description: 'Every change, by date, then by agent.' }),
  })
  .meta({ id: 'RosterDiff', description: 'What differs between two rosters, by person and date.' });
export type RosterDiff = z.infer<typeof RosterDiff>;
