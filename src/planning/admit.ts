import type { z } from 'zod';
import { PlanRequest } from '../domain/plan-request.ts';
import type { FieldError } from '../domain/problem.ts';
import type { ResolvedRequest } from '../domain/resolved-request.ts';
import { SimulationRequest } from '../domain/simulation-request.ts';
import type { ResolvedSimulation } from '../domain/simulation-request.ts';
import { WhatIfsRequest } from '../domain/what-ifs.ts';
import type { ResolvedWhatIfs } from '../domain/what-ifs.ts';
import { StaffingRequest } from '../domain/staffing-request.ts';
import type { ResolvedStaffing } from '../domain/staffing-request.ts';
import { crossChecks } from './admission/cross-checks.ts';
import { composeReplan, errorInBody } from './replan/compose.ts';
import type { KnownPlan } from './replan/compose.ts';
import { resolveDemand } from './admission/resolve-demand.ts';
import { resolveRequest } from './admission/resolve.ts';
import { shapeErrors } from './admission/shape-errors.ts';
import { staffingCrossChecks } from './admission/staffing-checks.ts';
import { simulationCrossChecks } from './admission/simulation-checks.ts';
import { whatIfsCrossChecks } from './admission/what-ifs-checks.ts';

export type Admission<Request = ResolvedRequest> =
  | { readonly status: 'admitted'; readonly request: Request }
  | { readonly status: 'refused'; readonly errors: readonly FieldError[] };

/**
 * Lets a plan request in or says everything that is wrong with it: first the shape of every field, then what only the
 * whole can tell (references, calendars, team, targets out of reach, size).
 */
export function admit(body: unknown): Admission {
  return admitAs(PlanRequest, body, resolveRequest, crossChecks);
}

/** The plan request that changes to a known plan stand for, by the same checks; paths are those of the changes. */
export function admitReplan(body: unknown, plan: KnownPlan): Admission<AdmittedReplan> {
  const composition = composeReplan(body, plan);
  if (composition.status === 'refused') return composition;
  const { request: sent, changes } = composition;
  const admission = admit(sent);
  if (admission.status === 'admitted') {
    return { status: 'admitted', request: { sent, resolved: admission.request } };
  }
  const errors = admission.errors.map((error) => errorInBody(error, sent, changes));
  return { status: 'refused', errors };
}

/** A replan as a plan request: as it could be sent, and as planning sees it. */
export interface AdmittedReplan {
  readonly sent: PlanRequest;
  readonly resolved: ResolvedRequest;
}

/** The same for a request for staffing, by the same checks of demand and targets. */
export function admitStaffing(body: unknown): Admission<ResolvedStaffing> {
  const resolve = (sent: StaffingRequest): ResolvedStaffing => {
    return { ...resolveDemand(sent), whatIf: sent.whatIf };
  };
  return admitAs(StaffingRequest, body, resolve, staffingCrossChecks);
}

/** The same for a request for a simulation, with who is on duty. */
export function admitSimulation(body: unknown): Admission<ResolvedSimulation> {
  const resolve = (sent: SimulationRequest): ResolvedSimulation => {
    const { staffing, simulation } = sent;
    return { ...resolveDemand(sent), staffing, simulation };
  };
  return admitAs(SimulationRequest, body, resolve, simulationCrossChecks);
}

/** The same for a plan request with what to change about it. */
export function admitWhatIfs(body: unknown): Admission<ResolvedWhatIfs> {
  const resolve = (sent: WhatIfsRequest): ResolvedWhatIfs => {
    return { request: resolveRequest(sent.request), changes: sent.changes };
  };
  return admitAs(WhatIfsRequest, body, resolve, whatIfsCrossChecks);
}

function admitAs<Sent, Resolved>(
  schema: z.ZodType<Sent>,
  body: unknown,
  resolve: (sent: Sent) => Resolved,
  check: (sent: Sent, resolved: Resolved) => FieldError[],
): Admission<Resolved> {
  const parsed = schema.safeParse(body);
  if (!parsed.success) return { status: 'refused', errors: shapeErrors(parsed.error) };
  const request = resolve(parsed.data);
  const errors = check(parsed.data, request);
  return errors.length === 0 ? { status: 'admitted', request } : { status: 'refused', errors };
}
