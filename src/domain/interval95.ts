import { z } from 'zod';

export const Interval95 = z
  .strictObject({
    mean: z.number().meta({ description: 'Mean over the replications.' }),
    halfWidth: z.number().nullable().meta({ description: 'Half-width of the 95 % confidence interval.' }),
  })
  .meta({ id: 'Interval95', description: 'A simulated figure with its 95 % confidence interval.' });
export type Interval95 = z.infer<typeof Interval95>;
