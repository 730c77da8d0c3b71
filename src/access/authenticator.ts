import { KEY_PREFIX } from './api-key.ts';
import type { Authentication, Identity } from './authentication.ts';
import { RememberedCallers } from './remembered.ts';

type Verify = (credential: string) => Promise<Authentication>;

export interface AuthenticatorOptions {
  readonly verifyKey: Verify;
  /** undefined where no issuer of tokens is set. */
  readonly verifyToken: Verify | undefined;
}

/** Recognizes callers by their keys or tokens, and remembers them for a moment. */
export class Authenticator {
  readonly #options: AuthenticatorOptions;
  readonly #remembered = new RememberedCallers();

  constructor(options: AuthenticatorOptions) {
    this.#options = options;
  }

  /** Who was recognized by this a moment ago, without asking anybody. */
  recall(credential: string): Identity | undefined {
    return this.#remembered.recall(credential);
  }

  /** Whom a key or token belongs to. */
  authenticate(credential: string): Promise<Authentication> {
    const { verifyKey, verifyToken } = this.#options;
    const verify = credential.startsWith(KEY_PREFIX) ? verifyKey : (verifyToken ?? verifyKey);
    return this.#remembered.verified(credential, () => verify(credential));
  }
}
