import { z } from 'zod';
import { LocalDate, Moment } from './time.ts';

const start = Moment.meta({
  description: 'Start, included; without an offset it is read on the shop’s clock.',
  examples: ['2026-11-23T09:00:00+08:00'],
});
const end = Moment.meta({
  description: 'End, excluded; without an offset it is read on the shop’s clock.',
  examples: ['2026-11-23T18:00:00+08:00'],
});

// Whatever else a roster says of people and shifts may come along and is not read: these two are not strict.
const PublishedAssignment = z
  .object({
    start,
    end,
    template: z
      .string()
      .optional()
      .meta({ description: 'Shift template id; any that fits when left out.', examples: ['full-time-8h'] }),
    breaks: z
      .array(z.object({ start, end }))
      .max(50)
      .default([])
      .meta({ description: 'Breaks; placed anew where they are left out or cannot stay.' }),
    activities: z
      .array(
        z.object({
          kind: z
            .enum(['serving', 'buffer', 'deferrable'])
            .meta({ description: 'As in a roster.', examples: ['serving'] }),
          queue: z
            .string()
            .optional()
            .meta({ description: 'Queue served.', examples: ['pre-sales'] }),
          work: z
            .string()
            .optional()
            .meta({ description: 'Deferrable work done.', examples: ['reviews'] }),
          start,
          end,
        }),
      )
      .max(500)
      .optional()
      .meta({ description: 'What the person was to do; given out anew when left out.' }),
  })
  .meta({ id: 'PublishedAssignment', description: 'An assignment in the form it has in a roster.' });
export type PublishedAssignment = z.infer<typeof PublishedAssignment>;

const PublishedPerson = z
  .object({
    id: z
      .string()
      .min(1)
      .max(64)
      .meta({ description: 'Agent id.', examples: ['a01'] }),
    assignments: z.array(PublishedAssignment).max(100).meta({ description: 'Shifts in the horizon.' }),
  })
  .meta({ id: 'PublishedPerson', description: 'A person in the form it has in a roster.' });
export type PublishedPerson = z.infer<typeof PublishedPerson>;

export const Absence = z
  .strictObject({
    agent: z
      .string()
      .min(1)
      .meta({ description: 'Agent id.', examples: ['a01'] }),
    firstDay: LocalDate,
    lastDay: LocalDate,
  })
  .refine((absence) => absence.firstDay <= absence.lastDay, {
    path: ['lastDay'],
    error: 'must not be before `firstDay`',
  })
  .meta({
    id: 'Absence',
    description: 'Dates on which somebody is away who was expected, such as sick leave; both included.',
  });
export type Absence = z.infer<typeof Absence>;

/** What a change to a roster may be asked with, whether the roster comes along or is that of a plan. */
export const changeFields = {
  absences: z
    .array(Absence)
    .max(500)
    .default([])
    .meta({ description: 'Who is away since the roster was published. Their shifts there fall away.' }),
  now: Moment.optional().meta({
    description:
      'The moment of the change: changes cost more the nearer they are to it. The start of the horizon when left out.',
    examples: ['2026-11-24T07:30'],
  }),
  freezeUntil: Moment.optional().meta({
    description:
      'Nobody’s shift that starts before this moment changes, but for those who are absent. Not before `now`, and `now` when left out.',
    examples: ['2026-11-25T00:00'],
  }),
  changeMinutes: z
    .number()
    .min(0)
    .max(100_000)
    .default(60)
    .meta({
      description:
        'Missing agent-minutes that a change of one person’s date must close to be worth it. Twice as many on the date of `now`, one and a half times the day after, and so on: times 1 + 1 / (1 + days).',
      examples: [60],
    }),
  maximumChanges: z
    .int()
    .min(0)
    .max(10_000)
    .optional()
    .meta({
      description:
        'Changes of a person’s date at most, beyond the shifts that fall away. Left out: two for each of those, and without absences as many as are worth it.',
      examples: [6],
    }),
};

export const Published = z
  .strictObject({
    plan: z
      .string()
      .max(64)
      .optional()
      .meta({ description: 'Id of the plan it was drawn up by; told again in the result.' }),
    people: z.array(PublishedPerson).min(1).max(2000).meta({
      description: 'People and their shifts, in the form they have in a roster; others have no shift.',
    }),
    ...changeFields,
  })
  .meta({
    id: 'Published',
    description:
      'A roster that people know already. The plan keeps it and changes only what closes gaps: buffer staff first, then other times or days, then further shifts, then overtime. Nobody is hired or given fewer hours to save cost.',
  });
export type Published = z.infer<typeof Published>;
