import { z } from 'zod';
import { LocalTime, minuteOfDay } from './time.ts';

/** Fields that say which shifts are meant; those left out allow every shift. */
export const shiftKindFields = {
  templates: z
    .array(z.string().min(1))
    .min(1)
    .max(40)
    .optional()
    .meta({ description: 'Shift template ids; every template when left out.', examples: [['full-time-8h']] }),
  startFrom: LocalTime.optional().meta({
    description: 'Earliest start on the clock, included; any when left out.',
    examples: ['08:00'],
  }),
  startTo: LocalTime.optional().meta({
    description: 'Latest start on the clock, included; any when left out.',
    examples: ['10:00'],
  }),
};

/** Shifts of one sort: of some templates, begun in some window of the clock, or both. */
export interface ShiftKindFields {
  readonly templates?: readonly string[] | undefined;
  readonly startFrom?: string | undefined;
  readonly startTo?: string | undefined;
}

/** What refuses a window that ends before it begins. */
export const WINDOW_ERROR = { path: ['startTo'], error: 'must not be before `startFrom`' };

/** Whether the window of starts is not empty. */
export function hasWindow({ startFrom = '00:00', startTo = '24:00' }: ShiftKindFields): boolean {
  return minuteOfDay(startFrom) <= minuteOfDay(startTo);
}

/** Whether the fields say anything of shifts at all. */
export function narrowsShifts({ templates, startFrom, startTo }: ShiftKindFields): boolean {
  return templates !== undefined || startFrom !== undefined || startTo !== undefined;
}

/**
 * Whether a shift is of the kind.
 * @param template id of its template
 * @param startMinute minutes since midnight on the shop's clock, 0–1439
 */
export function isOfKind(
  { templates, startFrom = '00:00', startTo = '24:00' }: ShiftKindFields,
  template: string,
  startMinute: number,
): boolean {
  return (
    (templates?.includes(template) ?? true) &&
    minuteOfDay(startFrom) <= startMinute &&
    startMinute <= minuteOfDay(startTo)
  );
}

export const ShiftKind = z
  .strictObject(shiftKindFields)
  .refine(narrowsShifts, 'expected `templates`, `startFrom` or `startTo`')
  .refine(hasWindow, WINDOW_ERROR)
  .meta({ id: 'ShiftKind', description: 'Shifts of some templates, or begun in a window of the clock.' });
export type ShiftKind = z.infer<typeof ShiftKind>;
