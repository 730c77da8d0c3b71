import type { StoreParts } from './store.ts';

/** What a store thread is started with. */
export interface StoreThreadData {
  readonly directory: string;
}

/** A method of a part of the store, called from another thread; without a part the store is to be closed. */
export interface StoreCall {
  readonly call: number;
  readonly part: keyof StoreParts | 'store';
  readonly method: string;
  readonly arguments: readonly unknown[];
}

/** What the thread says: that it is open or could not be, then one answer per call. */
export type StoreMessage =
  | { readonly kind: 'open' }
  | { readonly kind: 'refused'; readonly message: string; readonly locked: boolean }
  | { readonly kind: 'value'; readonly call: number; readonly value: unknown }
  | { readonly kind: 'error'; readonly call: number; readonly error: Error };
