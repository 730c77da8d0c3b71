import { z } from 'zod';
import { Certificate } from './certificate.ts';

export const PlanState = z.enum(['queued', 'running', 'completed', 'cancelled', 'failed']).meta({
  id: 'PlanState',
  description: 'queued → running → completed | cancelled | failed.',
  examples: ['running'],
});
export type PlanState = z.infer<typeof PlanState>;

export const PRIORITIES = ['low', 'normal', 'high'] as const;

/** Of the plans of a tenant that wait, those of a higher priority begin first. */
export const PlanPriority = z.enum(PRIORITIES);
export type PlanPriority = z.infer<typeof PlanPriority>;

export const STAGES = [
  'calendars',
  'demand',
  'workload',
  'requirement',
  'covering',
  'rostering',
  'breaks',
  'buffer',
  'replay',
  'audit',
  'certificate',
] as const;

export const Progress = z
  .strictObject({
    stage: z.enum(STAGES).meta({ description: 'Stage at work.', examples: ['covering'] }),
    percent: z
      .number()
      .min(0)
      .max(100)
      .meta({ description: 'Rough share done.', examples: [40] }),
    incumbent: z.number().optional().meta({
      description:
        'Objective of the best found so far; while people get their shifts what is left undone, wishes and unfairness cost, over the groups so far.',
    }),
    bound: z.number().optional().meta({ description: 'Proven lower bound of the objective.' }),
    gap: z.number().optional().meta({ description: '(incumbent − bound) / incumbent.' }),
  })
  .meta({ id: 'Progress' });
export type Progress = z.infer<typeof Progress>;
export type Stage = Progress['stage'];

export const PlanSummary = z
  .strictObject({
    id: z.string().meta({ description: 'Opaque identifier.' }),
    state: PlanState,
    createdAt: z.iso.datetime({ offset: true }),
    finishedAt: z.iso.datetime({ offset: true }).nullable(),
    publishedAt: z.iso
      .datetime({ offset: true })
      .nullable()
      .meta({ description: 'When the roster was published; null as long as it is not.' }),
    shop: z.string(),
    firstDay: z.iso.date(),
    days: z.int(),
  })
  .meta({ id: 'PlanSummary' });
export type PlanSummary = z.infer<typeof PlanSummary>;

export const Plan = PlanSummary.extend({
  progress: Progress.nullable(),
  reason: z.string().nullable().meta({ description: 'Why a plan failed or was cancelled.' }),
  outcome: z
    .strictObject({
      headcount: z.int(),
      requiredViolations: z.int().meta({ description: 'Breaches of required rules.' }),
      preferredViolations: z.int(),
      gaps: z.int().meta({ description: 'Stretches in which agents are missing.' }),
      warnings: z.array(z.string()),
    })
    .nullable()
    .meta({ description: 'The roster in short, once completed.' }),
  certificate: Certificate.nullable(),
}).meta({ id: 'Plan', description: 'A plan with its progress and, when completed, its certificate.' });
export type Plan = z.infer<typeof Plan>;
