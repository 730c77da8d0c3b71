import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import type { Operation } from '../api/operations.ts';
import type { RawRequest } from '../api/raw-http.ts';
import { brokenJson } from './broken-json.ts';

type Content = Pick<RawRequest, 'headers' | 'body'>;

const TYPES = [
  'application/json; charset=utf-8',
  'application/json; charset="UTF-8"',
  'application/json; charset=utf-16',
  'application/json; charset=iso-8859-1',
  'application/json;;;',
  'application/vnd.api+json',
  'text/plain',
  'multipart/form-data; boundary=x',
  '',
  '/',
  'application/json, application/json',
];

/** A body with the headers that tell of it: valid, broken, compressed, cut in chunks, or of another type. */
export function contentOf({ id, bodies }: Operation): fc.Arbitrary<Content> {
  const bodiless: Content = { headers: [] };
  // A call that takes no body may be sent one all the same.
  if (bodies.length === 0) {
    const unwanted: Content = {
      headers: [['Content-Type', 'application/json']],
      body: Buffer.from('{"a":1}'),
    };
    return fc.oneof(
      { arbitrary: fc.constant(bodiless), weight: 9 },
      { arbitrary: fc.constant(unwanted), weight: 1 },
    );
  }
  // Every plan that is taken is worked on.
  const json = brokenJson(bodies, id === 'createPlan' ? 2 : 0).map((text) => Buffer.from(text));
  const asJson = (body: Buffer): Content => ({ headers: [['Content-Type', 'application/json']], body });
  const notUtf8 = fc.uint8Array({ minLength: 1, maxLength: 60 }).map((bytes) => Buffer.from(bytes));
  const otherType = fc.tuple(fc.constantFrom(...TYPES), json).map(([type, body]): Content => {
    return { headers: [['Content-Type', type]], body };
  });
  return fc.oneof(
    { arbitrary: json.map(asJson), weight: 20 },
    { arbitrary: otherType, weight: 2 },
    { arbitrary: notUtf8.map(asJson), weight: 1 },
    { arbitrary: fc.tuple(json, fc.constantFrom(...ENCODINGS)).map(encoded), weight: 2 },
    { arbitrary: fc.constant(bodiless), weight: 1 },
    { arbitrary: json.map(chunked), weight: 1 },
  );
}

/** Ways in which a body can be compressed, or say that it is. */
const ENCODINGS: readonly (readonly [name: string, (bytes: Buffer) => Buffer])[] = [
  ['gzip', gzipSync],
  ['deflate', deflateSync],
  ['br', brotliCompressSync],
  ['gzip', (bytes) => bytes],
  ['gzip', (bytes) => gzipSync(bytes).subarray(0, 20)],
  ['gzip, gzip', (bytes) => gzipSync(gzipSync(bytes))],
  ['zstd', (bytes) => bytes],
  // A megabyte for every kilobyte sent.
  ['gzip', () => gzipSync(Buffer.alloc(12_000_000, 32))],
];

function encoded([bytes, [name, encode]]: [Buffer, (typeof ENCODINGS)[number]]): Content {
  const headers = [
    ['Content-Type', 'application/json'],
    ['Content-Encoding', name],
  ] as const;
  return { headers, body: encode(bytes) };
}

function chunked(bytes: Buffer): Content {
  const headers = [
    ['Content-Type', 'application/json'],
    ['Transfer-Encoding', 'chunked'],
  ] as const;
  const head = Buffer.from(`${bytes.length.toString(16)}\r\n`);
  const chunk = bytes.length === 0 ? Buffer.alloc(0) : Buffer.concat([head, bytes, Buffer.from('\r\n')]);
  return { headers, body: Buffer.concat([chunk, Buffer.from('0\r\n\r\n')]) };
}
