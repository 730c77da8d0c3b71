import { createRemoteJWKSet, errors } from 'jose';
import type { JWTVerifyGetKey, RemoteJWKSet } from 'jose';
import { z } from 'zod';

const DISCOVERY = '.well-known/openid-configuration';
const ANSWER_SECONDS = 5;

/** So long an issuer that failed is not asked again: its callers get their answer at once. */
const PAUSE_SECONDS = 5;

const Configuration = z.object({ issuer: z.string(), jwks_uri: z.url({ protocol: /^https?$/ }) });

/** The issuer's keys cannot be had; whether a token is good cannot be said. */
export class IssuerUnavailableError extends Error {}

export interface IssuerOptions {
  /** A key that is not known is looked for at the issuer, at most this often. */
  readonly refreshSeconds?: number;
  readonly pauseSeconds?: number;
}

/** The keys with which an issuer signs, found by discovery (OpenID Connect Discovery 1.0) when they are first needed. */
export class Issuer {
  readonly #url: string;
  readonly #options: Required<IssuerOptions>;
  #keys: RemoteJWKSet | undefined;
  #pausedUntil = -Infinity;

  constructor(url: string, options: IssuerOptions = {}) {
    this.#url = url;
    this.#options = { refreshSeconds: 10, pauseSeconds: PAUSE_SECONDS, ...options };
  }

  /**
   * The key that a token says it is signed with.
   *
   * @throws IssuerUnavailableError when the issuer does not answer as it should.
   * @throws JOSEError when the issuer has no such key.
   */
  readonly key: JWTVerifyGetKey = async (header, token) => {
    if (performance.now() < this.#pausedUntil) throw new IssuerUnavailableError('The issuer did not answer.');
    try {
      this.#keys ??= await this.#discover();
      return await this.#keys(header, token);
    } catch (cause) {
      if (isAboutTheToken(cause)) throw cause;
      this.#pausedUntil = performance.now() + this.#options.pauseSeconds * 1000;
      throw new IssuerUnavailableError('The issuer did not answer.', { cause });
    }
  };

  async #discover(): Promise<RemoteJWKSet> {
    const url = `${this.#url.replace(/\/$/, '')}/${DISCOVERY}`;
    const response = await fetch(url, {
      signal: AbortSignal.timeout(ANSWER_SECONDS * 1000),
      redirect: 'error',
    });
    if (!response.ok) throw new Error(`${url} answered ${response.status}`);
    const { issuer, jwks_uri: keys } = Configuration.parse(await response.json());
    if (issuer !== this.#url) throw new Error(`${url} speaks for ${issuer}`);
    if (this.#url.startsWith('https:') && !keys.startsWith('https:')) throw new Error(`${keys} is not https`);
    return createRemoteJWKSet(new URL(keys), {
      timeoutDuration: ANSWER_SECONDS * 1000,
      cooldownDuration: this.#options.refreshSeconds * 1000,
    });
  }
}

function isAboutTheToken(error: unknown): boolean {
  return (
    error instanceof errors.JWKSNoMatchingKey ||
    error instanceof errors.JWKSMultipleMatchingKeys ||
    error instanceof errors.JOSENotSupported
  );
}
