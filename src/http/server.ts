import { once } from 'node:events';
import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { StartupError } from '../startup-error.ts';
import { answerClientError } from './client-error.ts';
import { inTurn } from './in-turn.ts';

/** Headers are small, and nothing can be refused before they are there. */
const HEADERS_SECONDS = 20;

/** Longer than proxies keep a connection: one that closed it first would lose a request that is on its way. */
const KEEP_ALIVE_SECONDS = 65;

const LONGEST_CHECK_SECONDS = 5;

export interface ServerOptions {
  readonly host: string;
  /** 0 takes a free port. */
  readonly port: number;
  /** Time for a request to arrive, its body included; whoever takes longer is cut off. */
  readonly requestSeconds: number;
}

export interface RunningServer {
  readonly url: string;
  /** Takes no more connections, lets requests end for `graceSeconds`, then cuts what is left. */
  close(graceSeconds: number): Promise<void>;
}

/**
 * Begins to listen.
 *
 * @throws StartupError when the address cannot be had.
 */
export async function listen(
  app: RequestListener,
  { host, port, requestSeconds }: ServerOptions,
): Promise<RunningServer> {
  const listener = inTurn(app);
  const server = createServer(
    {
      requestTimeout: requestSeconds * 1000,
      headersTimeout: Math.min(requestSeconds, HEADERS_SECONDS) * 1000,
      keepAliveTimeout: KEEP_ALIVE_SECONDS * 1000,
      // The app says what is wrong with a request without a host; Node would answer 400 without a word.
      requireHostHeader: false,
      connectionsCheckingInterval: Math.min(requestSeconds / 4, LONGEST_CHECK_SECONDS) * 1000,
    },
    listener,
  );
  server.on('clientError', answerClientError);
  // What a client expects beyond 100-continue may be ignored; Node would answer 417 without a word.
  server.on('checkExpectation', listener);
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new StartupError(refusal(error as NodeJS.ErrnoException, host, port), { cause: error });
  }
  const { port: bound } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}`,
    close: async (graceSeconds) => {
      const closed = once(server, 'close');
      server.close();
      // A connection whose last answer is out must not linger for a next request.
      server.keepAliveTimeout = 1;
      const cut = setTimeout(() => server.closeAllConnections(), graceSeconds * 1000);
      await closed;
      clearTimeout(cut);
    },
  };
}

function refusal({ code, message }: NodeJS.ErrnoException, host: string, port: number): string {
  if (code === 'EADDRINUSE') return `Port ${port} on ${host} is in use: choose another one with PORT.`;
  if (code === 'EACCES') return `Port ${port} on ${host} may not be used: choose another one with PORT.`;
  return `Cannot listen on port ${port} of ${host}: ${message}`;
}
