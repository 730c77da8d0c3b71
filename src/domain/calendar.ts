import { z } from 'zod';
import { LocalDate, Moment } from './time.ts';

const id = z.string().min(1).max(64);
const queues = z
  .array(z.string().min(1))
  .min(1)
  .optional()
  .meta({ description: 'Queue ids it touches; all when left out.', examples: [['pre-sales']] });

export const Uplift = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('factor'),
      factor: z
        .number()
        .min(1)
        .max(100)
        .meta({ description: 'Multiplies the forecast while live.', examples: [2.5] }),
    }),
    z.strictObject({
      kind: z.literal('viewers'),
      viewers: z
        .number()
        .min(0)
        .max(100_000_000)
        .meta({ description: 'Viewers expected at once.', examples: [3000] }),
      contactsPerViewerHour: z
        .number()
        .min(0)
        .max(10)
        .meta({ description: 'Contacts one viewer makes in an hour.', examples: [0.02] }),
    }),
  ])
  .meta({ id: 'Uplift', description: 'How a live stream raises demand: by a factor or by its viewers.' });

export const LiveStream = z
  .strictObject({
    id: id.meta({ description: 'Name of the stream.', examples: ['tuesday-evening'] }),
    start: Moment,
    end: Moment,
    uplift: Uplift.default({ kind: 'factor', factor: 1 }),
    rampMinutes: z
      .number()
      .min(0)
      .max(240)
      .default(5)
      .meta({ description: 'Minutes from the start until demand is fully up.', examples: [5] }),
    decayMinutes: z
      .number()
      .min(0)
      .max(240)
      .default(30)
      .meta({ description: 'Minutes after the end until demand is back to normal.', examples: [30] }),
    extraAgents: z
      .int()
      .min(0)
      .max(1000)
      .optional()
      .meta({
        description:
          'Agents above the requirement in the guard period; the buffer policy’s number when left out.',
        examples: [2],
      }),
    queues,
  })
  .meta({
    id: 'LiveStream',
    description: 'Guarded from 30 minutes before its start to 60 minutes after its end.',
  });
export type LiveStream = z.infer<typeof LiveStream>;

export const Promotion = z
  .strictObject({
    id: id.meta({ description: 'Name of the promotion.', examples: ['double-twelve'] }),
    firstDay: LocalDate,
    lastDay: LocalDate,
    factor: z
      .number()
      .min(0.1)
      .max(100)
      .default(1)
      .meta({ description: 'Multiplies the forecast on these dates.', examples: [1.8] }),
    threeShifts: z
      .boolean()
      .default(false)
      .meta({
        description:
          'Open around the clock in three shifts: only three-shift templates are used on these dates.',
        examples: [true],
      }),
    queues,
  })
  .refine((promotion) => promotion.firstDay <= promotion.lastDay, {
    path: ['lastDay'],
    error: 'must not be before `firstDay`',
  })
  .meta({ id: 'Promotion' });
export type Promotion = z.infer<typeof Promotion>;

export const Calendar = z
  .strictObject({
    liveStreams: z
      .array(LiveStream)
      .max(500)
      .default([])
      .meta({ description: 'Live streams of the horizon.' }),
    promotions: z.array(Promotion).max(100).default([]).meta({ description: 'Promotions of the horizon.' }),
    holidays: z
      .array(LocalDate)
      .max(60)
      .default([])
      .meta({
        description:
          'Holidays beside `statutoryHolidays`: shifts that start on them are paid at `pay.holiday`. Opening hours and demand are as on any date.',
        examples: [['2027-01-01']],
      }),
    statutoryHolidays: z
      .enum(['china', 'none'])
      .optional()
      .meta({
        description:
          'Whether the 13 statutory holidays of China count as `holidays` too: their dates alone, not the days moved to make a longer break. Left out, they do under the rule pack `cn`. Of a year whose arrangement is not known there are none, and a warning says so.',
        examples: ['china'],
      }),
    overlap: z
      .enum(['max', 'product'])
      .default('max')
      .meta({ description: 'How factors of a stream and a promotion combine.', examples: ['max'] }),
    guardMinutesBefore: z
      .int()
      .min(0)
      .max(240)
      .default(30)
      .meta({ description: 'Guard period before a stream’s start, minutes.', examples: [30] }),
    guardMinutesAfter: z
      .int()
      .min(0)
      .max(240)
      .default(60)
      .meta({ description: 'Guard period after a stream’s end, minutes.', examples: [60] }),
  })
  .meta({ id: 'Calendar' });
export type Calendar = z.infer<typeof Calendar>;
