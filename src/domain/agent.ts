import { z } from 'zod';
import { History } from './history.ts';
import { Preferences } from './preferences.ts';
import { Skill } from './skill.ts';
import { DateRange, LocalDate, LocalTime, Weekday, minuteOfDay } from './time.ts';

export const Authority = z.enum(['agent', 'supervisor', 'shop-manager']).meta({
  id: 'Authority',
  description:
    'What a person may decide: agent, supervisor or shop manager; a higher one includes the lower. It says who must be on duty, not which queues a person can serve: that is the level of a skill.',
  examples: ['agent'],
});
export type Authority = z.infer<typeof Authority>;

/** True when a person of authority `held` may act where `needed` is asked. */
export function hasAuthority(held: Authority, needed: Authority): boolean {
  return Authority.options.indexOf(held) >= Authority.options.indexOf(needed);
}

export const Pin = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('shift'),
      date: LocalDate,
      start: LocalTime,
      lengthMinutes: z
        .int()
        .min(60)
        .max(1440)
        .meta({ description: 'Length from start to end, minutes.', examples: [540] }),
    }),
    z.strictObject({ kind: z.literal('off'), date: LocalDate }),
  ])
  .meta({ id: 'Pin', description: 'An assignment, or a day off, that must stay.' });
export type Pin = z.infer<typeof Pin>;

export const Agent = z
  .strictObject({
    id: z
      .string()
      .min(1)
      .max(64)
      .meta({ description: 'Identifier, unique in the team.', examples: ['a01'] }),
    name: z
      .string()
      .min(1)
      .max(200)
      .meta({ description: 'Name on the roster.', examples: ['林晓'] }),
    skills: z
      .array(Skill)
      .min(1)
      .max(50)
      .meta({
        description: 'Skills the agent serves; an entry may state a level.',
        examples: [['pre-sales', { skill: 'after-sales', level: 2 }]],
      }),
    contractClass: z
      .string()
      .min(1)
      .default('full-time')
      .meta({ description: 'Contract class id.', examples: ['full-time'] }),
    authority: Authority.default('agent'),
    availability: z
      .array(
        z
          .strictObject({
            weekdays: z
              .array(Weekday)
              .min(1)
              .meta({ description: 'Weekdays.', examples: [['monday']] }),
            from: LocalTime,
            to: LocalTime.meta({
              description:
                'End on the same day; 24:00 also allows a shift that runs past midnight into the next window.',
              examples: ['24:00'],
            }),
          })
          .refine((window) => minuteOfDay(window.from) < minuteOfDay(window.to), {
            path: ['to'],
            error: 'must be later than `from`',
          }),
      )
      .min(1)
      .optional()
      .meta({ description: 'Windows in which the agent can work; always when left out.' }),
    leave: z.array(DateRange).max(100).default([]).meta({ description: 'Dates on leave.' }),
    daysOffWanted: z
      .array(LocalDate)
      .max(42)
      .default([])
      .meta({ description: 'Dates the agent would like to have off.', examples: [['2026-11-28']] }),
    preferences: Preferences.prefault({}),
    pins: z.array(Pin).max(42).default([]).meta({ description: 'Assignments that must stay.' }),
    protections: z
      .array(z.enum(['pregnant-from-month-7', 'nursing', 'minor']))
      .default([])
      .meta({
        description:
          'Protections: pregnancy and nursing bar night work and overtime; minors, aged 16 and 17, have rules of their own.',
        examples: [['nursing']],
      }),
    history: History.optional().meta({
      description: 'What the agent worked before the horizon; left out, nothing is known of it.',
    }),
  })
  .meta({ id: 'Agent' });
export type Agent = z.infer<typeof Agent>;

export const Team = z
  .strictObject({
    agents: z.array(Agent).min(1).max(2000).meta({ description: 'Named agents.' }),
  })
  .meta({ id: 'Team' });
export type Team = z.infer<typeof Team>;

export const Hiring = z
  .strictObject({
    skillSets: z
      .array(z.array(Skill).min(1))
      .min(1)
      .max(20)
      .optional()
      .meta({
        description:
          'Skill sets people can be hired with; left out, one set per skill that queues ask for, at the highest level asked for, each with the skills that only deferrable work asks for.',
        examples: [[['pre-sales'], ['order-handling', 'after-sales']]],
      }),
    maximumPeople: z
      .int()
      .min(1)
      .max(5000)
      .default(2000)
      .meta({ description: 'People that can be hired at most.', examples: [50] }),
  })
  .meta({ id: 'Hiring', description: 'How a plan without a team hires anonymous people.' });
export type Hiring = z.infer<typeof Hiring>;
