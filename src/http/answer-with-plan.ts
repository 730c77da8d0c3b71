import type { Request, Response } from 'express';
import { z } from 'zod';
import { Plan } from '../domain/plan.ts';
import type { AdmittedPlan } from '../jobs/admission.ts';
import { clientGone } from './client-gone.ts';
import { jsonAnswer } from './documented.ts';
import type { ServiceContext } from './endpoint.ts';
import { ProblemError } from './problem-details.ts';
import { preferredWait } from './read-request.ts';

const LONGEST_WAIT_SECONDS = 120;
const RETRY_AFTER_SECONDS = 10;

const location = z.string().meta({ description: 'Path of the plan.', examples: ['/v1/plans/latest'] });

/** How a client says that it waits for a plan. */
export const preferHeader = z.object({
  Prefer: z
    .string()
    .optional()
    .meta({
      description: `\`wait=N\` waits up to N seconds (at most ${LONGEST_WAIT_SECONDS}) and answers 201 with the finished plan, if it is done by then.`,
      param: { example: 'wait=30' },
    }),
});

/** What a call that queues a plan answers. */
export const planAnswers = {
  201: jsonAnswer('The plan has ended within the time waited.', Plan, z.object({ Location: location })),
  202: jsonAnswer('The plan is queued.', Plan, z.object({ Location: location })),
};

/**
 * Queues a plan and answers with it: at once, or when it has ended if the client waits for it.
 *
 * @throws ProblemError when too many plans wait.
 */
export async function answerWithPlan(
  { plans, closing }: Pick<ServiceContext, 'plans' | 'closing'>,
  admitted: AdmittedPlan,
  request: Request,
  response: Response,
): Promise<void> {
  const creation = await plans.create(admitted);
  if (creation.status === 'queue-full') {
    throw new ProblemError('queue-full', { headers: { 'Retry-After': String(RETRY_AFTER_SECONDS) } });
  }
  const { plan } = creation;
  response.location(`/v1/plans/${plan.id}`);
  const seconds = preferredWait(request, LONGEST_WAIT_SECONDS);
  if (seconds === undefined) return void response.status(202).json(plan);
  response.set('Preference-Applied', `wait=${seconds}`);
  const enough = AbortSignal.any([AbortSignal.timeout(seconds * 1000), closing, clientGone(response)]);
  const finished = await plans.finished(plan.id, enough);
  if (finished === undefined) response.status(202).json((await plans.find(plan.id)) ?? plan);
  else response.status(201).json(finished);
}
