import type { Violation } from '../domain/roster.ts';
import type { Rule } from '../domain/rules.ts';
import type { Facts } from './facts/facts.ts';

/** One case that breaks a check: whom and when it concerns, and what was found, in plain words. */
export type Finding = Pick<Violation, 'person' | 'date' | 'detail'>;

/** What a check looked at and what it found; at most one finding per case. */
export interface Examination {
  /** Cases looked at: shifts, person-weeks, dates, whatever the check judges one by one. */
  readonly examined: number;
  readonly findings: readonly Finding[];
}

/** A check that always holds: facts a roster may not get wrong, whatever the rule pack. */
export interface StandingCheck {
  readonly name: string;
  /** Where the demand comes from. */
  readonly article: string;
  readonly examine: (facts: Facts) => Examination;
}

/** A check of one rule of the rule book; its level decides how a finding counts. */
export type RuleCheck = (facts: Facts, rule: Rule) => Examination;

/** Judges cases one by one; `judge` returns the finding, or undefined when the case is in order. */
export function examineEach<Case>(
  cases: readonly Case[],
  judge: (one: Case) => Finding | undefined,
): Examination {
  const findings = cases.map(judge).filter((finding) => finding !== undefined);
  return { examined: cases.length, findings };
}

/** Nothing to look at, nothing found. */
export const NOTHING: Examination = { examined: 0, findings: [] };
