import { StaffingRequest } from '../../domain/staffing-request.ts';
import type { StaffingRequestInput } from '../../domain/staffing-request.ts';
import { Staffing } from '../../domain/staffing.ts';
import { CALCULATION_PROBLEMS, answerCalculation } from '../answer-calculation.ts';
import { jsonAnswer, problemAnswers } from '../documented.ts';
import type { Endpoint } from '../endpoint.ts';
import type { Examples } from '../examples.ts';

export const createStaffing = (examples: Examples<StaffingRequestInput>): Endpoint => ({
  method: 'post',
  path: '/v1/staffing',
  scope: 'plan',
  budget: 'heavy',
  document: {
    operationId: 'createStaffing',
    tags: ['calculations'],
    summary: 'Agents that demand and targets ask for',
    description:
      'The demand part of a plan request in; the agents that every interval needs out, with what customers then meet, the buffer by each rule, the best number of chats at once, and the usual rule of thumb beside it. `whatIf` adds trade-off curves and what each tool would change. Nothing is kept.',
    requestBody: {
      required: true,
      content: {
        'application/json': {
          schema: StaffingRequest,
          examples: Object.fromEntries([...examples].map(([name, value]) => [name, { value }])),
        },
      },
    },
    responses: {
      200: jsonAnswer('Every open interval, per queue and over all queues.', Staffing),
      ...problemAnswers(...CALCULATION_PROBLEMS),
    },
  },
  handle: answerCalculation('staffing'),
});
