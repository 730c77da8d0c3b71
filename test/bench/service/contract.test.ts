import { expect, test } from 'vitest';
import { Contract } from '../../../bench/service/api/contract.ts';
import { operationsOf } from '../../../bench/service/api/operations.ts';
import type { ApiDocument } from '../../../bench/service/api/operations.ts';
import type { RawAnswer } from '../../../bench/service/api/raw-http.ts';

const problem = {
  type: 'object',
  required: ['status'],
  properties: { status: { type: 'integer' }, title: { type: 'string' } },
  additionalProperties: false,
};
const document: ApiDocument = {
  paths: {
    '/things/{id}': {
      get: {
        operationId: 'getThing',
        responses: {
          200: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } } },
          304: {},
          404: {
            content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
          },
          500: {},
        },
      },
    },
  },
  components: { schemas: { Thing: { type: 'object', required: ['name'] }, Problem: problem } },
};
const [operation] = operationsOf(document);
const contract = new Contract(document);
const answer = (status: number, body = '', type = 'application/json'): RawAnswer => {
  return { status, headers: new Map([['content-type', type]]), body: Buffer.from(body) };
};
const problemType = 'application/problem+json';

test.each<[string, RawAnswer, string | undefined]>([
  ['as documented', answer(200, '{"name":"a"}'), undefined],
  ['without a body where there is none', answer(304), undefined],
  ['a problem', answer(404, '{"status":404}', problemType), undefined],
  ['of another shape', answer(200, '{}'), "status 200: data must have required property 'name'"],
  ['that is no JSON', answer(200, '{'), 'status 200 with what is no JSON'],
  ['of an unknown status', answer(201), 'status 201, which is not documented'],
  ['of another type', answer(200, 'a', 'text/html'), 'status 200 as text/html, which is not documented'],
  ['with a body where there is none', answer(304, '{}'), 'status 304 with a body'],
  [
    'that says another status',
    answer(404, '{"status":400}', problemType),
    'status 404, its body says another',
  ],
  ['that failed, documented or not', answer(500), 'status 500'],
  [
    'that shows a stack',
    answer(404, JSON.stringify({ status: 404, title: 'a\n    at b (c.js:1:2)' }), problemType),
    'status 404 with the inside of the service',
  ],
])('an answer %s', (_what, given, complaint) => {
  expect(contract.complaint(operation, given)).toBe(complaint);
});

test('what is no call of the document has to be answered with a problem', () => {
  expect(contract.complaint(undefined, answer(405, '{"status":405}', problemType))).toBeUndefined();
  expect(contract.complaint(undefined, answer(200, '{"status":200}', problemType))).toMatch(/no call/);
});
