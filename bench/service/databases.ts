import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPostgres, startPostgres } from '../../test/support/postgres-server.ts';

/** Where a measured service keeps its plans. */
export interface BenchDatabase {
  readonly kind: 'embedded' | 'postgres';
  /** Settings that name it. */
  readonly environment: Readonly<Record<string, string>>;
}

/** Which databases `--database` asks for. */
export type WantedDatabases = BenchDatabase['kind'] | 'both';

/** Makes an empty database of each wanted kind, lets them be used, and removes them. */
export async function withDatabases(
  wanted: WantedDatabases,
  use: (make: () => Promise<BenchDatabase>, kind: BenchDatabase['kind']) => Promise<void>,
): Promise<void> {
  if (wanted !== 'postgres') await withEmbedded(use);
  if (wanted !== 'embedded') await withPostgres(use);
}

type Use = Parameters<typeof withDatabases>[1];

async function withEmbedded(use: Use): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'paiban-bench-'));
  let made = 0;
  const make = (): Promise<BenchDatabase> =>
    Promise.resolve({ kind: 'embedded', environment: { PAIBAN_DATA: join(folder, String(++made)) } });
  try {
    await use(make, 'embedded');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function withPostgres(use: Use): Promise<void> {
  const source = findPostgres();
  if (source.kind === 'none') throw new Error(`PostgreSQL cannot be measured: ${source.reason}.`);
  const server = await startPostgres(source);
  try {
    await use(
      async () => ({ kind: 'postgres', environment: { DATABASE_URL: await server.makeDatabase() } }),
      'postgres',
    );
  } finally {
    await server.stop();
  }
}
