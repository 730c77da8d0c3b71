import { hostname } from 'node:os';
import pg from 'pg';
import { StartupError } from '../startup-error.ts';
import { columnTypes } from './column-types.ts';

const CONNECT_MILLISECONDS = 5000;

/** A store that answers more slowly than this holds up whoever asked; migrations and dumps take their time. */
const STATEMENT_MILLISECONDS = 30_000;

/** How to connect to a server; parts of the URL go before what stands here. */
export function connectionSettings(url: string): pg.ClientConfig {
  return {
    connectionString: url,
    connectionTimeoutMillis: CONNECT_MILLISECONDS,
    keepAlive: true,
    types: columnTypes,
    application_name: `paiban, process ${process.pid} on ${hostname()}`,
  };
}

/** The same for the queries of a service. */
export function serviceSettings(url: string): pg.PoolConfig {
  return { ...connectionSettings(url), statement_timeout: STATEMENT_MILLISECONDS };
}

/**
 * Connects to a server.
 *
 * @throws StartupError that says which server and why not, without the password.
 */
export async function connect(url: string): Promise<pg.Client> {
  let place = 'of DATABASE_URL';
  try {
    const client = new pg.Client(connectionSettings(url));
    place = placeOf(client);
    // One that is lost while nothing is asked of it is noticed by whoever holds it.
    client.on('error', () => undefined);
    await client.connect();
    return client;
  } catch (error) {
    throw new StartupError(`The database ${place} cannot be used (DATABASE_URL): ${reasonOf(error)}`);
  }
}

/** “paiban on db.example.com:5432”. */
export function placeOf({ database, host, port }: pg.Client): string {
  return `${database ?? ''} on ${host}:${port}`;
}

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  const known: Record<string, string> = {
    ECONNREFUSED: 'nothing answers there',
    ENOTFOUND: 'there is no such host',
    EAI_AGAIN: 'the name of the host could not be looked up',
  };
  return (code !== undefined && known[code]) || message;
}
