import { z } from 'zod';
import { WINDOW_ERROR, hasWindow, narrowsShifts, shiftKindFields } from './shift-kind.ts';

export const ShiftLimit = z
  .strictObject({
    ...shiftKindFields,
    maximumPerWeek: z
      .int()
      .min(0)
      .max(7)
      .optional()
      .meta({ description: 'Such shifts of one person in a calendar week, at most.', examples: [2] }),
    maximumPerHorizon: z
      .int()
      .min(0)
      .max(42)
      .optional()
      .meta({ description: 'Such shifts of one person in the whole horizon, at most.', examples: [6] }),
  })
  .refine(narrowsShifts, 'expected `templates`, `startFrom` or `startTo`')
  .refine(hasWindow, WINDOW_ERROR)
  .refine(
    ({ maximumPerWeek, maximumPerHorizon }) =>
      maximumPerWeek !== undefined || maximumPerHorizon !== undefined,
    'expected `maximumPerWeek` or `maximumPerHorizon`',
  )
  .meta({ id: 'ShiftLimit', description: 'How often one person works shifts of a kind, at most.' });
export type ShiftLimit = z.infer<typeof ShiftLimit>;
