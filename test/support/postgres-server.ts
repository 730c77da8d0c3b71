import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

/** A PostgreSQL server for tests. */
export interface PostgresServer {
  /** Makes an empty database whose owner has these rights, none beyond its own by default, and returns the owner's URL. */
  makeDatabase(rights?: string): Promise<string>;
  /** Removes the databases made with their owners, and the server if it was started for this. */
  stop(): Promise<void>;
}

/** Where a server comes from, or why there is none. */
export type ServerSource =
  | { readonly kind: 'given'; readonly url: string }
  | { readonly kind: 'programs'; readonly folder: string; readonly user: User | undefined }
  | { readonly kind: 'none'; readonly reason: string };

/** PostgreSQL refuses to run as root; it then runs as this user. */
interface User {
  readonly uid: number;
  readonly gid: number;
}

const SETTING = 'PAIBAN_TEST_DATABASE_URL';

/** A server named by the environment, else PostgreSQL's programs on this machine. */
export function findPostgres(): ServerSource {
  const url = process.env[SETTING] ?? '';
  if (url !== '') return { kind: 'given', url };
  const folder = programFolders().find((one) =>
    ['postgres', 'initdb'].every((name) => existsSync(join(one, name))),
  );
  if (folder === undefined) return { kind: 'none', reason: `no PostgreSQL found, and no ${SETTING} is set` };
  if (process.getuid?.() !== 0) return { kind: 'programs', folder, user: undefined };
  const user = userNamed('postgres');
  if (user === undefined) return { kind: 'none', reason: 'root has no user postgres to start PostgreSQL as' };
  return { kind: 'programs', folder, user };
}

/** Starts a throw-away server, or connects to the one that is given. */
export async function startPostgres(
  source: Exclude<ServerSource, { kind: 'none' }>,
): Promise<PostgresServer> {
  if (source.kind === 'given') return databasesOf(source.url, () => Promise.resolve());
  const { url, stop } = await startCluster(source);
  return databasesOf(url, stop);
}

function programFolders(): string[] {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian)
    ? readdirSync(debian).sort((one, other) => Number(other) - Number(one))
    : [];
  return [...(process.env.PATH ?? '').split(':'), ...versions.map((version) => join(debian, version, 'bin'))];
}

function userNamed(name: string): User | undefined {
  const id = (flag: string): number =>
    Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }));
  try {
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined;
  }
}

async function startCluster({ folder, user }: { folder: string; user: User | undefined }) {
  const place = mkdtempSync(join(tmpdir(), 'paiban-postgres-'));
  const [data, passwordFile, password] = [join(place, 'data'), join(place, 'password'), randomUUID()];
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user !== undefined) [place, passwordFile].forEach((path) => chownSync(path, user.uid, user.gid));
  const options = { cwd: place, stdio: 'ignore', ...user } as const;
  execFileSync(
    join(folder, 'initdb'),
    [
      data,
      '--username=paiban',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--no-sync',
      '--locale=C',
      '--encoding=UTF8',
    ],
    options,
  );
  const port = await freePort();
  const settings = { port, listen_addresses: '127.0.0.1', unix_socket_directories: place, fsync: 'off' };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = spawn(join(folder, 'postgres'), ['-D', data, ...flags], options);
  const killWithTests = (): void => void server.kill('SIGQUIT');
  process.once('exit', killWithTests);
  const url = `postgres://paiban:${password}@127.0.0.1:${port}/postgres`;
  const stop = async (): Promise<void> => {
    process.off('exit', killWithTests);
    await end(server);
    rmSync(place, { recursive: true, force: true });
  };
  await untilItAnswers(url, server);
  return { url, stop };
}

async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return;
  server.kill('SIGQUIT');
  await once(server, 'exit');
}

async function freePort(): Promise<number> {
  const socket = createServer().listen(0, '127.0.0.1');
  await once(socket, 'listening');
  const { port } = socket.address() as AddressInfo;
  socket.close();
  await once(socket, 'close');
  return port;
}

async function untilItAnswers(url: string, server: ChildProcess): Promise<void> {
  for (;;) {
    if (server.exitCode !== null) throw new Error(`PostgreSQL ended with ${server.exitCode}`);
    const answers = await ask(url, 'select 1').then(
      () => true,
      () => false,
    );
    if (answers) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Runs one statement on a connection of its own, which sees the rows of all tenants. */
export async function ask(url: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(`set paiban.tenant = '*'`);
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
}

function databasesOf(url: string, stop: () => Promise<void>): PostgresServer {
  const made: string[] = [];
  return {
    makeDatabase: async (rights = 'nosuperuser') => {
      const [name, password] = [`paiban_test_${randomUUID().replaceAll('-', '')}`, randomUUID()];
      await ask(url, `create role ${name} login password '${password}' ${rights}`);
      made.push(name);
      await ask(url, `create database ${name} owner ${name}`);
      const own = new URL(url);
      [own.pathname, own.username, own.password] = [`/${name}`, name, password];
      return own.href;
    },
    stop: async () => {
      for (const name of made) {
        await ask(url, `drop database if exists ${name} with (force)`);
        await ask(url, `drop role ${name}`);
      }
      await stop();
    },
  };
}
