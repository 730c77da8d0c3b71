import { errors, jwtVerify } from 'jose';
import type { JWTPayload } from 'jose';
import { Scope } from '../domain/scope.ts';
import { TenantId } from '../domain/tenant.ts';
import type { TenantStore } from '../store/tenant-store.ts';
import { hashOf } from './api-key.ts';
import type { Authentication } from './authentication.ts';
import { Issuer, IssuerUnavailableError } from './issuer.ts';
import type { IssuerOptions } from './issuer.ts';

/** Asymmetric ones only: nothing that this service knows may be enough to make a token. */
const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA', 'Ed25519'];
const CLOCK_TOLERANCE_SECONDS = 30;
const SCOPE_PREFIX = 'paiban:';

/** Whose tokens are taken (OpenID Connect), and where they say for whom. */
export interface TokenSettings {
  readonly issuer: string;
  readonly audience: string;
  /** Claim with the name of the tenant. */
  readonly tenantClaim: string;
  /** Claim with `paiban:read`, `paiban:plan` or `paiban:admin`, in a list or between spaces. */
  readonly scopeClaim: string;
}

/** Recognizes callers by tokens that an issuer has signed. */
export class TokenVerifier {
  readonly #settings: TokenSettings;
  readonly #tenants: Pick<TenantStore, 'has'>;
  readonly #issuer: Issuer;

  constructor(settings: TokenSettings, tenants: Pick<TenantStore, 'has'>, options?: IssuerOptions) {
    this.#settings = settings;
    this.#tenants = tenants;
    this.#issuer = new Issuer(settings.issuer, options);
  }

  /**
   * Whom a token speaks for.
   *
   * @throws StoreUnavailableError when the store cannot be asked whether there is such a tenant.
   */
  async verify(token: string): Promise<Authentication> {
    let claims: JWTPayload;
    try {
      claims = await this.#verified(token);
    } catch (error) {
      if (error instanceof IssuerUnavailableError) return { status: 'unavailable', reason: error.message };
      if (error instanceof errors.JOSEError) return { status: 'refused', reason: reasonOf(error) };
      throw error;
    }
    const { tenantClaim, scopeClaim, issuer } = this.#settings;
    const { data: tenant } = TenantId.safeParse(claims[tenantClaim]);
    if (tenant === undefined || !(await this.#tenants.has(tenant)))
      return { status: 'forbidden', reason: `The claim ${tenantClaim} of the token names no tenant.` };
    // Names of people do not belong into logs.
    const name = `token ${hashOf(`${issuer} ${claims.sub ?? ''}`).slice(0, 12)}`;
    const identity = { tenant, scope: scopeIn(claims[scopeClaim]), name };
    return { status: 'known', identity, expiresAt: claims.exp! * 1000 };
  }

  async #verified(token: string): Promise<JWTPayload> {
    const { issuer, audience } = this.#settings;
    const { payload } = await jwtVerify(token, this.#issuer.key, {
      issuer,
      audience,
      algorithms: ALGORITHMS,
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
      requiredClaims: ['exp'],
    });
    return payload;
  }
}

function reasonOf(error: errors.JOSEError): string {
  if (error instanceof errors.JWTExpired) return 'The token has expired.';
  if (error instanceof errors.JWTClaimValidationFailed)
    return `The claim ${error.claim} of the token is not the one that is taken here.`;
  if (error instanceof errors.JOSEAlgNotAllowed)
    return 'The token is not signed in a way that is taken here.';
  if (error instanceof errors.JWKSNoMatchingKey)
    return 'The token is signed with a key the issuer does not have.';
  return 'This is no key, and no token of the issuer.';
}

/** The largest scope that a claim gives. */
function scopeIn(claim: unknown): Scope | undefined {
  const words = typeof claim === 'string' ? claim.split(' ') : Array.isArray(claim) ? claim : [];
  return Scope.options.findLast((scope) => words.includes(SCOPE_PREFIX + scope));
}
