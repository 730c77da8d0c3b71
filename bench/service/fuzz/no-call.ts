import fc from 'fast-check';
import type { Operation } from '../api/operations.ts';
import type { RawRequest } from '../api/raw-http.ts';
import { encodedText } from './strange-texts.ts';

/** A request, and the call that it is a valid or broken form of; undefined when it is none. */
export interface FuzzedRequest extends RawRequest {
  readonly operation: Operation | undefined;
  /** Whether what HTTP asks for is added; a request that is broken there stays so. */
  readonly complete: boolean;
}

/** Paths that are not the API’s, and methods that a path does not take. */
export function noCall(paths: readonly string[]): fc.Arbitrary<FuzzedRequest> {
  const path = fc.oneof(
    fc.constantFrom(...paths).map((known) => `${known.toUpperCase()}/x`),
    encodedText.map((text) => `/v1/nothing/${text}`),
    fc.constantFrom('/v1', '/V1/plans', '/v1//plans', '//v1/plans', '/v2/plans', '/.env', '/v1/plans/%00/x'),
  );
  const unknownPath = fc.tuple(fc.constantFrom('GET', 'POST', 'DELETE', 'PUT'), path);
  const unknownMethod = fc.tuple(
    fc.constantFrom('PUT', 'PATCH', 'TRACE', 'PROPFIND'),
    fc.constantFrom(...paths),
  );
  return fc.oneof(unknownPath, unknownMethod).map(([method, target]) => {
    return { operation: undefined, complete: true, method, target, headers: [] };
  });
}

/** What is no request of HTTP/1.1, or one that is cut off. */
export function brokenHttp(paths: readonly string[]): fc.Arbitrary<FuzzedRequest> {
  const host = ['Host', 'localhost'] as const;
  const close = ['Connection', 'close'] as const;
  const json = ['Content-Type', 'application/json'] as const;
  const forms: Omit<FuzzedRequest, 'operation' | 'complete'>[] = [
    { method: 'GET', target: '/v1/plans', headers: [close] },
    {
      method: 'GET',
      target: '/v1/plans',
      headers: [host, host, ['Host', 'other'], close, ['Bad Name', '1']],
    },
    { method: 'get me', target: '/v1/plans', headers: [host, close] },
    { method: 'GET', target: '/v1/ plans', headers: [host, close] },
    { method: 'GET', target: `/${'x'.repeat(20_000)}`, headers: [host, close] },
    { method: 'GET', target: '/healthz', headers: [host, close, ['X-Long', 'x'.repeat(20_000)]] },
    { method: 'GET', target: '/healthz', headers: [host, close, ['X-Null', 'a\0b']] },
    { method: 'POST', target: '/v1/plans', headers: [host, close, json, ['Content-Length', '-1']] },
    {
      method: 'POST',
      target: '/v1/plans',
      headers: [host, close, json, ['Content-Length', '2'], ['Transfer-Encoding', 'chunked']],
      body: Buffer.from('{}'),
    },
    {
      method: 'POST',
      target: '/v1/staffing',
      headers: [host, close, json, ['Transfer-Encoding', 'chunked']],
      body: Buffer.from('zz\r\n{}\r\n0\r\n\r\n'),
    },
    {
      method: 'POST',
      target: '/v1/staffing',
      headers: [host, close, json, ['Content-Length', '999']],
      body: Buffer.from('{"cut":'),
    },
  ];
  const target = fc.constantFrom(...paths);
  const version = target.map((path) => ({
    method: 'GET',
    target: `${path} HTTP/3.0 x`,
    headers: [host, close],
  }));
  return fc
    .oneof({ arbitrary: fc.constantFrom(...forms), weight: 3 }, { arbitrary: version, weight: 1 })
    .map((form) => ({ ...form, operation: undefined, complete: false }));
}
