import { StoreFullError, StoreUnavailableError } from './store.ts';

/** PostgreSQL's codes (SQLSTATE, appendix A of its manual) of what is nobody's mistake and passes, as far as they begin. */
const PASSING: readonly (readonly [beginning: string, meaning: string])[] = [
  ['08', 'The connection to the database was lost.'],
  ['25006', 'The database takes no writes at the moment.'],
  ['25P03', 'The connection to the database was lost.'],
  ['40001', 'The database has too much to do at once.'],
  ['40P01', 'The database has too much to do at once.'],
  ['53200', 'The database has no memory left.'],
  ['53300', 'The database takes no more connections.'],
  ['53', 'The database is at its limits.'],
  ['55P03', 'The database has too much to do at once.'],
  ['57014', 'The database took too long.'],
  ['57P', 'The database is shutting down or starting.'],
  ['58030', 'The database cannot read or write its files.'],
];

const DISK_FULL = '53100';

/** Codes of Node.js, and words of the driver where it gives no code. */
const CONNECTION_CODES = ['ECONNREFUSED', 'ECONNRESET', 'EHOSTUNREACH', 'ENETUNREACH', 'EPIPE', 'ETIMEDOUT'];
const CONNECTION_WORDS = /^Connection terminated|is not queryable$|timeout/;

/**
 * What an error of the database means to whoever asked: a StoreUnavailableError where it says that the database cannot work
 * at the moment, the error itself where something is wrong with the question.
 */
export function meaningOf(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof StoreUnavailableError) return error;
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === DISK_FULL) {
    return new StoreFullError('The store has no space left on its disk.', { cause: error });
  }
  const passing = PASSING.find(([beginning]) => code?.startsWith(beginning));
  if (passing !== undefined) return new StoreUnavailableError(passing[1], { cause: error });
  const isConnection = code === undefined ? CONNECTION_WORDS.test(message) : CONNECTION_CODES.includes(code);
  if (!isConnection) return error;
  return new StoreUnavailableError('The connection to the database was lost.', { cause: error });
}

/**
 * Whether the database that says this has ended with it. One on a server is started again by the server; one inside this
 * process never answers again.
 */
export function isLastWord(error: unknown): boolean {
  const { severity, name } = error as { readonly severity?: unknown; readonly name?: unknown };
  // The last is what WebAssembly throws when it aborts.
  return severity === 'PANIC' || severity === 'FATAL' || name === 'RuntimeError';
}
