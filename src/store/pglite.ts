import { PGlite } from '@electric-sql/pglite';

/** PostgreSQL would set 160 MB aside for pages; plans are few, and the system caches their files as well. */
const SHARED_BUFFERS = ['-c', 'shared_buffers=8MB'];

/** Opens a data directory, which is first filled from an archive if one is given. */
export function openPGlite(directory: string, archive?: Blob): Promise<PGlite> {
  const startParams = [...PGlite.defaultStartParams, ...SHARED_BUFFERS];
  return PGlite.create(directory, { startParams, loadDataDir: archive });
}
