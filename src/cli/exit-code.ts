import type { Roster } from '../domain/roster.ts';

/** What a command ends with. */
export const EXIT = {
  /** A plan without required violations and gaps. */
  good: 0,
  /** Anything unforeseen. */
  failed: 1,
  /** The request, the flags or the settings are wrong. */
  badInput: 2,
  /** A plan that breaks required rules or lacks people. */
  shortfall: 3,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** How a command that ends with this roster exits. */
export function rosterExitCode(roster: Pick<Roster, 'violations' | 'gaps'>): ExitCode {
  const broken = roster.violations.some(({ level }) => level === 'required');
  return broken || roster.gaps.length > 0 ? EXIT.shortfall : EXIT.good;
}

/** Bad input on the command line; every line says one thing that is wrong. */
export class UsageError extends Error {}
