import type { AuditReport } from '../domain/certificate.ts';
import type { ResolvedRequest } from '../domain/resolved-request.ts';
import type { UnprovenRoster, Violation } from '../domain/roster.ts';
import { RULE_NAMES } from '../domain/rules.ts';
import type { Examination } from './check.ts';
import { NOTHING } from './check.ts';
import { RULE_CHECKS, STANDING_CHECKS } from './checks.ts';
import { gatherFacts } from './facts/facts.ts';

export interface Audit {
  /** Every check with what it looked at and found, also those that are off or had nothing to look at. */
  readonly report: AuditReport;
  /** Every breach, in the order of the checks. */
  readonly violations: readonly Violation[];
}

/**
 * Judges a roster from the request and the roster alone. It shares no code with what builds rosters, recomputes what it
 * judges from the times people are given, and takes any roster of the right type, however wrong, without an error.
 */
export function audit(request: ResolvedRequest, roster: UnprovenRoster): Audit {
  const facts = gatherFacts(request, roster);
  const verdicts = [
    ...STANDING_CHECKS.map((check) => ({
      ...check,
      level: 'required' as const,
      examination: check.examine(facts),
    })),
    ...RULE_NAMES.map((name) => {
      const rule = request.rules[name];
      const examination = rule.level === 'off' ? NOTHING : RULE_CHECKS[name](facts, rule);
      return { name, article: rule.article, level: rule.level, examination };
    }),
  ];
  const violations = verdicts.flatMap(violationsOf);
  return {
    report: {
      passed: violations.every((violation) => violation.level !== 'required'),
      checks: verdicts.map(({ name, examination }) => ({
        rule: name,
        examined: examination.examined,
        violations: examination.findings.length,
      })),
    },
    violations,
  };
}

interface Verdict extends Pick<Violation, 'level' | 'article'> {
  readonly name: string;
  readonly examination: Examination;
}

function violationsOf({ name, level, article, examination }: Verdict): Violation[] {
  return examination.findings.map((finding) => ({ rule: name, level, article, ...finding }));
}
