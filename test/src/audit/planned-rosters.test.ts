import { readFileSync, readdirSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { audit } from '../../../src/audit/audit.ts';
import { STANDING_CHECKS } from '../../../src/audit/checks.ts';
import type { Violation } from '../../../src/domain/roster.ts';
import { admit } from '../../../src/planning/admit.ts';
import { plan } from '../../../src/planning/plan.ts';
import { createHighsSolver } from '../../../src/solvers/highs.ts';
import type { Solver } from '../../../src/solvers/solver.ts';
import { BREAKERS } from './mutations/any-roster.ts';
import type { Case } from './mutations/breaker.ts';

const EXAMPLES = new URL('../../../examples/', import.meta.url);
const NAMES = readdirSync(EXAMPLES).filter(
  (name) => name.endsWith('.json') && !name.endsWith('.roster.json'),
);

/** A rough plan will do: what the audit says of a roster does not depend on how good it is. */
const ROUGH = { timeLimitSeconds: 2, relativeGap: 0.5 };

function planned(name: string, solver: Solver): Case & { readonly claimed: readonly Violation[] } {
  const admission = admit(JSON.parse(readFileSync(new URL(name, EXAMPLES), 'utf8')));
  if (admission.status === 'refused') throw new Error(`${name}: ${JSON.stringify(admission.errors)}`);
  const { request: asked } = admission;
  const request = { ...asked, objective: { ...asked.objective, ...ROUGH } };
  const context = {
    solver,
    shouldStop: () => false,
    onProgress: () => undefined,
    now: () => performance.now(),
  };
  const roster = plan(request, context);
  return { request, roster, claimed: roster.violations };
}

describe('rosters planned for the examples', () => {
  const cases = new Map<string, ReturnType<typeof planned>>();

  beforeAll(async () => {
    const solver = await createHighsSolver();
    for (const name of NAMES) cases.set(name, planned(name, solver));
  }, 300_000);

  it.each(NAMES)('%s says of itself what is true', (name) => {
    const { request, roster, claimed } = cases.get(name)!;
    const { violations } = audit(request, roster);
    expect(violations).toEqual(claimed);
    const standing = new Set(STANDING_CHECKS.map((check) => check.name));
    expect(violations.filter((violation) => standing.has(violation.rule))).toEqual([]);
  });

  it.each(Object.keys(BREAKERS))('%s is named wherever it is broken', (rule) => {
    const broken = ({ request, roster }: Case): number =>
      audit(request, roster).violations.filter((violation) => violation.rule === rule).length;
    const applied = [...cases.values()].flatMap((good) => {
      const bad = BREAKERS[rule](good);
      return bad === undefined ? [] : [{ good, bad }];
    });
    expect(applied.length).toBeGreaterThan(0);
    // A rough plan may break a preference on every date already: then there is no more of it to break.
    for (const { good, bad } of applied)
      expect(broken(bad)).toBeGreaterThanOrEqual(Math.max(1, broken(good)));
  });
});
