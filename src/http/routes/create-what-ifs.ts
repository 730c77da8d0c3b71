import type { PlanRequestInput } from '../../domain/plan-request.ts';
import { WhatIfs, WhatIfsRequest } from '../../domain/what-ifs.ts';
import type { WhatIfsRequestInput } from '../../domain/what-ifs.ts';
import { CALCULATION_PROBLEMS, answerCalculation } from '../answer-calculation.ts';
import { jsonAnswer, problemAnswers } from '../documented.ts';
import type { Endpoint } from '../endpoint.ts';
import type { Examples } from '../examples.ts';

export const createWhatIfs = (examples: Examples<PlanRequestInput>): Endpoint => ({
  method: 'post',
  path: '/v1/what-ifs',
  scope: 'plan',
  budget: 'heavy',
  document: {
    operationId: 'createWhatIfs',
    tags: ['calculations'],
    summary: 'What a plan would take if one thing were different',
    description:
      'A plan request and a list of changes in; for each change the people that covering takes out: a proven lower bound by the linear relaxation and, for as long as time allows, a headcount in whole people. Where the people there do not suffice, the agent-hours missing at least. No roster is built or replayed. Nothing is kept.',
    requestBody: {
      required: true,
      content: {
        'application/json': { schema: WhatIfsRequest, examples: exampleOf(examples) },
      },
    },
    responses: {
      200: jsonAnswer('Every change beside the unchanged request.', WhatIfs),
      ...problemAnswers(...CALCULATION_PROBLEMS),
    },
  },
  handle: answerCalculation('what-ifs'),
});

/** The shortest plan request, with the changes that are asked for by default. */
function exampleOf(examples: Examples<PlanRequestInput>): Record<string, { value: WhatIfsRequestInput }> {
  return Object.fromEntries(
    [...examples].slice(0, 1).map(([name, request]) => [name, { value: { request } }]),
  );
}
