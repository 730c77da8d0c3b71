import fc from 'fast-check';
import type { Operation, Parameter } from '../api/operations.ts';
import { contentOf } from './content.ts';
import { encodedText } from './strange-texts.ts';
import { headersOf } from './headers.ts';
import { brokenHttp, noCall } from './no-call.ts';
import type { FuzzedRequest } from './no-call.ts';

/** Stands in a path for the plan that a request is to be about, which is known only when it is sent. */
export const PLAN = '{plan}';

const UNKNOWN = '11111111-2222-4333-8444-555555555555';

/** Valid and broken requests to these calls, and now and then to none of them. */
export function fuzzedRequest(operations: readonly Operation[]): fc.Arbitrary<FuzzedRequest> {
  // Calls with a body are where most can be wrong.
  const weighted = operations.map((operation) => ({
    arbitrary: callOf(operation),
    weight: weightOf(operation),
  }));
  const paths = operations.map(({ path }) => path);
  return fc.oneof(
    { arbitrary: fc.oneof(...weighted), weight: 30 },
    { arbitrary: noCall(paths), weight: 2 },
    { arbitrary: brokenHttp(paths), weight: 1 },
  );
}

function weightOf({ id, bodies, parameters }: Operation): number {
  // A body that says that nothing is different creates a plan more often than not.
  if (id === 'createReplan') return 1;
  return bodies.length > 0 ? 8 : parameters.length > 0 ? 3 : 1;
}

function callOf(operation: Operation): fc.Arbitrary<FuzzedRequest> {
  const target = fc.tuple(pathOf(operation), queryOf(operation)).map((parts) => parts.join(''));
  const method =
    operation.method === 'GET'
      ? fc.oneof({ arbitrary: fc.constant('GET'), weight: 9 }, { arbitrary: fc.constant('HEAD'), weight: 1 })
      : fc.constant(operation.method);
  return fc
    .tuple(method, target, headersOf(operation), contentOf(operation))
    .map(([method, target, headers, content]) => ({
      operation,
      complete: true,
      method,
      target,
      ...content,
      headers: [...headers, ...content.headers],
    }));
}

function pathOf({ path, parameters, method }: Operation): fc.Arbitrary<string> {
  const parts = path.split(/(\{\w+\})/).map((part): fc.Arbitrary<string> => {
    if (!part.startsWith('{')) return fc.constant(part);
    // What is removed or stopped must not be the plan that the others are asked about.
    const isAboutOwn = part === '{id}' && method !== 'DELETE';
    const known = parameters.filter(({ name }) => part === `{${name}}`).map(({ example }) => String(example));
    const plans = isAboutOwn ? [PLAN, 'latest', UNKNOWN] : [PLAN, UNKNOWN];
    const valid = part === '{id}' ? plans : known;
    return fc.oneof(
      { arbitrary: fc.constantFrom(...valid), weight: 5 },
      {
        arbitrary: encodedText.filter((text) => text !== '' && text !== 'latest' && !text.includes('..')),
        weight: 1,
      },
    );
  });
  return fc.tuple(...parts).map((texts) => texts.join(''));
}

function queryOf({ parameters }: Operation): fc.Arbitrary<string> {
  const known = parameters.filter((parameter) => parameter.in === 'query');
  const valid = known.map((parameter) => fc.option(exampleOf(parameter), { nil: '', freq: 6 }));
  const broken = fc.array(
    fc
      .tuple(fc.oneof(fc.constantFrom('x', ...known.map(({ name }) => name)), encodedText), encodedText)
      .map(([name, value]) => `${name}=${value}`),
    { maxLength: 3 },
  );
  return fc
    .oneof(
      { arbitrary: fc.tuple(...valid, fc.constant('')), weight: 3 },
      { arbitrary: broken, weight: known.length > 0 ? 2 : 1 },
      { arbitrary: fc.constantFrom(['&&=&'], ['a[b][c]=1&a[b]=2'], ['?'], ['%']), weight: 1 },
    )
    .map((parts) => parts.filter((part) => part !== '').join('&'))
    .map((query) => (query === '' ? '' : `?${query}`));
}

function exampleOf({ name, example = 'a01' }: Parameter): fc.Arbitrary<string> {
  return fc.constant(`${name}=${encodeURIComponent(String(example))}`);
}
