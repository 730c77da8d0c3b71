import type { Request, Response } from 'express';
import { z } from 'zod';
import { Plan, PlanPriority } from '../domain/plan.ts';
import type { AdmittedPlan } from '../jobs/admission.ts';
import type { Creation } from '../jobs/creation.ts';
import type { JudgedBody } from '../jobs/judged-body.ts';
import type { TenantPlans } from '../jobs/tenant-plans.ts';
import { clientGone } from './client-gone.ts';
import { jsonAnswer } from './documented.ts';
import type { CallContext } from './endpoint.ts';
import { idempotencyHeader, readIdempotencyKey } from './idempotency-key.ts';
import { ProblemError } from './problem-details.ts';
import type { ProblemName } from './problem-details.ts';
import { preferredWait, readQuery } from './read-request.ts';
import { refusalOf } from './refusal.ts';

const LONGEST_WAIT_SECONDS = 120;

/** What a client may say of a call that queues a plan: that it waits for it, and that it may repeat the call. */
export const creationHeaders = z.object({
  Prefer: z
    .string()
    .optional()
    .meta({
      description: `\`wait=N\` waits up to N seconds (at most ${LONGEST_WAIT_SECONDS}) and answers 201 with the finished plan, if it is done by then.`,
      param: { example: 'wait=30' },
    }),
  ...idempotencyHeader,
});

/** What a client may say of the plan beside the request for it. */
export const CreationQuery = z.strictObject({
  priority: PlanPriority.default('normal').meta({
    description: 'Of your plans that wait, those of a higher priority begin first, then the older ones.',
    param: { example: 'high' },
  }),
});

const answerHeaders = z.object({
  Location: z.string().meta({ description: 'Path of the plan.', examples: ['/v1/plans/latest'] }),
  'Idempotency-Replayed': z.literal('true').optional().meta({
    description: 'The plan is that of an earlier request under the same `Idempotency-Key`.',
  }),
});

/** What a call that queues a plan answers. */
export const planAnswers = {
  201: jsonAnswer('The plan has ended within the time waited.', Plan, answerHeaders),
  202: jsonAnswer('The plan is queued.', Plan, answerHeaders),
};

/** The problems of any call that queues a plan. */
export const CREATION_PROBLEMS = [
  'invalid-request',
  'broken-json',
  'body-too-large',
  'unsupported-media-type',
  'queue-full',
  'idempotency-key-busy',
  'idempotency-key-reused',
  'plan-removed',
] as const satisfies readonly ProblemName[];

/**
 * Queues the plan that `admit` makes of a request and answers with it: at once, or when it has ended if the client waits
 * for it. A request repeated under its key is answered with the plan it created at first.
 *
 * @throws ProblemError when the request is refused, its key cannot be used, or too many plans wait.
 */
export async function answerWithPlan(
  { plans, closing }: Pick<CallContext, 'plans' | 'closing'>,
  admit: () => Promise<JudgedBody<AdmittedPlan>>,
  request: Request,
  response: Response,
): Promise<void> {
  const plan = await createdPlan(plans, admit, request, response);
  response.location(`/v1/plans/${plan.id}`);
  const seconds = preferredWait(request, LONGEST_WAIT_SECONDS);
  if (seconds === undefined) return void response.status(202).json(plan);
  response.set('Preference-Applied', `wait=${seconds}`);
  const enough = AbortSignal.any([AbortSignal.timeout(seconds * 1000), closing, clientGone(response)]);
  const finished = await plans.finished(plan.id, enough);
  if (finished === undefined) response.status(202).json((await plans.find(plan.id)) ?? plan);
  else response.status(201).json(finished);
}

async function createdPlan(
  plans: TenantPlans,
  admit: () => Promise<JudgedBody<AdmittedPlan>>,
  request: Request,
  response: Response,
): Promise<Plan> {
  const admitted = async (): Promise<AdmittedPlan> => {
    const admission = await admit();
    if (admission.status !== 'accepted') throw refusalOf(admission);
    return admission.value;
  };
  const { priority } = readQuery(CreationQuery, request);
  const key = readIdempotencyKey(request);
  const creation =
    key === undefined
      ? await plans.create(await admitted(), { priority })
      : await plans.createOnce({ priority, key }, admitted);
  if (creation.status === 'queued') return creation.plan;
  if (creation.status !== 'repeated') throw problemOf(creation);
  const plan = await plans.find(creation.planId);
  if (plan === undefined) throw new ProblemError('plan-removed');
  response.set('Idempotency-Replayed', 'true');
  return plan;
}

function problemOf({ status }: Exclude<Creation, { status: 'queued' | 'repeated' }>): ProblemError {
  if (status === 'key-reused') return new ProblemError('idempotency-key-reused');
  if (status === 'key-busy') return new ProblemError('idempotency-key-busy');
  return new ProblemError('queue-full');
}
