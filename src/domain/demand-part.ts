import { z } from 'zod';
import { Calendar } from './calendar.ts';
import { Capacity } from './capacity.ts';
import { Forecast } from './forecast.ts';
import { Queue, Tool } from './queue.ts';
import { Horizon, Shop } from './shop.ts';
import { Targets } from './target.ts';

/** Fields that say what comes in and what is promised: the part of a request that needs no team. */
export const demandFields = {
  shop: Shop.prefault({}),
  horizon: Horizon,
  queues: z.array(Queue).min(1).max(20).meta({ description: 'Queues the team serves.' }),
  forecast: z.array(Forecast).min(1).max(20).meta({ description: 'One forecast per queue.' }),
  calendar: Calendar.prefault({}),
  targets: Targets.prefault({}),
  tools: z
    .array(z.union([z.enum(['assistant', 'erp-link', 'semantic-analysis']), Tool]))
    .max(20)
    .default([])
    .meta({ description: 'Tools in use: presets of the guide or own ones.', examples: [['assistant']] }),
  capacity: Capacity.prefault({}),
};

/** The demand part of any request, as sent: presets are still names here. */
export type DemandPart = z.infer<z.ZodObject<typeof demandFields>>;
