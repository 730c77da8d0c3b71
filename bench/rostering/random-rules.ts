import type { PlanRequestInput } from '../../src/domain/plan-request.ts';
import { RULE_NAMES } from '../../src/domain/rules.ts';
import type { Draw } from './draw.ts';

type RulesInput = NonNullable<PlanRequestInput['rules']>;

/** Rules of days in a row and of nights, with limits that matter within a few days. */
const TIGHT_PATTERNS = {
  'most-days-in-a-row': [2, 3],
  'least-days-in-a-row': [2],
  'least-days-off-in-a-row': [2],
  'most-weekends-worked': [0, 1],
  'most-nights-in-a-row': [1],
  'rest-after-nights': [1440, 2880],
  'steady-starts': [0, 60],
} as const;

/** A pack with some of its rules switched, and patterns that few packs have switched on. */
export function randomRules(draw: Draw): RulesInput {
  const levels = ['required', 'preferred', 'off'] as const;
  const switched = draw.some(RULE_NAMES, 0.1).map((rule) => [rule, { level: draw.pick(levels) }] as const);
  const tight = draw
    .some(Object.entries(TIGHT_PATTERNS), 0.12)
    .map(
      ([rule, limits]) =>
        [
          rule,
          { level: draw.pick(['required', 'preferred'] as const), limit: draw.pick<number>(limits) },
        ] as const,
    );
  return {
    pack: draw.pick(['cn', 'cn', 'eu', 'none'] as const),
    overrides: Object.fromEntries([...switched, ...tight]),
  };
}
