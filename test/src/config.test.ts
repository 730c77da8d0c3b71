import { resolve } from 'node:path';
import { availableParallelism, totalmem } from 'node:os';
import { expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { StartupError } from '../../src/startup-error.ts';

test('an empty environment gives the defaults', () => {
  expect(readConfig({ HOME: '/root', PORT: '' })).toEqual({
    port: 3000,
    host: '127.0.0.1',
    store: { kind: 'embedded', directory: resolve('.paiban/data') },
    threads: Math.min(2, availableParallelism()),
    heapMegabytesPerThread: 1024,
    queueLimit: 100,
    bodyLimitBytes: 10_000_000,
    requestSeconds: 60,
    rateLimits: { callsPerMinute: 6000, heavyCallsPerMinute: 300 },
    eventStreams: 1000,
    proxies: 0,
    corsOrigins: [],
    development: false,
    tokens: undefined,
    webhookReach: 'public',
    retentionDays: undefined,
    metrics: true,
    traces: false,
    logLevel: 'info',
  });
});

test('every setting can be set', () => {
  expect(
    readConfig({
      PORT: '0',
      HOST: '::1',
      PAIBAN_DATA: '/var/lib/paiban',
      PAIBAN_THREADS: '4',
      PAIBAN_THREAD_MEGABYTES: '512',
      PAIBAN_QUEUE_LIMIT: '7',
      PAIBAN_BODY_MEGABYTES: '20',
      PAIBAN_REQUEST_SECONDS: '90',
      PAIBAN_CALLS_PER_MINUTE: '0',
      PAIBAN_HEAVY_CALLS_PER_MINUTE: '30',
      PAIBAN_EVENT_STREAMS: '50',
      PAIBAN_PROXIES: '1',
      PAIBAN_CORS_ORIGINS: 'https://shop.example, http://localhost:5173',
      PAIBAN_OIDC_ISSUER: 'https://login.example/shops',
      PAIBAN_OIDC_AUDIENCE: 'paiban',
      PAIBAN_OIDC_TENANT_CLAIM: 'organization',
      PAIBAN_OIDC_SCOPE_CLAIM: 'roles',
      PAIBAN_WEBHOOK_PRIVATE: 'on',
      PAIBAN_RETENTION_DAYS: '90',
      PAIBAN_METRICS: 'off',
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318',
      PAIBAN_LOG_LEVEL: 'silent',
      PAIBAN_WORKER_PORT: '3001',
    }),
  ).toEqual({
    port: 0,
    workerPort: 3001,
    host: '::1',
    store: { kind: 'embedded', directory: '/var/lib/paiban' },
    threads: 4,
    heapMegabytesPerThread: 512,
    queueLimit: 7,
    bodyLimitBytes: 20_000_000,
    requestSeconds: 90,
    rateLimits: { callsPerMinute: 0, heavyCallsPerMinute: 30 },
    eventStreams: 50,
    proxies: 1,
    corsOrigins: ['https://shop.example', 'http://localhost:5173'],
    development: false,
    tokens: {
      issuer: 'https://login.example/shops',
      audience: 'paiban',
      tenantClaim: 'organization',
      scopeClaim: 'roles',
    },
    webhookReach: 'private',
    retentionDays: 90,
    metrics: false,
    traces: true,
    logLevel: 'silent',
  });
});

test.each([
  ['PORT', '65536', 'expected a whole number from 0 to 65535'],
  ['PORT', '80.5', 'expected a whole number from 0 to 65535'],
  ['PORT', '-1', 'expected a whole number from 0 to 65535'],
  ['PORT', ' ', 'expected a whole number from 0 to 65535'],
  ['PAIBAN_THREADS', '0', 'expected a whole number from 1 to 256'],
  ['PAIBAN_THREAD_MEGABYTES', 'much', 'expected a whole number from 64 to '],
  ['PAIBAN_RETENTION_DAYS', '0', 'expected a whole number from 1 to 36500'],
  ['PAIBAN_METRICS', 'yes', 'Invalid option: expected one of "on"|"off"'],
  ['OTEL_EXPORTER_OTLP_ENDPOINT', 'collector:4318', 'expected http'],
  ['OTEL_EXPORTER_OTLP_PROTOCOL', 'grpc', 'expected "http/json"'],
  ['PAIBAN_LOG_LEVEL', 'loud', 'Invalid option: expected one of "fatal"'],
  ['PAIBAN_CORS_ORIGINS', '*', 'expected origins such as'],
  ['PAIBAN_CORS_ORIGINS', 'https://shop.example/', 'expected origins such as'],
  ['PAIBAN_OIDC_ISSUER', 'login.example', 'expected https://…, as the issuer calls itself'],
  ['PAIBAN_OIDC_ISSUER', 'http://login.example', 'expected https://…, as the issuer calls itself'],
  ['PAIBAN_OIDC_ISSUER', 'https://login.example?a', 'expected https://…, as the issuer calls itself'],
  ['PAIBAN_OIDC_AUDIENCE', 'paiban', 'PAIBAN_OIDC_ISSUER, PAIBAN_OIDC_AUDIENCE: set both or neither'],
  ['PAIBAN_THREAD', '2', 'there is no such setting'],
])('%s=%s is refused', (name, value, message) => {
  expect(() => readConfig({ [name]: value })).toThrow(StartupError);
  expect(() => readConfig({ [name]: value })).toThrow(message);
});

test.each(['postgres://paiban:hush@db:5432/shops?sslmode=require', 'postgresql://db/shops'])(
  'DATABASE_URL=%s names a server',
  (url) => {
    expect(readConfig({ DATABASE_URL: url }).store).toEqual({ kind: 'server', url });
  },
);

test.each([
  ['paiban:hush@db', /^DATABASE_URL: expected postgres:\/\/USER:PASSWORD@HOST:PORT\/DATABASE$/],
  ['mysql://paiban:hush@db/shops', /^DATABASE_URL: expected postgres:/],
  ['postgres://paiban:hush@db', /^DATABASE_URL: expected postgres:/],
  ['postgres://paiban:hush@db/shops?sslmode=maybe', /^DATABASE_URL: expected an sslmode of disable, /],
])('DATABASE_URL=%s is refused and not repeated, as it may hold a password', (url, message) => {
  expect(() => readConfig({ DATABASE_URL: url })).toThrow(StartupError);
  expect(() => readConfig({ DATABASE_URL: url })).toThrow(message);
});

test('traces are sent where an endpoint is set and they are not turned off', () => {
  const read = (more: NodeJS.ProcessEnv): boolean =>
    readConfig({ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://collector:4318/v1/traces', ...more }).traces;
  expect([read({}), read({ OTEL_SDK_DISABLED: 'true' })]).toEqual([true, false]);
});

test('a server and a directory at once are refused', () => {
  expect(() => readConfig({ DATABASE_URL: 'postgres://db/shops', PAIBAN_DATA: 'data' })).toThrow(
    /^PAIBAN_DATA: DATABASE_URL is set too; .* unset the other$/,
  );
});

test('an issuer on this machine needs no TLS, and has usual claims', () => {
  const issuer = 'http://127.0.0.1:8080/realms/shops';
  expect(readConfig({ PAIBAN_OIDC_ISSUER: issuer, PAIBAN_OIDC_AUDIENCE: 'paiban' }).tokens).toEqual({
    issuer,
    audience: 'paiban',
    tenantClaim: 'tenant',
    scopeClaim: 'scope',
  });
});

test.each([{}, { HOST: 'localhost' }, { HOST: '::1' }])('%j may serve without keys', (environment) => {
  expect(readConfig(environment, { development: true }).development).toBe(true);
});

test.each(['0.0.0.0', '::', '192.0.2.1', 'shop.example', '127.0.0.1.example'])(
  'HOST=%s may not serve without keys',
  (host) => {
    expect(() => readConfig({ HOST: host }, { development: true })).toThrow(
      new StartupError(
        `HOST=${host}: without keys (--development) the service listens on 127.0.0.1 or ::1 only`,
      ),
    );
    expect(readConfig({ HOST: host }).development).toBe(false);
  },
);

test.each([
  [{ HOST: '127.0.0.1' }, true],
  [{ HOST: '::1' }, true],
  [{ HOST: 'localhost' }, true],
  [{ HOST: '0.0.0.0' }, false],
  [{ HOST: '127.0.0.1.example' }, false],
  [{ HOST: '0.0.0.0', PAIBAN_METRICS: 'on' }, true],
])('with %j figures are offered: %s', (environment, offered) => {
  expect(readConfig(environment).metrics).toBe(offered);
});

test('a thread is given no more memory than this machine has', () => {
  const most = Math.min(65_536, Math.floor(totalmem() / 1_000_000));
  const read = (megabytes: number): unknown => readConfig({ PAIBAN_THREAD_MEGABYTES: String(megabytes) });
  expect(() => read(most + 1)).toThrow(StartupError);
});

test('all that is wrong is said at once', () => {
  expect(() => readConfig({ PORT: 'x', PAIBAN_THREADS: 'y', PAIBAN_X: 'z' })).toThrow(
    /^PORT=x: .*\nPAIBAN_THREADS=y: .*\nPAIBAN_X: there is no such setting$/,
  );
});
