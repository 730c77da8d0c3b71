import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Authentication } from '../../../src/access/authentication.ts';
import { includesScope } from '../../../src/domain/scope.ts';
import { KeyRequest } from '../../../src/domain/access-key.ts';
import { StoreUnavailableError } from '../../../src/store/store.ts';
import { sampleRequest } from '../samples.ts';
import { memoryStore } from '../store/memory-store.ts';
import { endpoints, problemOf } from './harness.ts';
import type { Answer } from './harness.ts';
import { startKeyedService } from './keyed-service.ts';
import type { KeyedService } from './keyed-service.ts';

let keyed: KeyedService;
beforeEach(async () => {
  keyed = await startKeyedService();
});
afterEach(() => keyed.service.close());

const call = (authorization?: string): Promise<Answer> =>
  keyed.service.call('GET', '/v1/plans', {
    headers: authorization === undefined ? {} : { Authorization: authorization },
  });
const challengeOf = (answer: Answer): string | null => answer.headers.get('WWW-Authenticate');
const notAuthenticated = (detail: string) => ({ type: '/problems/not-authenticated', detail });

describe('who shows no good key', () => {
  test.each([
    ['nothing', undefined, 'Send a key in the header Authorization: Bearer KEY.'],
    ['nothing more than the way', 'Bearer', 'The header Authorization has to be: Bearer KEY.'],
    ['a password', 'Basic cGFpYmFuOmh1c2g=', 'The header Authorization has to be: Bearer KEY.'],
    ['two keys', 'Bearer a, Bearer b', 'The header Authorization has to be: Bearer KEY.'],
  ])('%s is told how to', async (_name, authorization, detail) => {
    const answer = await call(authorization);
    expect([answer.status, problemOf(answer)]).toEqual([401, notAuthenticated(detail)]);
    expect(challengeOf(answer)).toBe('Bearer realm="paiban"');
  });

  test.each([
    ['no key', 'till', 'This is no key: a key is paiban_, an id, _ and a secret.'],
    ['an unknown key', `paiban_${'0'.repeat(12)}_${'a'.repeat(43)}`, 'There is no such key.'],
  ])('but %s is told what is wrong', async (_name, key, detail) => {
    const answer = await call(`Bearer ${key}`);
    expect([answer.status, problemOf(answer)]).toEqual([401, notAuthenticated(detail)]);
    expect(challengeOf(answer)).toBe('Bearer realm="paiban", error="invalid_token"');
  });

  test('but one that has expired, or was revoked, is told so if the secret is right', async () => {
    const expired = await keyed.key({ days: 1 }, new Date('2026-01-01T00:00:00Z'));
    expect(problemOf(await call(`Bearer ${expired}`)).detail).toMatch(/^The key \w+ expired on 2026-01-02T/);
    const admin = await keyed.key({ scope: 'admin' });
    const key = await keyed.key();
    await keyed.as(admin, 'DELETE', `/v1/keys/${key.slice(7, 19)}`);
    expect(problemOf(await call(`Bearer ${key}`)).detail).toMatch(/^The key \w+ was revoked on 20/);
    expect(problemOf(await call(`Bearer ${key.slice(0, -4)}AAAA`)).detail).toBe('There is no such key.');
  });
});

test('every call asks for its scope and lets through whoever has it', async () => {
  const keys = {
    read: await keyed.key({ scope: 'read' }),
    plan: await keyed.key({ scope: 'plan' }),
    admin: await keyed.key({ scope: 'admin' }),
  };
  for (const { method, path, scope } of endpoints) {
    const place = path.replaceAll(/\{\w+\}/g, 'latest');
    const anybody = await keyed.service.call(method.toUpperCase(), place);
    expect([path, anybody.status === 401]).toEqual([path, scope !== 'none']);
    for (const held of ['read', 'plan', 'admin'] as const) {
      const { status, headers, body } = await keyed.as(keys[held], method.toUpperCase(), place);
      const isAllowed = scope === 'none' || includesScope(held, scope);
      expect([path, held, status === 403, status === 401]).toEqual([path, held, !isAllowed, false]);
      if (isAllowed) continue;
      const detail = `This call needs the scope ${scope}; the caller has ${held}.`;
      expect(body).toMatchObject({ type: '/problems/forbidden', detail });
      expect(headers.get('WWW-Authenticate')).toBe(
        `Bearer realm="paiban", error="insufficient_scope", scope="${scope}"`,
      );
    }
  }
});

test('the calls that ask for nothing are these', () => {
  const open = endpoints.filter(({ scope }) => scope === 'none').map(({ path }) => path.split('/')[1]);
  expect([...new Set(open)].sort()).toEqual(['healthz', 'metrics', 'problems', 'readyz', 'schemas', 'v1']);
  const reference = endpoints.filter(({ scope, path }) => scope === 'none' && path.startsWith('/v1'));
  expect(reference.map(({ path }) => path)).toEqual(['/v1/presets', '/v1/demo-data', '/v1/demo-data/{name}']);
});

test('a tenant sees its own plans only', async () => {
  const [bamboo, lotus] = [await keyed.key(), await keyed.key({ tenant: 'lotus' })];
  const created = await keyed.as(bamboo, 'POST', '/v1/plans', sampleRequest());
  const { id } = created.body as { id: string };
  expect((await keyed.as(bamboo, 'GET', `/v1/plans/${id}`)).status).toBe(200);
  expect(problemOf(await keyed.as(lotus, 'GET', `/v1/plans/${id}`))).toEqual({
    type: '/problems/unknown-plan',
  });
  expect((await keyed.as(lotus, 'GET', '/v1/plans')).body).toEqual({ plans: [], next: null });
});

describe('keys over HTTP', () => {
  const wish = { name: '看板', scope: 'read', days: 90 };

  test('are made, used, listed and revoked by an administrator of the tenant', async () => {
    const admin = await keyed.key({ scope: 'admin' });
    const made = await keyed.as(admin, 'POST', '/v1/keys', wish);
    expect([made.status, made.headers.get('Cache-Control')]).toEqual([201, 'no-store']);
    const { key, id } = made.body as { key: string; id: string };
    expect(made.body).toMatchObject({ tenant: 'bamboo', name: '看板', scope: 'read' });
    expect((await call(`Bearer ${key}`)).status).toBe(200);

    const { keys } = (await keyed.as(admin, 'GET', '/v1/keys')).body as { keys: object[] };
    expect(keys).toHaveLength(2);
    expect(keys[1]).toMatchObject({ id, scope: 'read', lastUsedAt: expect.any(String) as string });
    expect(JSON.stringify(keys)).not.toContain(key);
    expect((await keyed.as(admin, 'DELETE', `/v1/keys/${id}`)).body).toMatchObject({
      id,
      revokedAt: expect.any(String) as string,
    });
  });

  test('of another tenant are neither listed nor revoked', async () => {
    const [admin, other] = [
      await keyed.key({ scope: 'admin' }),
      await keyed.key({ scope: 'admin', tenant: 'lotus' }),
    ];
    expect((await keyed.as(admin, 'GET', '/v1/keys')).body).toMatchObject({ keys: [{ tenant: 'bamboo' }] });
    const path = `/v1/keys/${other.slice(7, 19)}`;
    expect(problemOf(await keyed.as(admin, 'DELETE', path))).toEqual({ type: '/problems/unknown-key' });
    expect((await keyed.as(other, 'GET', '/v1/keys')).status).toBe(200);
  });

  test.each([
    [{ scope: 'read' }, ['name']],
    [{ ...wish, name: ' ' }, ['name']],
    [{ ...wish, name: 'a\nb' }, ['name']],
    [{ ...wish, scope: 'root' }, ['scope']],
    [{ ...wish, days: 0 }, ['days']],
    [{ ...wish, days: 4000, more: 1 }, ['days', 'more']],
    [[], ['']],
  ])('are refused with every failing field: %j', async (json, paths) => {
    const admin = await keyed.key({ scope: 'admin' });
    const answer = await keyed.as(admin, 'POST', '/v1/keys', json);
    expect(answer.status).toBe(422);
    expect(problemOf(answer).errors?.map(({ path }) => path)).toEqual(paths);
  });

  test('that are no JSON, or too much of it, are refused', async () => {
    const headers = { Authorization: `Bearer ${await keyed.key({ scope: 'admin' })}` };
    const post = (body: string) =>
      keyed.service.call('POST', '/v1/keys', {
        body,
        headers: { ...headers, 'Content-Type': 'application/json' },
      });
    expect((await post('{')).status).toBe(400);
    expect(problemOf(await post(`{"name":"${'x'.repeat(10_000)}"}`))).toEqual({
      type: '/problems/body-too-large',
      detail: 'At most 10000 bytes.',
    });
  });

  test('that never expire are asked for by name', () => {
    expect(KeyRequest.parse({ name: 'a', scope: 'read' }).days).toBe(365);
    expect(KeyRequest.parse({ name: 'a', scope: 'read', days: null }).days).toBeNull();
  });
});

describe('what cannot be decided', () => {
  const tokens = async (found: Authentication): Promise<Answer> => {
    await keyed.service.close();
    keyed = await startKeyedService({ verifyToken: () => Promise.resolve(found) });
    return call('Bearer ey.x.y');
  };

  test('since the issuer is away is no fault of the caller', async () => {
    const answer = await tokens({ status: 'unavailable', reason: 'The issuer did not answer.' });
    expect([answer.status, answer.headers.get('Retry-After'), challengeOf(answer)]).toEqual([503, '5', null]);
    expect(problemOf(answer).detail).toBe('The issuer did not answer.');
  });

  test('for whom is forbidden, and so is everything without a scope', async () => {
    const answer = await tokens({ status: 'forbidden', reason: 'The claim names no tenant.' });
    expect([answer.status, problemOf(answer)]).toEqual([
      403,
      { type: '/problems/forbidden', detail: 'The claim names no tenant.' },
    ]);
    const identity = { tenant: 'bamboo', scope: undefined, name: 'token 1' };
    const none = await tokens({ status: 'known', identity, expiresAt: undefined });
    expect(problemOf(none).detail).toBe('This call needs the scope read; the caller has none.');
  });

  test('without the store is said to be unavailable', async () => {
    const { keys, ...store } = memoryStore();
    const lookUp = () => Promise.reject(new StoreUnavailableError('gone'));
    const key = await keyed.key();
    await keyed.service.close();
    keyed = await startKeyedService({ store: { ...store, keys: { ...keys, lookUp } } });
    expect((await call(`Bearer ${key}`)).status).toBe(503);
  });
});

test('the log names tenant and key of a call and never holds a key or token, good or bad', async () => {
  let written = '';
  const output = new Writable({
    write: (chunk, _encoding, done) => {
      written += String(chunk);
      done();
    },
  });
  await keyed.service.close();
  keyed = await startKeyedService({ app: { log: pino({ level: 'trace' }, output) } });
  const admin = await keyed.key({ scope: 'admin' });
  const made = (await keyed.as(admin, 'POST', '/v1/keys', { name: 'a', scope: 'read' })).body as {
    key: string;
  };
  const bad = `paiban_${'0'.repeat(12)}_${'b'.repeat(43)}`;
  const token = 'eyJhbGciOiJub25lIn0.e30.c2lnbmF0dXJl';
  for (const shown of [made.key, bad, token]) await call(`Bearer ${shown}`);
  await keyed.service.call('GET', `/v1/plans?key=${made.key}`);
  expect(written).toContain(`"tenant":"bamboo","caller":"key ${admin.slice(7, 19)}"`);
  for (const secret of [admin, made.key, bad, token]) {
    expect(written).not.toContain(secret.slice(-20));
  }
});
