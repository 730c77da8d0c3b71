import { z } from 'zod';
import { demandFields } from './demand-part.ts';
import type { ResolvedDemand } from './resolved-demand.ts';
import { WhatIf } from './what-if.ts';

/** The demand part of a plan request: how many agents it takes, without a team or shifts. */
export const StaffingRequest = z
  .strictObject({
    ...demandFields,
    whatIf: WhatIf.optional().meta({
      description: 'Also answer with trade-off curves; `{}` for the defaults.',
    }),
  })
  .meta({ id: 'StaffingRequest', description: 'Demand and targets in: the demand part of a plan request.' });
export type StaffingRequest = z.infer<typeof StaffingRequest>;
/** The same before defaults are filled in: what a client may send. */
export type StaffingRequestInput = z.input<typeof StaffingRequest>;

/** A request for staffing with every preset and default replaced by data. */
export interface ResolvedStaffing extends ResolvedDemand {
  readonly whatIf: WhatIf | undefined;
}
