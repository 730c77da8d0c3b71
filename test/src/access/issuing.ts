import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SignJWT, exportJWK, generateKeyPair } from 'jose';
import type { CryptoKey, JWK, JWTPayload } from 'jose';

export interface TestIssuer {
  readonly url: string;
  /** Signs with the newest key, unless told otherwise. */
  sign(claims: JWTPayload, options?: SignOptions): Promise<string>;
  /** Takes a new key into use and away the one before; `algorithm` is one of JOSE's. */
  rotate(algorithm: string): Promise<void>;
  /** From now on requests are answered with this status. */
  failWith(status: number | undefined): void;
  /** Requests so far, by path. */
  readonly asked: readonly string[];
  stop(): Promise<void>;
}

export interface SignOptions {
  /** null leaves the claim out. */
  readonly expiresIn?: string | number | null;
  readonly issuer?: string;
  readonly audience?: string;
}

/** An issuer of OpenID Connect on a free port of this machine. */
export async function startIssuer(port = 0): Promise<TestIssuer> {
  let [signing, jwk] = await keyPair('ES256', 1);
  let count = 1;
  let failure: number | undefined;
  const asked: string[] = [];
  const server: Server = createServer((request, response) => {
    asked.push(request.url!);
    if (failure !== undefined) return void response.writeHead(failure).end('{}');
    const documents: Record<string, object | undefined> = {
      '/.well-known/openid-configuration': { issuer: url, jwks_uri: `${url}/keys` },
      '/keys': { keys: [jwk] },
    };
    const document = documents[request.url!];
    response.writeHead(document === undefined ? 404 : 200, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify(document ?? {}));
  }).listen(port, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    asked,
    sign: (claims, { expiresIn = '5 min', issuer = url, audience = 'paiban' } = {}) => {
      const token = new SignJWT(claims)
        .setProtectedHeader({ alg: jwk.alg!, kid: jwk.kid! })
        .setIssuer(issuer)
        .setAudience(audience)
        .setSubject('somebody@shop.example');
      return (expiresIn === null ? token : token.setExpirationTime(expiresIn)).sign(signing);
    },
    rotate: async (algorithm) => void ([signing, jwk] = await keyPair(algorithm, ++count)),
    failWith: (status) => void (failure = status),
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function keyPair(alg: string, count: number): Promise<[CryptoKey, JWK]> {
  const { privateKey, publicKey } = await generateKeyPair(alg);
  return [privateKey, { ...(await exportJWK(publicKey)), alg, kid: `key-${count}`, use: 'sig' }];
}
