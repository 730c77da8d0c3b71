import { availableParallelism, totalmem } from 'node:os';
import { resolve } from 'node:path';
import { z } from 'zod';
import type { TokenSettings } from './access/token-verifier.ts';
import { StartupError } from './startup-error.ts';
import type { Reach } from './webhooks/send.ts';
import type { StoreLocation } from './store/store-location.ts';

const DEFAULT_DIRECTORY = '.paiban/data';

/** Addresses that only this machine can reach. */
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/;

/** Whether only this machine reaches an address. */
export function isLoopback(host: string): boolean {
  return LOOPBACK.test(host);
}

/** A whole number as text, from `least` to `most`. */
function wholeNumber(least: number, most: number) {
  const error = `expected a whole number from ${least} to ${most}`;
  const digits = z.string().regex(/^\d{1,9}$/, error);
  return digits.transform(Number).pipe(z.int().min(least, error).max(most, error));
}

/** Memory of this machine, or of the part of it that this process may use. */
function machineMegabytes(): number {
  return Math.floor(Math.min(totalmem(), process.constrainedMemory() || Infinity) / 1_000_000);
}

/** How the transport to a server can be protected, in the words of PostgreSQL's own tools. */
const TLS_MODES = ['disable', 'prefer', 'require', 'verify-ca', 'verify-full', 'no-verify'];

const DatabaseUrl = z.string().superRefine((text, context) => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isServer = url !== undefined && ['postgres:', 'postgresql:'].includes(url.protocol);
  if (!isServer || url.pathname.length < 2) {
    context.addIssue('expected postgres://USER:PASSWORD@HOST:PORT/DATABASE');
  }
  const mode = url?.searchParams.get('sslmode') ?? 'disable';
  if (!TLS_MODES.includes(mode)) context.addIssue(`expected an sslmode of ${TLS_MODES.join(', ')}`);
});

const Origins = z.string().transform((text, context) => {
  const origins = text.split(',').map((origin) => origin.trim());
  const isOrigin = (origin: string): boolean => URL.canParse(origin) && new URL(origin).origin === origin;
  if (!origins.every(isOrigin))
    context.addIssue('expected origins such as https://shop.example, with commas');
  return origins;
});

const Url = z.string().superRefine((text, context) => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
  if (!isSafe || /[?#]/.test(text)) context.addIssue('expected https://…, as the issuer calls itself');
});

const Endpoint = z.url({ protocol: /^https?$/, error: 'expected http://… or https://…' });

/** Settings whose value is no business of whoever reads a message. */
const SECRET = new Set(['DATABASE_URL']);

/** The environment variables of the service, with their defaults. */
const Environment = z.object({
  PORT: wholeNumber(0, 65_535).default(3000),
  PAIBAN_WORKER_PORT: wholeNumber(0, 65_535).optional(),
  HOST: z.string().default('127.0.0.1'),
  PAIBAN_DATA: z.string().optional(),
  DATABASE_URL: DatabaseUrl.optional(),
  PAIBAN_THREADS: wholeNumber(1, 256).default(Math.min(2, availableParallelism())),
  PAIBAN_THREAD_MEGABYTES: wholeNumber(64, Math.min(65_536, machineMegabytes())).default(1024),
  PAIBAN_QUEUE_LIMIT: wholeNumber(1, 100_000).default(100),
  PAIBAN_TENANT_PLANS: wholeNumber(1, 10_000).optional(),
  PAIBAN_BODY_MEGABYTES: wholeNumber(1, 500).default(10),
  PAIBAN_REQUEST_SECONDS: wholeNumber(1, 3600).default(60),
  PAIBAN_CALLS_PER_MINUTE: wholeNumber(0, 1_000_000).default(6000),
  PAIBAN_HEAVY_CALLS_PER_MINUTE: wholeNumber(0, 1_000_000).default(300),
  PAIBAN_EVENT_STREAMS: wholeNumber(1, 100_000).default(1000),
  PAIBAN_PROXIES: wholeNumber(0, 10).default(0),
  PAIBAN_CORS_ORIGINS: Origins.default([]),
  PAIBAN_OIDC_ISSUER: Url.optional(),
  PAIBAN_OIDC_AUDIENCE: z.string().optional(),
  PAIBAN_OIDC_TENANT_CLAIM: z.string().default('tenant'),
  PAIBAN_OIDC_SCOPE_CLAIM: z.string().default('scope'),
  PAIBAN_WEBHOOK_PRIVATE: z.enum(['on', 'off']).default('off'),
  PAIBAN_RETENTION_DAYS: wholeNumber(1, 36_500).optional(),
  PAIBAN_METRICS: z.enum(['on', 'off']).optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: Endpoint.optional(),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: Endpoint.optional(),
  OTEL_EXPORTER_OTLP_PROTOCOL: z.literal('http/json').optional(),
  OTEL_SDK_DISABLED: z.string().optional(),
  PAIBAN_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

export interface Config {
  readonly port: number;
  /** Where a process that only runs plans says how it is; undefined where it does not. */
  readonly workerPort: number | undefined;
  readonly host: string;
  readonly store: StoreLocation;
  /** Plans that run at the same time, each in a thread of its own. */
  readonly threads: number;
  readonly heapMegabytesPerThread: number;
  /** Plans of one tenant that may wait. */
  readonly queueLimit: number;
  /** Plans of one tenant that may run at the same time; undefined for as many as there are threads. */
  readonly tenantPlans: number | undefined;
  readonly bodyLimitBytes: number;
  /** Time for a request to arrive. */
  readonly requestSeconds: number;
  /** Calls a minute for each client; 0 sets no limit. */
  readonly rateLimits: { readonly callsPerMinute: number; readonly heavyCallsPerMinute: number };
  /** Event streams open at the same time. */
  readonly eventStreams: number;
  /** Reverse proxies in front of the service. */
  readonly proxies: number;
  /** Origins whose pages may make calls. */
  readonly corsOrigins: readonly string[];
  /** Nobody is asked for a key, and everything belongs to the default tenant. */
  readonly development: boolean;
  /** Whose tokens are taken beside keys; undefined for nobody’s. */
  readonly tokens: TokenSettings | undefined;
  /** Whether events may be sent to receivers of this machine and the network around it, also by http. */
  readonly webhookReach: Reach;
  /** Plans are removed so many days after they ended; undefined where they are kept. */
  readonly retentionDays: number | undefined;
  /** Whether `/metrics` is answered; by default where only this machine can reach the service. */
  readonly metrics: boolean;
  /** Whether traces are sent, to where the variables of OpenTelemetry say. */
  readonly traces: boolean;
  readonly logLevel: z.infer<typeof Environment>['PAIBAN_LOG_LEVEL'];
}

/** What is decided with the command and not for good. */
export interface Flags {
  readonly development?: boolean;
}

/**
 * The service's settings from its environment. An empty variable counts as absent.
 *
 * @throws StartupError that lists every wrong setting, also variables of this program that do not exist.
 */
export function readConfig(environment: NodeJS.ProcessEnv, { development = false }: Flags = {}): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = Environment.safeParse(given);
  const wrong = (parsed.error?.issues ?? []).map(({ path, message }) => {
    const name = String(path[0]);
    return `${SECRET.has(name) ? name : `${name}=${given[name]}`}: ${message}`;
  });
  const known = Object.keys(Environment.shape);
  const unknown = Object.keys(given).filter((name) => name.startsWith('PAIBAN_') && !known.includes(name));
  const complaints = [
    ...wrong,
    ...unknown.map((name) => `${name}: there is no such setting`),
    ...('PAIBAN_DATA' in given && 'DATABASE_URL' in given
      ? ['PAIBAN_DATA: DATABASE_URL is set too; plans are kept in one of the two, so unset the other']
      : []),
    ...('PAIBAN_OIDC_ISSUER' in given !== 'PAIBAN_OIDC_AUDIENCE' in given
      ? ['PAIBAN_OIDC_ISSUER, PAIBAN_OIDC_AUDIENCE: set both or neither']
      : []),
    ...(development && !isLoopback(given.HOST ?? '127.0.0.1')
      ? [`HOST=${given.HOST}: without keys (--development) the service listens on 127.0.0.1 or ::1 only`]
      : []),
  ];
  if (!parsed.success || complaints.length > 0) throw new StartupError(complaints.join('\n'));
  const settings = parsed.data;
  return {
    port: settings.PORT,
    workerPort: settings.PAIBAN_WORKER_PORT,
    host: settings.HOST,
    store: storeLocation(settings),
    threads: settings.PAIBAN_THREADS,
    heapMegabytesPerThread: settings.PAIBAN_THREAD_MEGABYTES,
    queueLimit: settings.PAIBAN_QUEUE_LIMIT,
    tenantPlans: settings.PAIBAN_TENANT_PLANS,
    bodyLimitBytes: settings.PAIBAN_BODY_MEGABYTES * 1_000_000,
    requestSeconds: settings.PAIBAN_REQUEST_SECONDS,
    rateLimits: {
      callsPerMinute: settings.PAIBAN_CALLS_PER_MINUTE,
      heavyCallsPerMinute: settings.PAIBAN_HEAVY_CALLS_PER_MINUTE,
    },
    eventStreams: settings.PAIBAN_EVENT_STREAMS,
    proxies: settings.PAIBAN_PROXIES,
    corsOrigins: settings.PAIBAN_CORS_ORIGINS,
    development,
    tokens: tokenSettings(settings),
    webhookReach: settings.PAIBAN_WEBHOOK_PRIVATE === 'on' ? 'private' : 'public',
    retentionDays: settings.PAIBAN_RETENTION_DAYS,
    metrics: (settings.PAIBAN_METRICS ?? (isLoopback(settings.HOST) ? 'on' : 'off')) === 'on',
    traces: sendsTraces(settings),
    logLevel: settings.PAIBAN_LOG_LEVEL,
  };
}

function tokenSettings(settings: z.infer<typeof Environment>): TokenSettings | undefined {
  const { PAIBAN_OIDC_ISSUER: issuer, PAIBAN_OIDC_AUDIENCE: audience } = settings;
  if (issuer === undefined || audience === undefined) return undefined;
  const { PAIBAN_OIDC_TENANT_CLAIM: tenantClaim, PAIBAN_OIDC_SCOPE_CLAIM: scopeClaim } = settings;
  return { issuer, audience, tenantClaim, scopeClaim };
}

function sendsTraces(settings: z.infer<typeof Environment>): boolean {
  const endpoint = settings.OTEL_EXPORTER_OTLP_ENDPOINT ?? settings.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT;
  return endpoint !== undefined && settings.OTEL_SDK_DISABLED?.toLowerCase() !== 'true';
}

function storeLocation({
  DATABASE_URL: url,
  PAIBAN_DATA: directory,
}: z.infer<typeof Environment>): StoreLocation {
  if (url !== undefined) return { kind: 'server', url };
  return { kind: 'embedded', directory: resolve(directory ?? DEFAULT_DIRECTORY) };
}
