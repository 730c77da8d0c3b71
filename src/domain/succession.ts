import { z } from 'zod';
import { ShiftKind } from './shift-kind.ts';

export const Succession = z
  .strictObject({
    first: ShiftKind.meta({ description: 'What is worked on a day.' }),
    next: ShiftKind.meta({ description: 'What is worked on the next day.' }),
  })
  .meta({ id: 'Succession', description: 'Shifts of one person that start on two consecutive dates.' });
export type Succession = z.infer<typeof Succession>;
