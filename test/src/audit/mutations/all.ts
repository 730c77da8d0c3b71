import { COVERAGE_MUTATIONS } from './coverage.ts';
import { DEFERRABLE_MUTATIONS } from './deferrable.ts';
import { FAIRNESS_MUTATIONS } from './fairness.ts';
import { FLOAT_MUTATIONS } from './float.ts';
import { HISTORY_MUTATIONS } from './history.ts';
import { MINORS_MUTATIONS } from './minors.ts';
import type { Mutation } from './mutation.ts';
import { PATTERNS_MUTATIONS } from './patterns.ts';
import { DECLARED_MUTATIONS, PEOPLE_MUTATIONS } from './people.ts';
import { PUBLISHED_MUTATIONS } from './published.ts';
import { RESTS_MUTATIONS } from './rests.ts';
import { RULES_MUTATIONS } from './rules.ts';
import { SHAPE_MUTATIONS } from './shape.ts';
import { SHIFTS_MUTATIONS } from './shifts.ts';

/** Every check broken at least once. */
export const MUTATIONS: readonly Mutation[] = [
  ...SHAPE_MUTATIONS,
  ...SHIFTS_MUTATIONS,
  ...RESTS_MUTATIONS,
  ...DECLARED_MUTATIONS,
  ...PEOPLE_MUTATIONS,
  ...PUBLISHED_MUTATIONS,
  ...COVERAGE_MUTATIONS,
  ...DEFERRABLE_MUTATIONS,
  ...FAIRNESS_MUTATIONS,
  ...FLOAT_MUTATIONS,
  ...RULES_MUTATIONS,
  ...PATTERNS_MUTATIONS,
  ...MINORS_MUTATIONS,
  ...HISTORY_MUTATIONS,
];
