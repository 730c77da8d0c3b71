import { z } from 'zod';

export const Objective = z
  .strictObject({
    minimise: z
      .enum(['headcount', 'cost'])
      .default('headcount')
      .meta({ description: 'What is made smallest once the requirement is met.', examples: ['headcount'] }),
    timeLimitSeconds: z
      .number()
      .min(1)
      .max(600)
      .default(20)
      .meta({
        description: 'Solving ends with the best roster so far after so many seconds.',
        examples: [20],
      }),
    relativeGap: z
      .number()
      .min(0)
      .max(0.5)
      .default(0.01)
      .meta({ description: 'Solving may end when the proven gap is this small, 0–0.5.', examples: [0.01] }),
    seed: z
      .int()
      .min(0)
      .max(2_147_483_647)
      .default(1)
      .meta({ description: 'Seed of all randomness; the same seed gives the same plan.', examples: [1] }),
  })
  .meta({ id: 'Objective' });
export type Objective = z.infer<typeof Objective>;
