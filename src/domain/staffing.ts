import { z } from 'zod';

export const STAFFING_SCHEMA = 'paiban.staffing/1';

const start = z.iso
  .datetime({ offset: true })
  .meta({ description: 'Start, included, with the shop’s offset.', examples: ['2026-11-23T09:00:00+08:00'] });
const end = z.iso
  .datetime({ offset: true })
  .meta({ description: 'End, excluded, with the shop’s offset.', examples: ['2026-11-24T00:00:00+08:00'] });

export const StaffedInterval = z
  .strictObject({
    start,
    contacts: z.number().min(0).meta({ description: 'Expected contacts after calendars and tools.' }),
    onDuty: z.int().min(0).meta({ description: 'Agents that must be on duty on the queue.' }),
    bindingTarget: z.string().meta({
      description: 'Target that sets the requirement, and where it comes from.',
      examples: ['averageResponseSeconds ≤ 20 (band 20:00–24:00)'],
    }),
  })
  .meta({ id: 'StaffedInterval' });

export const Staffing = z
  .strictObject({
    schema: z.literal(STAFFING_SCHEMA).meta({ description: 'Version of this document.' }),
    shop: z.string(),
    timeZone: z.string(),
    start,
    end,
    intervalMinutes: z.int(),
    queues: z.array(
      z.strictObject({
        queue: z.string(),
        intervals: z.array(StaffedInterval).meta({ description: 'Every open interval.' }),
      }),
    ),
  })
  .meta({ id: 'Staffing', description: 'Agents that demand and targets ask for.' });
export type Staffing = z.infer<typeof Staffing>;
