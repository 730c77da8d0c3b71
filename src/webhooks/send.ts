import { once } from 'node:events';
import { request as requestHttp } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { PrivateAddressError, addressIn, isPublicAddress, publicLookup } from './public-address.ts';
import { signatureOf } from './signature.ts';

export interface Message {
  readonly id: string;
  readonly url: string;
  readonly secret: string;
  /** JSON. */
  readonly body: string;
}

/** Which receivers may be called: anybody's by https, or also those of this machine and the network around it. */
export type Reach = 'public' | 'private';

/** What came of one attempt. */
export type Attempt =
  | { readonly kind: 'answered'; readonly status: number }
  | { readonly kind: 'failed'; readonly error: string };

const PATIENCE_MILLISECONDS = 10_000;

/** Sends a message once. Follows no redirects, reads nothing of the answer but its status, and never rejects. */
export async function send(message: Message, reach: Reach, now: () => Date): Promise<Attempt> {
  try {
    const url = new URL(message.url);
    assertReachable(url, reach);
    return { kind: 'answered', status: await post(url, message, reach, now) };
  } catch (error) {
    return { kind: 'failed', error: reasonOf(error) };
  }
}

/** @throws PrivateAddressError for what can be told by the URL alone. */
export function assertReachable(url: URL, reach: Reach): void {
  if (reach === 'private') return;
  if (url.protocol !== 'https:') throw new PrivateAddressError('it is not reached by https');
  const address = addressIn(url);
  if (address !== undefined && !isPublicAddress(address)) {
    throw new PrivateAddressError('its address is not a public one');
  }
}

async function post(url: URL, { id, secret, body }: Message, reach: Reach, now: () => Date): Promise<number> {
  const timestamp = Math.floor(now().getTime() / 1000);
  const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, {
    method: 'POST',
    agent: false,
    signal: AbortSignal.timeout(PATIENCE_MILLISECONDS),
    ...(reach === 'public' && { lookup: publicLookup }),
    headers: {
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(body),
      'User-Agent': 'paiban',
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': signatureOf(secret, { id, timestamp, body }),
    },
  });
  const answered = once(request, 'response') as Promise<[IncomingMessage]>;
  request.end(body);
  const [response] = await answered;
  // An answer cut off in the middle is an answer.
  response.on('error', () => undefined).destroy();
  return response.statusCode ?? 0;
}

/** In words of our own where an error could tell of the inside of a network. */
function reasonOf(error: unknown): string {
  if (error instanceof PrivateAddressError) return error.message;
  const { code, name } = error as NodeJS.ErrnoException;
  if (name === 'AbortError' || name === 'TimeoutError') return 'no answer within 10 seconds';
  const known: Record<string, string> = {
    ENOTFOUND: 'there is no such host',
    EAI_AGAIN: 'the name of the host could not be looked up',
  };
  if (code !== undefined && code in known) return known[code];
  return /^(ERR_TLS|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)/.test(code ?? '')
    ? 'its certificate is not trusted'
    : 'no connection';
}
