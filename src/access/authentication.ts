import type { Scope } from '../domain/scope.ts';
import type { TenantId } from '../domain/tenant.ts';

/** Who makes a call, and what that may do. */
export interface Identity {
  readonly tenant: TenantId;
  /** undefined for a token that gives its bearer none. */
  readonly scope: Scope | undefined;
  /** Names the key or the person, in logs and where calls are counted; no secret. */
  readonly name: string;
}

/** What becomes of what a caller shows. */
export type Authentication =
  | { readonly status: 'known'; readonly identity: Identity; readonly expiresAt: number | undefined }
  | {
      readonly status: 'refused';
      /** For the caller: what is wrong, without a word that helps whoever guesses. */
      readonly reason: string;
    }
  /** It is good, but whom it speaks for is unknown here. */
  | { readonly status: 'forbidden'; readonly reason: string }
  /** Whether it is good cannot be said at the moment. */
  | { readonly status: 'unavailable'; readonly reason: string };
