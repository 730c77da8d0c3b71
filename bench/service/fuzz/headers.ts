import fc from 'fast-check';
import type { Operation } from '../api/operations.ts';
import { strangeText } from './strange-texts.ts';

/** Values of headers as bytes, without control characters: a line end begins another header, and HTTP forbids the others. */
const headerText = fc.oneof(
  strangeText.map((text) =>
    Buffer.from(text.slice(0, 300))
      .toString('latin1')
      .replaceAll(/\p{Cc}/gu, ''),
  ),
  fc.constantFrom(
    '*/*',
    'application/json',
    'text/html',
    'application/*;q=0',
    ';;;,,,',
    'q=1',
    '"',
    'W/"x"',
    '*',
  ),
);

const COMMON_HEADERS = [
  ['Accept', '*/*'],
  ['Accept', 'application/json'],
  ['Accept', 'text/html;q=0.1, application/problem+json'],
  ['Accept', 'image/png'],
  ['Accept-Encoding', 'gzip'],
  ['Accept-Encoding', 'identity;q=0, *;q=0'],
  ['If-None-Match', '*'],
  ['If-None-Match', '"a", W/"b", "'],
  ['If-Modified-Since', 'yesterday'],
  ['Range', 'bytes=0-3'],
  ['X-Request-Id', 'my-request.1'],
  ['X-Forwarded-For', '1.2.3.4, unknown'],
  ['Cookie', 'a=b'],
  ['Authorization', 'Bearer x'],
  ['Origin', 'https://example.com'],
  ['Expect', '100-continue'],
  ['Expect', 'the impossible'],
  ['Upgrade', 'websocket'],
  ['Prefer', 'wait=1'],
  ['Prefer', 'wait=1, respond-async; wait="2"'],
  ['Idempotency-Key', 'one-and-the-same'],
  ['Last-Event-ID', '2'],
  ['Last-Event-ID', '999999999.999999999'],
] as const;

const HEADER_NAMES = [...new Set(COMMON_HEADERS.map(([name]) => name))].filter((name) => name !== 'Prefer');

/** Headers of which some are good, some are nothing that the call knows, and some are nothing at all. */
export function headersOf({ parameters }: Operation): fc.Arbitrary<[string, string][]> {
  const own = parameters.filter((parameter) => parameter.in === 'header').map(({ name }) => name);
  const names = [...HEADER_NAMES, ...own.filter((name) => name !== 'Prefer')];
  const common = fc.constantFrom(...COMMON_HEADERS).map(([name, value]): [string, string] => [name, value]);
  const broken = fc.tuple(fc.constantFrom(...names), headerText);
  return fc.oneof(
    { arbitrary: fc.constant<[string, string][]>([]), weight: 2 },
    { arbitrary: fc.array(fc.oneof(common, broken), { maxLength: 4 }), weight: 3 },
  );
}
