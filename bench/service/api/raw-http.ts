import { connect } from 'node:net';
import { gunzipSync } from 'node:zlib';

/** A request byte by byte: no library mends what is wrong with it. */
export interface RawRequest {
  readonly method: string;
  /** What follows the method: path and query, as a rule. */
  readonly target: string;
  /** In order, the same name more than once if need be; characters are bytes (Latin-1). */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body?: Buffer;
}

export interface RawAnswer {
  readonly status: number;
  /** By name in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Buffer;
}

export interface SendOptions {
  /** Longest time for an answer. */
  readonly seconds: number;
  /** What is added where the request does not say it: the host, the length of the body, that no second request follows. */
  readonly complete: boolean;
}

/** Sends a request on a connection of its own; undefined when that is closed or the time is over without an answer. */
export async function sendRaw(
  url: string,
  request: RawRequest,
  { seconds, complete }: SendOptions,
): Promise<RawAnswer | undefined> {
  const { hostname, port } = new URL(url);
  const chunks: Buffer[] = [];
  await new Promise<void>((resolve) => {
    const socket = connect(Number(port), hostname);
    const end = (): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve();
    };
    const timer = setTimeout(end, seconds * 1000);
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.once('error', end);
    socket.once('close', end);
    socket.once('end', end);
    socket.write(bytesOf(request, complete ? completion(request, hostname) : []));
  });
  return parse(Buffer.concat(chunks), request.method === 'HEAD');
}

function completion({ headers, body }: RawRequest, host: string): (readonly [string, string])[] {
  const has = (name: string): boolean => headers.some(([one]) => one.toLowerCase() === name);
  const added: (readonly [string, string])[] = [];
  if (!has('host')) added.push(['Host', host]);
  if (!has('connection')) added.push(['Connection', 'close']);
  const isSized = has('content-length') || has('transfer-encoding');
  if (body !== undefined && !isSized) added.push(['Content-Length', String(body.length)]);
  return added;
}

function bytesOf({ method, target, headers, body }: RawRequest, added: RawRequest['headers']): Buffer {
  const lines = [
    `${method} ${target} HTTP/1.1`,
    ...[...headers, ...added].map(([name, value]) => `${name}: ${value}`),
  ];
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), body ?? Buffer.alloc(0)]);
}

/** The last answer in what came: interim ones (100) stand before it. */
function parse(received: Buffer, isHead: boolean): RawAnswer | undefined {
  const end = received.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const [statusLine, ...lines] = received.subarray(0, end).toString('latin1').split('\r\n');
  const rest = received.subarray(end + 4);
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(statusLine)?.[1]);
  if (status < 200) return parse(rest, isHead);
  const headers = new Map(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  const isChunked = headers.get('transfer-encoding') === 'chunked';
  const body = isChunked && !isHead ? dechunked(rest) : rest;
  const isPacked = headers.get('content-encoding') === 'gzip' && body.length > 0;
  return { status, headers, body: isPacked ? gunzipSync(body) : body };
}

function dechunked(bytes: Buffer): Buffer {
  const chunks: Buffer[] = [];
  for (let rest = bytes; rest.length > 0;) {
    const line = rest.indexOf('\r\n');
    const size = line < 0 ? 0 : Number.parseInt(rest.subarray(0, line).toString('latin1'), 16);
    if (!(size > 0)) break;
    chunks.push(rest.subarray(line + 2, line + 2 + size));
    rest = rest.subarray(line + 2 + size + 2);
  }
  return Buffer.concat(chunks);
}
