/** A key that a client has given to a request, so that the request can be repeated without creating a second plan. */
export interface IdempotencyKey {
  readonly key: string;
  /** Hash of the request: tells a repetition from another request under the same key. */
  readonly fingerprint: string;
}

/** What a key has been used for. */
export interface KeyUse {
  readonly fingerprint: string;
  /** The plan that was created, which may have been removed since. */
  readonly planId: string;
}

/** Whether a plan was added, or why not. */
export type Addition =
  | { readonly status: 'added' }
  | { readonly status: 'key-used'; readonly use: KeyUse }
  /** As many plans of the tenant wait as may. */
  | { readonly status: 'queue-full' };
