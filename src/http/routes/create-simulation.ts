import { SimulationRequest } from '../../domain/simulation-request.ts';
import type { SimulationRequestInput } from '../../domain/simulation-request.ts';
import { Simulation } from '../../domain/simulation.ts';
import { CALCULATION_PROBLEMS, answerCalculation } from '../answer-calculation.ts';
import { jsonAnswer, problemAnswers } from '../documented.ts';
import type { Endpoint } from '../endpoint.ts';
import type { Examples } from '../examples.ts';

export const createSimulation = (examples: Examples<SimulationRequestInput>): Endpoint => ({
  method: 'post',
  path: '/v1/simulations',
  scope: 'plan',
  budget: 'heavy',
  document: {
    operationId: 'createSimulation',
    tags: ['calculations'],
    summary: 'Simulate a staffing curve or a roster',
    description:
      'Demand, targets and who is on duty in; response times with confidence intervals out, and which targets are held. Every reply is simulated, many times over, until the average response time is known well enough. The people of a finished plan’s roster can be sent as they are. The same request gives the same answer on every machine, unless it says that it ended by time.',
    requestBody: {
      required: true,
      content: {
        'application/json': {
          schema: SimulationRequest,
          examples: Object.fromEntries([...examples].map(([name, value]) => [name, { value }])),
        },
      },
    },
    responses: {
      200: jsonAnswer('What was simulated.', Simulation),
      ...problemAnswers(...CALCULATION_PROBLEMS),
    },
  },
  handle: answerCalculation('simulation'),
});
