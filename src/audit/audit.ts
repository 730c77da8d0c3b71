import type { AuditReport } from '../domain/certificate.ts';
import type { ResolvedRequest } from '../domain/resolved-request.ts';
import type { Assignment, UnprovenRoster, Violation } from '../domain/roster.ts';
import { RULE_NAMES } from '../domain/rules.ts';
import type { Examination } from './check.ts';
import { NOTHING } from './check.ts';
import { RULE_CHECKS, STANDING_CHECKS, STATEMENT_CHECKS, TEAM_CHECKS } from './checks.ts';
import { gatherFacts, layCalendar } from './facts/facts.ts';
import type { Facts } from './facts/facts.ts';
import { shiftFacts } from './facts/shift.ts';
import type { ShiftFacts } from './facts/shift.ts';

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
  return judge(gatherFacts(request, roster), () => true);
}

/** Audits of what people do in several rosters for one request; what the documents state of themselves is not looked at. */
export interface PeopleAuditor {
  /** What is judged person by person: the people given need not be the whole team. */
  readonly persons: (roster: UnprovenRoster) => readonly Violation[];
  /** What only the whole team can be judged by. */
  readonly team: (roster: UnprovenRoster) => readonly Violation[];
}

/** Lays out the calendar of a request once for many audits. */
export function auditorOfPeople(request: ResolvedRequest): PeopleAuditor {
  const calendar = layCalendar(request);
  const known = new WeakMap<Assignment, ShiftFacts>();
  const readShift = (assignment: Assignment): ShiftFacts | undefined => {
    const read = known.get(assignment) ?? shiftFacts(assignment, calendar.clock);
    if (read !== undefined) known.set(assignment, read);
    return read;
  };
  const violations =
    (isJudged: (check: string) => boolean) =>
    (roster: UnprovenRoster): readonly Violation[] =>
      judge(gatherFacts(request, roster, calendar, readShift), isJudged).violations;
  return {
    persons: violations((check) => !STATEMENT_CHECKS.has(check) && !TEAM_CHECKS.has(check)),
    team: violations((check) => TEAM_CHECKS.has(check)),
  };
}

function judge(facts: Facts, isJudged: (check: string) => boolean): Audit {
  const verdicts = [
    ...STANDING_CHECKS.filter(({ name }) => isJudged(name)).map((check) => ({
      ...check,
      level: 'required' as const,
      examination: check.examine(facts),
    })),
    ...RULE_NAMES.filter(isJudged).map((name) => {
      const rule = facts.request.rules[name];
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
