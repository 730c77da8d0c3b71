import { describe, expect, it } from 'vitest';
import { audit } from '../../../src/audit/audit.ts';
import { CHECK_NAMES } from '../../../src/audit/checks.ts';
import { RuleName } from '../../../src/domain/rules.ts';
import { MUTATIONS } from './mutations/all.ts';

describe('a good roster with one thing made wrong', () => {
  it.each(MUTATIONS.map((mutation) => [mutation.rule, mutation.what, mutation] as const))(
    '%s: %s',
    (rule, _, { companions, build }) => {
      const { request, roster } = build();
      const { report, violations } = audit(request, roster);
      const named = new Set(violations.map((violation) => violation.rule));
      expect([...named].sort()).toEqual([rule, ...companions].sort());
      const isRule = RuleName.safeParse(rule);
      const level = isRule.success ? request.rules[isRule.data].level : 'required';
      for (const violation of violations.filter((one) => one.rule === rule)) {
        expect(violation.level).toBe(level);
        expect(violation.article).not.toBe('');
        expect(violation.detail).not.toBe('');
      }
      expect(report.passed).toBe(violations.every((one) => one.level !== 'required'));
      for (const check of report.checks) {
        expect(check.violations).toBe(violations.filter((one) => one.rule === check.rule).length);
        expect(check.violations).toBeLessThanOrEqual(check.examined);
      }
    },
  );

  it('breaks every check of the table at least once', () => {
    const broken = new Set(MUTATIONS.map((mutation) => mutation.rule));
    expect([...broken].sort()).toEqual([...CHECK_NAMES].sort());
  });
});
