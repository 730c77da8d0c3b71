import { z } from 'zod';

/** What a break is for: the meal a long shift must have, or a short rest beside it. */
export const BreakKind = z.enum(['meal', 'rest']).meta({
  id: 'BreakKind',
  description: 'meal: the break of a long shift; rest: a short break beside it.',
  examples: ['meal'],
});
export type BreakKind = z.infer<typeof BreakKind>;

const earliest = z
  .int()
  .min(0)
  .max(1440)
  .meta({ description: 'Earliest begin after the shift’s start, minutes.', examples: [180] });
const latest = z
  .int()
  .min(0)
  .max(1440)
  .meta({ description: 'Latest begin after the shift’s start, minutes.', examples: [300] });
const step = (preset: number): z.ZodDefault<z.ZodInt> =>
  z
    .int()
    .min(5)
    .max(240)
    .default(preset)
    .meta({ description: 'Step between the begins that planning considers, minutes.', examples: [preset] });

const IN_ORDER = {
  path: ['latestAfterMinutes'],
  error: 'must not be before `earliestAfterMinutes`',
};

export const MealBreak = z
  .strictObject({
    minutes: z
      .int()
      .min(5)
      .max(240)
      .meta({ description: 'Length, minutes.', examples: [60] }),
    paid: z
      .boolean()
      .default(false)
      .meta({ description: 'Counts as working time.', examples: [false] }),
    earliestAfterMinutes: earliest,
    latestAfterMinutes: latest,
    stepMinutes: step(30),
  })
  .refine(isInOrder, IN_ORDER)
  .meta({ id: 'MealBreak' });
export type MealBreak = z.infer<typeof MealBreak>;

export const Rest = z
  .strictObject({
    minutes: z
      .int()
      .min(5)
      .max(60)
      .default(15)
      .meta({ description: 'Length, minutes.', examples: [15] }),
    paid: z
      .boolean()
      .default(true)
      .meta({ description: 'Counts as working time; nobody serves then, paid or not.', examples: [true] }),
    earliestAfterMinutes: earliest,
    latestAfterMinutes: latest,
    stepMinutes: step(15),
  })
  .refine(isInOrder, IN_ORDER)
  .meta({ id: 'Rest' });
export type Rest = z.infer<typeof Rest>;

/** Whether two breaks of one shift could overlap, each beginning anywhere in its window. */
export function couldOverlap(one: Rest, other: Rest): boolean {
  return (
    one.earliestAfterMinutes < other.latestAfterMinutes + other.minutes &&
    other.earliestAfterMinutes < one.latestAfterMinutes + one.minutes
  );
}

function isInOrder(window: { earliestAfterMinutes: number; latestAfterMinutes: number }): boolean {
  return window.earliestAfterMinutes <= window.latestAfterMinutes;
}
