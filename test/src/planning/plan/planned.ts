import { expect } from 'vitest';
import { audit } from '../../../../src/audit/audit.ts';
import type { Progress } from '../../../../src/domain/plan.ts';
import type { ResolvedRequest } from '../../../../src/domain/resolved-request.ts';
import { Roster } from '../../../../src/domain/roster.ts';
import type { Assignment } from '../../../../src/domain/roster.ts';
import { plan } from '../../../../src/planning/plan.ts';
import { createHighsSolver } from '../../../../src/solvers/highs.ts';
import { sampleResolved } from '../../samples.ts';

export interface Planned {
  readonly request: ResolvedRequest;
  readonly roster: Roster;
  readonly progress: readonly Progress[];
}

/** A small shop in quarter-hours unless `change` says otherwise, solved for at most two seconds. */
export async function planned(
  change: object,
  stopWhen: () => boolean = () => false,
  now: () => number = () => performance.now(),
): Promise<Planned> {
  const request = sampleResolved({ objective: { timeLimitSeconds: 2 }, ...change });
  const solver = await createHighsSolver();
  const progress: Progress[] = [];
  const roster = plan(request, {
    solver,
    shouldStop: stopWhen,
    onProgress: (one) => progress.push(one),
    now,
  });
  return { request, roster, progress };
}

/** The roster is a roster, breaks no required rule, and its proof is what the audit says of it. */
export function expectSound({ request, roster }: Planned): void {
  expect(Roster.parse(roster)).toEqual(roster);
  const { certificate, violations, ...unproven } = roster;
  const judged = audit(request, unproven);
  expect(violations.filter((one) => one.level === 'required')).toEqual([]);
  expect(judged.violations).toEqual(violations);
  expect(judged.report).toEqual(certificate.audit);
  expect(certificate.audit.passed).toBe(true);
  expect(certificate.headcountBound).toBeLessThanOrEqual(certificate.headcount);
  expect(certificate.objective.bound).toBeLessThanOrEqual(certificate.objective.value + 1e-6);
}

/** Every assignment with the id of who works it. */
export function worked({ roster }: Planned): (Assignment & { readonly id: string })[] {
  return roster.people.flatMap(({ id, assignments }) => assignments.map((one) => ({ ...one, id })));
}

/** Real minutes of a stretch. */
export function minutes({ start, end }: { readonly start: string; readonly end: string }): number {
  return (Date.parse(end) - Date.parse(start)) / 60_000;
}

/** A team of so many full-time agents, the first a supervisor; `changes` differ by position. */
export function team(size: number, ...changes: object[]): object {
  const agents = Array.from({ length: size }, (_, k) => ({
    id: `a${k + 1}`,
    name: `Agent ${k + 1}`,
    skills: ['chat'],
    ...(k === 0 ? { authority: 'supervisor' } : {}),
    ...changes[k],
  }));
  return { team: { agents } };
}

/** A horizon with the same contacts on each day, in the grain given. */
export function days(firstDay: string, count: number, contacts: number, intervalMinutes = 60): object {
  return {
    horizon: { firstDay, days: count, intervalMinutes },
    forecast: [{ kind: 'daily', queue: 'chat', contactsPerDay: new Array<number>(count).fill(contacts) }],
  };
}
