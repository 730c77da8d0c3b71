import { afterAll, beforeAll, describe } from 'vitest';
import { findPostgres, startPostgres } from './postgres-server.ts';
import type { PostgresServer } from './postgres-server.ts';

/**
 * Tests that need a real PostgreSQL server: one that PAIBAN_TEST_DATABASE_URL names, or one started for them. Where there
 * is neither, they are left out and a line says why.
 *
 * @param define defines the tests; an empty database, with an owner of its own, is made by what it is given, once the tests run
 */
export function describePostgres(
  name: string,
  define: (makeDatabase: PostgresServer['makeDatabase']) => void,
): void {
  const source = findPostgres();
  if (source.kind === 'none') {
    process.stderr.write(`${name}: left out, ${source.reason}\n`);
    describe.skipIf(true)(`${name} (left out: ${source.reason})`, () =>
      define(() => Promise.reject(new Error())),
    );
    return;
  }
  describe(name, () => {
    let server: PostgresServer;
    beforeAll(async () => {
      server = await startPostgres(source);
    });
    afterAll(() => server.stop());
    define((rights) => server.makeDatabase(rights));
  });
}
