import { StoreFullError, StoreUnavailableError } from './store.ts';
import type { HeardNotice } from './queue/notices.ts';
import type { StoreOptions, StoreParts } from './store.ts';

/** What a store thread is started with. */
export interface StoreThreadData {
  readonly directory: string;
  readonly options: StoreOptions;
  /** Whether this process has had it open before. */
  readonly isReopened: boolean;
}

/** A method of a part of the store, called from another thread; without a part the store is to be closed. */
export interface StoreCall {
  readonly call: number;
  readonly part: keyof StoreParts | 'store';
  readonly method: string;
  readonly arguments: readonly unknown[];
}

/**
 * What the thread says: that it is open or could not be, then one answer per call and what is heard in between,
 * until its database has ended.
 */
export type StoreMessage =
  | { readonly kind: 'open' }
  | { readonly kind: 'refused'; readonly message: string; readonly locked: boolean }
  | { readonly kind: 'notice'; readonly notice: HeardNotice }
  | { readonly kind: 'value'; readonly call: number; readonly value: unknown }
  | { readonly kind: 'error'; readonly call: number; readonly error: PackedError }
  | { readonly kind: 'ended'; readonly error: PackedError };

/** An error on its way between threads, where it loses its class. */
export interface PackedError {
  readonly kind: 'full' | 'unavailable' | 'other';
  readonly error: Error;
}

/** Prepares an error for another thread. */
export function packError(thrown: unknown): PackedError {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  if (error instanceof StoreFullError) return { kind: 'full', error };
  return { kind: error instanceof StoreUnavailableError ? 'unavailable' : 'other', error };
}

/** The error that was packed. */
export function unpackError({ kind, error }: PackedError): Error {
  if (kind === 'full') return new StoreFullError(error.message, { cause: error.cause });
  if (kind === 'unavailable') return new StoreUnavailableError(error.message, { cause: error.cause });
  return error;
}
