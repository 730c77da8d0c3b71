import { z } from 'zod';
import { Hiring, Team } from './agent.ts';
import { Calendar } from './calendar.ts';
import { Capacity } from './capacity.ts';
import { Forecast } from './forecast.ts';
import { Objective } from './objective.ts';
import { Queue, Tool } from './queue.ts';
import { Rules } from './rules.ts';
import { Shifts } from './shift.ts';
import { Horizon, Shop } from './shop.ts';
import { Targets } from './target.ts';

/** What a shop sends. Presets are still names here; `ResolvedRequest` has them filled in. */
export const PlanRequest = z
  .strictObject({
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
    shifts: Shifts.prefault({}),
    team: Team.optional().meta({
      description: 'Named agents; left out, the plan is a hiring plan with anonymous people.',
    }),
    hiring: Hiring.optional().meta({ description: 'Only without a team.' }),
    rules: Rules.prefault({}),
    objective: Objective.prefault({}),
  })
  .meta({ id: 'PlanRequest', description: 'A shop’s week in: demand, calendars, targets, team and rules.' });
export type PlanRequest = z.infer<typeof PlanRequest>;
/** The same before defaults are filled in: what a client may send. */
export type PlanRequestInput = z.input<typeof PlanRequest>;
