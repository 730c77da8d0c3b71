import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** The id lets a key be found and named without its secret; the secret's 256 bits are what nobody guesses. */
const KEY = /^paiban_([0-9a-f]{12})_[\w-]{43}$/;
const ID_BYTES = 6;
const SECRET_BYTES = 32;

/** What every key begins with, so that it is told from a token, and found where it does not belong. */
export const KEY_PREFIX = 'paiban_';

export interface NewApiKey {
  readonly id: string;
  /** The key itself, shown once. */
  readonly text: string;
  readonly hash: string;
}

/** Makes a key out of random bytes. */
export function makeApiKey(): NewApiKey {
  const id = randomBytes(ID_BYTES).toString('hex');
  const text = `${KEY_PREFIX}${id}_${randomBytes(SECRET_BYTES).toString('base64url')}`;
  return { id, text, hash: hashOf(text) };
}

/** The id inside a key; undefined for what cannot be one. */
export function idOfApiKey(text: string): string | undefined {
  return KEY.exec(text)?.[1];
}

/**
 * SHA-256 in hexadecimal digits. A slow hash protects passwords, of which there are few that people think of; of 32 random
 * bytes none can be found by trying.
 */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Whether a key is the one whose hash is stored, in a time that tells nothing of where they differ. */
export function matchesHash(text: string, hash: string): boolean {
  return timingSafeEqual(Buffer.from(hashOf(text), 'hex'), Buffer.from(hash, 'hex'));
}
