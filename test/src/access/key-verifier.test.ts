import { describe, expect, test } from 'vitest';
import { hashOf, idOfApiKey, makeApiKey, matchesHash } from '../../../src/access/api-key.ts';
import { KeyVerifier } from '../../../src/access/key-verifier.ts';
import type { KeyRecord } from '../../../src/store/key-store.ts';

const NOW = new Date('2026-11-23T08:00:00Z');
const { id, text, hash } = makeApiKey();
const stored: KeyRecord = {
  id,
  hash,
  tenant: 'bamboo',
  name: 'till',
  scope: 'plan',
  createdAt: '2026-11-01T00:00:00.000Z',
  expiresAt: null,
  lastUsedAt: null,
  revokedAt: null,
};

const verify = async (key: Partial<KeyRecord>, given = text, noteUse = () => Promise.resolve()) => {
  const used: unknown[][] = [];
  const complaints: unknown[] = [];
  const verifier = new KeyVerifier({
    keys: {
      lookUp: (asked) => Promise.resolve(asked === id ? { ...stored, ...key } : undefined),
      noteUse: (...use) => {
        used.push(use);
        return noteUse();
      },
    },
    onError: (message, cause) => complaints.push([message, cause]),
    now: () => NOW,
  });
  const found = await verifier.verify(given);
  await Promise.resolve();
  return { found, used, complaints };
};
const refused = (reason: string) => ({ status: 'refused', reason });

describe('a key', () => {
  test('is its id and 256 bits, no two the same, and stored as a hash that tells neither', () => {
    expect(text).toMatch(/^paiban_[0-9a-f]{12}_[\w-]{43}$/);
    expect(idOfApiKey(text)).toBe(id);
    expect(Buffer.from(text.slice(20), 'base64url')).toHaveLength(32);
    expect(makeApiKey().text).not.toBe(text);
    // The published value of SHA-256 for “abc” (FIPS 180-2, appendix B.1).
    expect(hashOf('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(hash).toBe(hashOf(text));
    expect([matchesHash(text, hash), matchesHash(`${text.slice(0, -1)}`, hash)]).toEqual([true, false]);
  });

  test.each(['', 'paiban_', `${text}x`, text.slice(0, -1), ` ${text}`, `${text}\n`, text.toUpperCase(), 'x'])(
    '%j is none',
    async (given) => {
      expect(idOfApiKey(given)).toBeUndefined();
      expect((await verify({}, given)).found).toEqual(
        refused('This is no key: a key is paiban_, an id, _ and a secret.'),
      );
    },
  );
});

test('a good key says whose it is and until when', async () => {
  const { found, used } = await verify({ expiresAt: '2026-11-23T08:00:01.000Z' });
  expect(found).toEqual({
    status: 'known',
    identity: { tenant: 'bamboo', scope: 'plan', name: `key ${id}` },
    expiresAt: Date.parse('2026-11-23T08:00:01Z'),
  });
  expect(used).toEqual([[id, NOW.toISOString()]]);
  expect((await verify({})).found).toMatchObject({ status: 'known', expiresAt: undefined });
});

test('a key that is not stored, and one with another secret, are answered the same', async () => {
  const forged = `paiban_${id}_${'x'.repeat(43)}`;
  const none = `paiban_${'0'.repeat(12)}_${text.slice(20)}`;
  for (const given of [forged, none]) {
    expect((await verify({ revokedAt: NOW.toISOString() }, given)).found).toEqual(
      refused('There is no such key.'),
    );
    expect((await verify({}, given)).used).toEqual([]);
  }
});

test('who has the secret is told that the key has expired or was revoked', async () => {
  const expired = await verify({ expiresAt: NOW.toISOString() });
  expect(expired.found).toEqual(refused(`The key ${id} expired on 2026-11-23T08:00:00.000Z.`));
  const revoked = await verify({ revokedAt: '2026-11-22T00:00:00.000Z' });
  expect(revoked.found).toEqual(refused(`The key ${id} was revoked on 2026-11-22T00:00:00.000Z.`));
  expect([...expired.used, ...revoked.used]).toEqual([]);
});

test('use is noted once a minute, and failing to do so keeps nobody out', async () => {
  expect((await verify({ lastUsedAt: '2026-11-23T07:59:01.000Z' })).used).toEqual([]);
  expect((await verify({ lastUsedAt: '2026-11-23T07:59:00.000Z' })).used).toHaveLength(1);
  const failure = new Error('full');
  const { found, complaints } = await verify({}, text, () => Promise.reject(failure));
  expect(found.status).toBe('known');
  expect(complaints).toEqual([['the use of a key was not noted', failure]]);
});
