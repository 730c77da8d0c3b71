import { z } from 'zod';
import { Hiring, Team } from './agent.ts';
import { DeferrableWork } from './deferrable-work.ts';
import { demandFields } from './demand-part.ts';
import { Objective } from './objective.ts';
import { Pay } from './pay.ts';
import { Published } from './published.ts';
import { Rules } from './rules.ts';
import { Shifts } from './shift.ts';

/** What a shop sends. Presets are still names here; `ResolvedRequest` has them filled in. */
export const PlanRequest = z
  .strictObject({
    ...demandFields,
    deferrableWork: z.array(DeferrableWork).max(10).default([]).meta({
      description: 'Work that can wait, beside the queues. Plans only: it asks for nobody at any one time.',
    }),
    shifts: Shifts.prefault({}),
    team: Team.optional().meta({
      description: 'Named agents; left out, the plan is a hiring plan with anonymous people.',
    }),
    hiring: Hiring.optional().meta({ description: 'Only without a team.' }),
    rules: Rules.prefault({}),
    pay: Pay.prefault({}),
    objective: Objective.prefault({}),
    published: Published.optional().meta({
      description: 'A roster to change as little as possible, instead of a new one. Only with a team.',
    }),
  })
  .meta({ id: 'PlanRequest', description: 'A shop’s week in: demand, calendars, targets, team and rules.' });
export type PlanRequest = z.infer<typeof PlanRequest>;
/** The same before defaults are filled in: what a client may send. */
export type PlanRequestInput = z.input<typeof PlanRequest>;
