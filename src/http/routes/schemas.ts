import { z } from 'zod';
import { PlanRequest } from '../../domain/plan-request.ts';
import { Roster } from '../../domain/roster.ts';
import { Simulation } from '../../domain/simulation.ts';
import { Staffing } from '../../domain/staffing.ts';
import { WhatIfs } from '../../domain/what-ifs.ts';
import { jsonAnswer, problemAnswers } from '../documented.ts';
import type { Endpoint } from '../endpoint.ts';

const JsonSchema = z.looseObject({ $schema: z.string() }).meta({ id: 'JsonSchema' });

/** A version of a document is published for good: a change that breaks readers gets the next number. */
export const getRosterSchema = schemaEndpoint(
  'roster-1',
  'getRosterSchema',
  'JSON Schema of a roster',
  z.toJSONSchema(Roster, { io: 'output' }),
);

export const getPlanRequestSchema = schemaEndpoint(
  'plan-request-1',
  'getPlanRequestSchema',
  'JSON Schema of a request',
  z.toJSONSchema(PlanRequest, { io: 'input' }),
);

export const getStaffingSchema = schemaEndpoint(
  'staffing-1',
  'getStaffingSchema',
  'JSON Schema of a staffing',
  z.toJSONSchema(Staffing, { io: 'output' }),
);

export const getSimulationSchema = schemaEndpoint(
  'simulation-1',
  'getSimulationSchema',
  'JSON Schema of a simulation',
  z.toJSONSchema(Simulation, { io: 'output' }),
);

export const getWhatIfsSchema = schemaEndpoint(
  'what-ifs-1',
  'getWhatIfsSchema',
  'JSON Schema of the answers to what-ifs',
  z.toJSONSchema(WhatIfs, { io: 'output' }),
);

function schemaEndpoint(name: string, operationId: string, summary: string, schema: object): Endpoint {
  const path = `/schemas/${name}.json`;
  return {
    method: 'get',
    path,
    document: {
      operationId,
      tags: ['reference'],
      summary,
      responses: { 200: jsonAnswer('The schema.', JsonSchema), ...problemAnswers() },
    },
    handle: (_service, _request, response) => {
      response.json({ $id: path, ...schema });
    },
  };
}
