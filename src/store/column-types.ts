import pg from 'pg';

/**
 * How column values are read. Out of the box a `date` would come back as midnight of the machine's zone and a `bigint`
 * as text.
 */
export const columnTypes: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) => readers.get(oid) ?? (pg.types.getTypeParser(oid, format) as Reader),
};

type Reader = (text: string) => unknown;

const readers = new Map<number, Reader>([
  [pg.types.builtins.DATE, (text) => text],
  [pg.types.builtins.INT8, Number],
  [pg.types.builtins.TIMESTAMPTZ, (text) => new Date(text).toISOString()],
]);
