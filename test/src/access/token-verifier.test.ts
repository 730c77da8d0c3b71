import { SignJWT, UnsecuredJWT } from 'jose';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { TokenVerifier } from '../../../src/access/token-verifier.ts';
import { startIssuer } from './issuing.ts';
import type { TestIssuer } from './issuing.ts';

const claims = { tenant: 'bamboo', scope: 'openid paiban:read paiban:plan' };
const tenants = { has: (tenant: string) => Promise.resolve(tenant === 'bamboo') };

let issuer: TestIssuer;
let verifier: TokenVerifier;
const verifierOf = (url: string): TokenVerifier =>
  new TokenVerifier(
    { issuer: url, audience: 'paiban', tenantClaim: 'tenant', scopeClaim: 'scope' },
    tenants,
    { refreshSeconds: 0, pauseSeconds: 0.1 },
  );
beforeEach(async () => {
  issuer = await startIssuer();
  verifier = verifierOf(issuer.url);
});
afterEach(() => issuer.stop());

const refusal = (reason: RegExp) => ({
  status: 'refused',
  reason: expect.stringMatching(reason) as string,
});

describe('a good token', () => {
  test('speaks for its tenant with its largest scope, and its name tells nobody’s', async () => {
    const known = await verifier.verify(await issuer.sign(claims));
    expect(known).toMatchObject({ status: 'known', identity: { tenant: 'bamboo', scope: 'plan' } });
    expect(JSON.stringify(known)).not.toContain('somebody');
    expect(known).toMatchObject({
      identity: { name: expect.stringMatching(/^token [0-9a-f]{12}$/) as string },
    });
    const same = await verifier.verify(await issuer.sign({ ...claims, other: 1 }));
    expect(same).toMatchObject({
      identity: { name: (known as { identity: { name: string } }).identity.name },
    });
  });

  test.each([
    [['paiban:admin', 'email'], 'admin'],
    ['paiban:read', 'read'],
    ['paiban:readers', undefined],
    [undefined, undefined],
    [7, undefined],
  ])('with the scopes %j may %s', async (scope, may) => {
    const known = await verifier.verify(await issuer.sign({ tenant: 'bamboo', scope }));
    expect(known).toMatchObject({ status: 'known', identity: { scope: may } });
  });

  test.each(['RS256', 'PS256', 'EdDSA'])('may be signed with %s', async (algorithm) => {
    await issuer.rotate(algorithm);
    expect(await verifier.verify(await issuer.sign(claims))).toMatchObject({ status: 'known' });
  });

  test('asks the issuer once for all of its keys', async () => {
    for (let count = 0; count < 3; count++) await verifier.verify(await issuer.sign(claims));
    expect(issuer.asked).toEqual(['/.well-known/openid-configuration', '/keys']);
  });

  test('may be signed with a key that is newer than those last read', async () => {
    const old = await issuer.sign(claims);
    await verifier.verify(old);
    await issuer.rotate('ES256');
    expect(await verifier.verify(await issuer.sign(claims))).toMatchObject({ status: 'known' });
    expect(await verifier.verify(old)).toEqual(refusal(/a key the issuer does not have/));
  });

  test('may have expired as long ago as clocks differ', async () => {
    const now = Math.floor(Date.now() / 1000);
    expect(await verifier.verify(await issuer.sign(claims, { expiresIn: now - 20 }))).toMatchObject({
      status: 'known',
    });
  });
});

describe('a token is refused', () => {
  test.each([
    ['of another issuer', { issuer: 'https://elsewhere.example' }, /claim iss/],
    ['for another service', { audience: 'payroll' }, /claim aud/],
    ['that has expired', { expiresIn: '-1 min' }, /has expired/],
    ['without an end', { expiresIn: null }, /claim exp/],
  ])('%s', async (_name, options, reason) => {
    expect(await verifier.verify(await issuer.sign(claims, options))).toEqual(refusal(reason));
  });

  test('that nobody signed, or whoever knows the public key', async () => {
    const unsigned = new UnsecuredJWT(claims)
      .setIssuer(issuer.url)
      .setAudience('paiban')
      .setExpirationTime('5 min')
      .encode();
    expect(await verifier.verify(unsigned)).toMatchObject({ status: 'refused' });
    const published = (await (await fetch(`${issuer.url}/keys`)).json()) as { keys: unknown[] };
    const forged = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256', kid: 'key-1' })
      .setIssuer(issuer.url)
      .setAudience('paiban')
      .setExpirationTime('5 min')
      .sign(new TextEncoder().encode(JSON.stringify(published.keys[0])));
    expect(await verifier.verify(forged)).toEqual(refusal(/not signed in a way/));
  });

  test('that was changed, or is none', async () => {
    const [header, , signature] = (await issuer.sign(claims)).split('.');
    const [, other] = (await issuer.sign({ ...claims, tenant: 'other' })).split('.');
    for (const token of [`${header}.${other}.${signature}`, 'x', 'a.b.c', '']) {
      expect(await verifier.verify(token)).toEqual(refusal(/no token of the issuer/));
    }
  });
});

test.each([[undefined], ['elsewhere'], [['bamboo']], ['\0'], ['*']])(
  'a token for the tenant %j, which there is not, is told so',
  async (tenant) => {
    expect(await verifier.verify(await issuer.sign({ ...claims, tenant }))).toEqual({
      status: 'forbidden',
      reason: 'The claim tenant of the token names no tenant.',
    });
  },
);

describe('while the issuer', () => {
  test.each([500, 404, 302])('answers %s nothing can be said, and later it can', async (status) => {
    const token = await issuer.sign(claims);
    issuer.failWith(status);
    const unavailable = { status: 'unavailable', reason: 'The issuer did not answer.' };
    expect(await verifier.verify(token)).toEqual(unavailable);
    const asked = issuer.asked.length;
    expect(await verifier.verify(token)).toEqual(unavailable);
    expect(issuer.asked).toHaveLength(asked);
    issuer.failWith(undefined);
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(await verifier.verify(token)).toMatchObject({ status: 'known' });
  });

  test('is away, the same', async () => {
    const token = await issuer.sign(claims);
    await issuer.stop();
    expect(await verifier.verify(token)).toMatchObject({ status: 'unavailable' });
    issuer = await startIssuer();
  });

  test('speaks for another, its keys are not taken', async () => {
    const token = await issuer.sign(claims);
    expect(await verifierOf(`${issuer.url}/`).verify(token)).toMatchObject({ status: 'unavailable' });
  });
});
