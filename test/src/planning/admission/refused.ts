import type { PlanRequestInput } from '../../../../src/domain/plan-request.ts';
import type { FieldError } from '../../../../src/domain/problem.ts';
import { admit } from '../../../../src/planning/admit.ts';
import { sampleRequest } from '../../samples.ts';

/** What admission says against the sample request with these parts replaced; empty when it lets it in. */
export function refused(change: object = {}): readonly FieldError[] {
  const admission = admit({ ...sampleRequest(), ...change });
  return admission.status === 'refused' ? admission.errors : [];
}

/** The paths of what admission says. */
export function refusedPaths(change: object): string[] {
  return refused(change).map((error) => error.path);
}

/** The sample's only queue with these fields replaced. */
export function queue(change: object = {}): PlanRequestInput['queues'][number] {
  return { ...sampleRequest().queues[0], ...change };
}

/** The sample's first agent with these fields replaced. */
export function agent(change: object = {}): NonNullable<PlanRequestInput['team']>['agents'][number] {
  return { ...sampleRequest().team!.agents[0], ...change };
}

/** A team of the sample's first agent, changed. */
export function teamOf(...changes: object[]): object {
  return { team: { agents: changes.map((change, k) => agent({ id: `a${k + 1}`, ...change })) } };
}
