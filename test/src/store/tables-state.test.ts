import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { openEmbeddedDatabase } from '../../../src/store/embedded-store.ts';
import { migrate } from '../../../src/store/migrate.ts';
import { tablesState } from '../../../src/store/tables-state.ts';

const folder = await mkdtemp(join(tmpdir(), 'paiban-tables-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

test('tables of an older and of a newer version are told from those of this one', async () => {
  const { database, close } = await openEmbeddedDatabase(join(folder, 'store'));
  const [first] = await migrate(database);
  expect(await tablesState(database)).toBe('up-to-date');
  await sql`insert into kysely_migration values ('9999-later', '2030-01-01')`.execute(database);
  expect(await tablesState(database)).toBe('newer');
  await sql`delete from kysely_migration where name = ${first}`.execute(database);
  expect(await tablesState(database)).toBe('older');
  await close();
}, 60_000);
