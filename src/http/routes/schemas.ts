import { z } from 'zod';
import { PlanRequest } from '../../domain/plan-request.ts';
import { Roster } from '../../domain/roster.ts';
import { Simulation } from '../../domain/simulation.ts';
import { Staffing } from '../../domain/staffing.ts';
import { WhatIfs } from '../../domain/what-ifs.ts';
import { jsonAnswer, problemAnswers } from '../documented.ts';
import type { Endpoint } from '../endpoint.ts';
import { unchanged, withETag } from '../revalidation.ts';

const JsonSchema = z.looseObject({ $schema: z.string() }).meta({ id: 'JsonSchema' });

interface Published {
  /** With its version, which is published for good: a change that breaks readers gets the next number. */
  readonly name: string;
  readonly operationId: string;
  readonly what: string;
  readonly schema: z.ZodType;
  readonly io: 'input' | 'output';
}

const PUBLISHED: readonly Published[] = [
  { name: 'roster-1', operationId: 'getRosterSchema', what: 'a roster', schema: Roster, io: 'output' },
  {
    name: 'plan-request-1',
    operationId: 'getPlanRequestSchema',
    what: 'a request',
    schema: PlanRequest,
    io: 'input',
  },
  {
    name: 'staffing-1',
    operationId: 'getStaffingSchema',
    what: 'a staffing',
    schema: Staffing,
    io: 'output',
  },
  {
    name: 'simulation-1',
    operationId: 'getSimulationSchema',
    what: 'a simulation',
    schema: Simulation,
    io: 'output',
  },
  {
    name: 'what-ifs-1',
    operationId: 'getWhatIfsSchema',
    what: 'the answers to what-ifs',
    schema: WhatIfs,
    io: 'output',
  },
];

/** The JSON Schema of every document that is sent or answered. */
export const schemaEndpoints: readonly Endpoint[] = PUBLISHED.map(schemaEndpoint);

function schemaEndpoint({ name, operationId, what, schema, io }: Published): Endpoint {
  const path = `/schemas/${name}.json`;
  const document = { $id: path, ...z.toJSONSchema(schema, { io }) };
  return {
    method: 'get',
    path,
    scope: 'none',
    document: {
      operationId,
      tags: ['reference'],
      summary: `JSON Schema of ${what}`,
      responses: {
        200: jsonAnswer('The schema.', JsonSchema, withETag),
        304: unchanged,
        ...problemAnswers(),
      },
    },
    handle: (_service, _request, response) => {
      response.json(document);
    },
  };
}
