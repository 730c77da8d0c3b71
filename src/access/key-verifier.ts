import type { KeyStore } from '../store/key-store.ts';
import { idOfApiKey, matchesHash } from './api-key.ts';
import type { Authentication } from './authentication.ts';

const NOTED_TO_MILLISECONDS = 60_000;

export interface KeyVerifierOptions {
  readonly keys: Pick<KeyStore, 'lookUp' | 'noteUse'>;
  /** Told when it could not be noted that a key was used, which keeps nobody out. */
  readonly onError: (message: string, cause: unknown) => void;
  readonly now?: () => Date;
}

/** Recognizes callers by their keys. */
export class KeyVerifier {
  readonly #options: Required<KeyVerifierOptions>;

  constructor(options: KeyVerifierOptions) {
    this.#options = { now: () => new Date(), ...options };
  }

  /**
   * Whom a key belongs to. That a key has expired or was revoked is told only to who has its secret.
   *
   * @throws StoreUnavailableError when the store cannot be asked.
   */
  async verify(text: string): Promise<Authentication> {
    const id = idOfApiKey(text);
    if (id === undefined) return refused('This is no key: a key is paiban_, an id, _ and a secret.');
    const key = await this.#options.keys.lookUp(id);
    if (key === undefined || !matchesHash(text, key.hash)) return refused('There is no such key.');
    const now = this.#options.now();
    if (key.revokedAt !== null) return refused(`The key ${id} was revoked on ${key.revokedAt}.`);
    const expiresAt = key.expiresAt === null ? undefined : Date.parse(key.expiresAt);
    if (expiresAt !== undefined && expiresAt <= now.getTime())
      return refused(`The key ${id} expired on ${key.expiresAt}.`);
    this.#noteUse(id, key.lastUsedAt, now);
    const identity = { tenant: key.tenant, scope: key.scope, name: `key ${id}` };
    return { status: 'known', identity, expiresAt };
  }

  #noteUse(id: string, lastUsedAt: string | null, now: Date): void {
    if (lastUsedAt !== null && now.getTime() - Date.parse(lastUsedAt) < NOTED_TO_MILLISECONDS) return;
    const { keys, onError } = this.#options;
    keys.noteUse(id, now.toISOString()).catch((cause: unknown) => {
      onError('the use of a key was not noted', cause);
    });
  }
}

function refused(reason: string): Authentication {
  return { status: 'refused', reason };
}
