import type { CalculationName } from '../jobs/calculations.ts';
import type { Calculator } from '../jobs/calculator.ts';
import type { Endpoint } from './endpoint.ts';
import type { ProblemName } from './problem-details.ts';
import { ProblemError } from './problem-details.ts';
import { refusalOf } from './refusal.ts';

/** The problems that any calculation can answer with. */
export const CALCULATION_PROBLEMS = [
  'invalid-request',
  'broken-json',
  'body-too-large',
  'unsupported-media-type',
  'calculations-busy',
] as const satisfies readonly ProblemName[];

/** Answers a request with what a calculation makes of its body. */
export function answerCalculation(name: CalculationName): Endpoint['handle'] {
  return async ({ calculator }, request, response) => {
    const answer = await calculated(calculator, name, request.body as Buffer);
    response.type('application/json').send(answer);
  };
}

/**
 * What a calculation makes of a body, as JSON in UTF-8.
 *
 * @throws ProblemError when the body is refused, or too many calculations are waiting.
 */
export async function calculated(
  calculator: Calculator,
  name: CalculationName,
  body: Uint8Array,
): Promise<Buffer> {
  const outcome = await calculator.calculate(name, body);
  if (outcome.status === 'busy') throw new ProblemError('calculations-busy');
  if (outcome.status !== 'accepted') throw refusalOf(outcome);
  return Buffer.from(outcome.value);
}
