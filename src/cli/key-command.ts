import { issueKey } from '../access/issue-key.ts';
import { readConfig } from '../config.ts';
import { KeyRequest } from '../domain/access-key.ts';
import { issueMessage } from '../domain/problem.ts';
import { Scope } from '../domain/scope.ts';
import { DEFAULT_TENANT } from '../domain/tenant.ts';
import type { KeyInfo } from '../store/key-store.ts';
import { assertThereIsAStore, withAccess } from './access-store.ts';
import { readArguments } from './arguments.ts';
import { EXIT, UsageError } from './exit-code.ts';
import type { ExitCode } from './exit-code.ts';
import { subcommand } from './subcommand.ts';
import type { Terminal } from './terminal.ts';
import { textTable } from './text-table.ts';

/** `paiban key`: keys made, listed and taken back. */
export const keyCommand = subcommand('key', { create, list, revoke });

async function create(
  given: readonly string[],
  { environment, output, errors }: Terminal,
): Promise<ExitCode> {
  const { values } = readArguments(
    given,
    {
      tenant: { type: 'string', default: DEFAULT_TENANT },
      scope: { type: 'string' },
      name: { type: 'string', default: 'made on the command line' },
      days: { type: 'string' },
      'never-expires': { type: 'boolean' },
    },
    [],
  );
  if (values.days !== undefined && values['never-expires'] === true)
    throw new UsageError('--days and --never-expires exclude each other');
  if (values.scope === undefined) throw new UsageError(`--scope is missing: ${Scope.options.join(', ')}`);
  const days = values['never-expires'] === true ? null : values.days && Number(values.days);
  const wish = KeyRequest.safeParse({ name: values.name, scope: values.scope, days });
  if (!wish.success) {
    const [issue] = wish.error.issues;
    throw new UsageError(`--${issue.path.join('.')}: ${issueMessage(issue)}`);
  }
  const { store } = readConfig(environment);
  const { tenant } = values;
  const issued = await withAccess(store, ({ keys }) => issueKey(keys, { ...wish.data, tenant }));
  if (issued === undefined)
    throw new UsageError(`there is no tenant ${tenant}: paiban tenant create ${tenant}`);
  const { info, key } = issued;
  errors.write(
    `Key ${info.id} of tenant ${tenant} with scope ${info.scope}, ${untilWhen(info)}; shown this once:\n`,
  );
  output.write(`${key}\n`);
  return EXIT.good;
}

async function list(given: readonly string[], { environment, output }: Terminal): Promise<ExitCode> {
  const { values } = readArguments(given, { tenant: { type: 'string' } }, []);
  const { store } = readConfig(environment);
  assertThereIsAStore(store);
  const keys = await withAccess(store, (access) => access.keys.list(values.tenant));
  const columns = ['id', 'tenant', 'scope', 'name', 'created', 'last used', 'state'];
  const rows = keys.map((key) => [
    key.id,
    key.tenant,
    key.scope,
    key.name,
    minute(key.createdAt),
    key.lastUsedAt === null ? 'never' : minute(key.lastUsedAt),
    stateOf(key),
  ]);
  const table = textTable(
    columns.map((title) => ({ title, align: 'left' })),
    rows,
  );
  output.write(`${table.join('\n')}\n`);
  return EXIT.good;
}

async function revoke(given: readonly string[], { environment, output }: Terminal): Promise<ExitCode> {
  const { positionals } = readArguments(given, {}, ['ID']);
  const [id] = positionals;
  const { store } = readConfig(environment);
  assertThereIsAStore(store);
  const now = new Date().toISOString();
  const key = await withAccess(store, ({ keys }) => keys.revoke(id, now));
  if (key === undefined) throw new UsageError(`there is no key ${id}`);
  output.write(`Key ${id} of tenant ${key.tenant} is revoked; within 10 s it opens nothing any more\n`);
  return EXIT.good;
}

function stateOf(key: KeyInfo): string {
  if (key.revokedAt !== null) return `revoked ${minute(key.revokedAt)}`;
  if (key.expiresAt !== null && Date.parse(key.expiresAt) <= Date.now())
    return `expired ${minute(key.expiresAt)}`;
  return untilWhen(key);
}

function untilWhen({ expiresAt }: KeyInfo): string {
  return expiresAt === null ? 'never expires' : `expires ${minute(expiresAt)}`;
}

/** A moment to the minute, in UTC. */
function minute(moment: string): string {
  return `${moment.slice(0, 'YYYY-MM-DDTHH:MM'.length)}Z`;
}
