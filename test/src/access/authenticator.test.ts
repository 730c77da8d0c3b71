import { expect, test } from 'vitest';
import { Authenticator } from '../../../src/access/authenticator.ts';
import type { Authentication } from '../../../src/access/authentication.ts';
import { RememberedCallers } from '../../../src/access/remembered.ts';

const identity = { tenant: 'bamboo', scope: 'read', name: 'key 1' } as const;
const known = (expiresAt?: number): Authentication => ({ status: 'known', identity, expiresAt });
const refused: Authentication = { status: 'refused', reason: 'no' };

const remembering = () => {
  const clock = { now: 1_000_000 };
  const callers = new RememberedCallers(() => clock.now);
  let asked = 0;
  const verified = (credential: string, found: Authentication | Error) =>
    callers.verified(credential, () => {
      asked++;
      return found instanceof Error ? Promise.reject(found) : Promise.resolve(found);
    });
  return { clock, callers, verified, asked: () => asked };
};

test('a caller is remembered for ten seconds and no longer', async () => {
  const { clock, callers, verified } = remembering();
  expect(callers.recall('a')).toBeUndefined();
  await verified('a', known());
  clock.now += 9_999;
  expect([callers.recall('a'), callers.recall('b')]).toEqual([identity, undefined]);
  clock.now += 1;
  expect(callers.recall('a')).toBeUndefined();
});

test('what expires sooner is forgotten sooner, and what was refused or failed is not remembered', async () => {
  const { clock, callers, verified } = remembering();
  await verified('a', known(clock.now + 5));
  clock.now += 5;
  expect(callers.recall('a')).toBeUndefined();
  expect(await verified('b', refused)).toEqual(refused);
  expect(callers.recall('b')).toBeUndefined();
  await expect(verified('c', new Error('store'))).rejects.toThrow('store');
  expect(await verified('c', known())).toEqual(known());
});

test('calls at once with the same key ask once', async () => {
  const { verified, asked } = remembering();
  const found = await Promise.all(Array.from({ length: 5 }, () => verified('a', known())));
  expect(found).toEqual(Array(5).fill(known()));
  expect(asked()).toBe(1);
});

test('no more than ten thousand are remembered; the first go first', async () => {
  const { callers, verified } = remembering();
  for (let count = 0; count <= 10_000; count++) await verified(String(count), known());
  expect([callers.recall('0'), callers.recall('1')]).toEqual([undefined, identity]);
});

test('keys are told from tokens, and without an issuer everything is held to be a key', async () => {
  const by = (name: string) => () => Promise.resolve<Authentication>({ status: 'refused', reason: name });
  const both = new Authenticator({ verifyKey: by('key'), verifyToken: by('token') });
  expect(await both.authenticate('paiban_x')).toMatchObject({ reason: 'key' });
  expect(await both.authenticate('ey.x')).toMatchObject({ reason: 'token' });
  const keys = new Authenticator({ verifyKey: by('key'), verifyToken: undefined });
  expect(await keys.authenticate('ey.x')).toMatchObject({ reason: 'key' });
});
