import { readConfig } from '../config.ts';
import { DEFAULT_TENANT, TenantId } from '../domain/tenant.ts';
import { counted } from '../planning/explanation/words.ts';
import { assertThereIsAStore, withAccess } from './access-store.ts';
import { readArguments } from './arguments.ts';
import { EXIT, UsageError } from './exit-code.ts';
import type { ExitCode } from './exit-code.ts';
import { subcommand } from './subcommand.ts';
import type { Terminal } from './terminal.ts';
import { textTable } from './text-table.ts';

/** `paiban tenant`: those who share a service without seeing anything of each other. */
export const tenantCommand = subcommand('tenant', { create, list, remove });

async function create(given: readonly string[], { environment, output }: Terminal): Promise<ExitCode> {
  const { positionals } = readArguments(given, {}, ['NAME']);
  const [name] = positionals;
  if (!TenantId.safeParse(name).success)
    throw new UsageError(`${name} can be no tenant: 1 to 63 of a–z, 0–9 and -, not - first`);
  const { store } = readConfig(environment);
  if (!(await withAccess(store, ({ tenants }) => tenants.add(name))))
    throw new UsageError(`there is a tenant ${name} already`);
  output.write(`Tenant ${name} created\n`);
  return EXIT.good;
}

async function list(given: readonly string[], { environment, output }: Terminal): Promise<ExitCode> {
  readArguments(given, {}, []);
  const { store } = readConfig(environment);
  assertThereIsAStore(store);
  const tenants = await withAccess(store, (access) => access.tenants.list());
  const table = textTable(
    [
      { title: 'tenant', align: 'left' },
      { title: 'plans', align: 'right' },
      { title: 'keys', align: 'right' },
    ],
    tenants.map(({ id, plans, keys }) => [id, String(plans), String(keys)]),
  );
  output.write(`${table.join('\n')}\n`);
  return EXIT.good;
}

async function remove(given: readonly string[], { environment, output }: Terminal): Promise<ExitCode> {
  const { values, positionals } = readArguments(given, { 'with-plans': { type: 'boolean' } }, ['NAME']);
  const [name] = positionals;
  if (name === DEFAULT_TENANT) throw new UsageError(`${name} is there for good`);
  const { store } = readConfig(environment);
  assertThereIsAStore(store);
  await withAccess(store, async ({ tenants }) => {
    const tenant = (await tenants.list()).find(({ id }) => id === name);
    if (tenant === undefined) throw new UsageError(`there is no tenant ${name}`);
    if (tenant.plans > 0 && values['with-plans'] !== true) {
      throw new UsageError(
        `tenant ${name} has ${counted(tenant.plans, 'plan')}; --with-plans removes them too, for good`,
      );
    }
    await tenants.remove(name);
    output.write(`Tenant ${name} removed, with ${counted(tenant.plans, 'plan')} and all of its keys\n`);
  });
  return EXIT.good;
}
