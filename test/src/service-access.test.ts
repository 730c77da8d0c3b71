import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, expect, test } from 'vitest';
import { describePostgres } from '../support/describe-postgres.ts';
import { startIssuer } from './access/issuing.ts';
import { addressOf, runProgram, startProgram } from './program.ts';

const folder = await mkdtemp(join(tmpdir(), 'paiban-access-'));
const services: ChildProcess[] = [];
afterAll(async () => {
  services.forEach((service) => service.kill('SIGKILL'));
  await rm(folder, { recursive: true, force: true });
});

const serve = (flags: readonly string[], environment: NodeJS.ProcessEnv): ChildProcess => {
  const service = startProgram(['serve', ...flags], { folder, environment: { PORT: '0', ...environment } });
  services.push(service);
  return service;
};
const statusOf = async (url: string, key?: string): Promise<number> => {
  const headers = key === undefined ? undefined : { Authorization: `Bearer ${key}` };
  return (await fetch(`${url}/v1/plans`, { headers })).status;
};

test('a key made before the service starts opens it; the log holds neither it nor a token', async () => {
  const environment = { PAIBAN_DATA: join(folder, 'data'), PAIBAN_LOG_LEVEL: 'trace' };
  const issuer = await startIssuer();
  const { output } = await runProgram(['key', 'create', '--scope', 'read'], { folder, environment });
  const key = output.trim();
  const tokens = { PAIBAN_OIDC_ISSUER: issuer.url, PAIBAN_OIDC_AUDIENCE: 'paiban' };
  const service = serve([], { ...environment, ...tokens });
  const [log, errors] = [text(service.stdout!), text(service.stderr!)];
  const url = await addressOf(service);
  const token = await issuer.sign({ tenant: 'default', scope: 'paiban:read' });
  const tried = [undefined, key, token, `${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}`];
  expect(await Promise.all(tried.map((one) => statusOf(url, one)))).toEqual([401, 200, 200, 401]);
  const ended = once(service, 'exit');
  service.kill('SIGTERM');
  await ended;
  await issuer.stop();
  expect(await log).toContain(`"caller":"key ${key.slice(7, 19)}"`);
  for (const secret of [key, token]) expect(`${await log}${await errors}`).not.toContain(secret.slice(-20));
  expect(await errors).not.toContain('Development');
  for (const warning of ['no keys', 'row-level security']) expect(await log).not.toContain(warning);
}, 60_000);

test('a service in development says so, asks for nothing, and is for this machine only', async () => {
  const environment = { PAIBAN_DATA: join(folder, 'development') };
  const service = serve(['--development'], environment);
  const errors = text(service.stderr!);
  expect(await statusOf(await addressOf(service))).toBe(200);
  const ended = once(service, 'exit');
  service.kill('SIGTERM');
  await ended;
  expect((await errors).split('\n')[0]).toBe(
    'Development: no key is asked for, and everything belongs to the tenant “default”. Only this machine reaches the service.',
  );
  const refused = await runProgram(['serve', '--development'], {
    folder,
    environment: { ...environment, HOST: '0.0.0.0' },
  });
  expect([refused.code, refused.errors]).toEqual([
    1,
    'paiban cannot start.\nHOST=0.0.0.0: without keys (--development) the service listens on 127.0.0.1 or ::1 only\n',
  ]);
}, 60_000);

describePostgres('a service on a PostgreSQL server', (makeDatabase) => {
  test('says that it has no keys and no second wall, and takes a key that is made beside it', async () => {
    const environment = { DATABASE_URL: await makeDatabase('bypassrls') };
    const service = serve([], environment);
    const log = text(service.stdout!);
    const url = await addressOf(service);
    const made = await runProgram(['key', 'create', '--scope', 'admin'], { folder, environment });
    expect([await statusOf(url), await statusOf(url, made.output.trim())]).toEqual([401, 200]);
    const ended = once(service, 'exit');
    service.kill('SIGTERM');
    await ended;
    for (const warning of ['there are no keys yet', 'passes its row-level security'])
      expect(await log).toContain(warning);
  }, 60_000);
});
