import { z } from 'zod';

/** Labour and duty rules a request can switch and adjust. One named function judges each of them. */
export const RULE_NAMES = [
  'minutes-per-day',
  'minutes-per-week',
  'overtime-per-day',
  'overtime-per-month',
  'weekly-rest-day',
  'daily-rest',
  'weekly-rest-hours',
  'average-week',
  'break-in-long-shift',
  'night-minutes',
  'night-work-protection',
  'overtime-protection',
  'minor-minutes',
  'minor-night-work',
  'minor-daily-rest',
  'minor-rest-days',
  'minor-break',
  'comprehensive-hours',
  'supervisor-on-duty',
  'shop-manager-in-live',
  'night-share',
  'staggered-shift-ends',
  'most-days-in-a-row',
  'least-days-in-a-row',
  'least-days-off-in-a-row',
  'most-weekends-worked',
  'most-nights-in-a-row',
  'rest-after-nights',
  'forbidden-successions',
  'shift-limits',
  'steady-starts',
  'least-activity-minutes',
  'day-off-wanted',
  'shift-wanted',
  'shift-unwanted',
  'partner-wanted',
] as const;

export const RuleName = z.enum(RULE_NAMES).meta({ id: 'RuleName', examples: ['daily-rest'] });
export type RuleName = z.infer<typeof RuleName>;

export const RuleLevel = z.enum(['required', 'preferred', 'off']).meta({
  id: 'RuleLevel',
  description:
    'required: never broken in silence, a plan that must break it says so; preferred: broken at a cost; off: not looked at.',
  examples: ['required'],
});
export type RuleLevel = z.infer<typeof RuleLevel>;

const weight = z
  .number()
  .min(0)
  .max(1_000_000)
  .meta({ description: 'Cost of one breach when preferred.', examples: [10] });
const limit = z
  .number()
  .min(0)
  .max(100_000)
  .meta({ description: 'Limit, in the unit the rule is stated in.', examples: [660] });

export const RuleSetting = z
  .strictObject({ level: RuleLevel.optional(), weight: weight.optional(), limit: limit.optional() })
  .meta({ id: 'RuleSetting' });

export const RulePackName = z.enum(['cn', 'eu', 'none']).meta({ id: 'RulePackName', examples: ['cn'] });
export type RulePackName = z.infer<typeof RulePackName>;

export const Rules = z
  .strictObject({
    pack: RulePackName.default('cn'),
    overrides: z
      .partialRecord(RuleName, RuleSetting)
      .default({})
      .meta({
        description: 'Single rules switched or adjusted.',
        examples: [{ 'daily-rest': { level: 'required', limit: 600 } }],
      }),
  })
  .meta({ id: 'Rules' });
export type Rules = z.infer<typeof Rules>;

/** Unit of a limit: `percent` of a person’s shifts, `people` of whom one; none for rules without a limit. */
export const RULE_UNITS = ['minutes', 'days', 'nights', 'weekends', 'percent', 'people', 'none'] as const;
export type RuleUnit = (typeof RULE_UNITS)[number];

/** One rule as a plan uses it: the pack’s setting with the request’s override applied. */
export interface Rule {
  readonly name: RuleName;
  readonly level: RuleLevel;
  readonly weight: number;
  readonly limit: number;
  readonly unit: RuleUnit;
  /** Article of law, or the page of the guide, the rule comes from. */
  readonly article: string;
  /** Whether the pack itself requires it: a request may be stricter than its pack, and no advice goes below the pack. */
  readonly requiredByPack: boolean;
}

export type RuleBook = Readonly<Record<RuleName, Rule>>;
