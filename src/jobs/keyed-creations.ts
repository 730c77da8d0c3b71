import type { TenantId } from '../domain/tenant.ts';
import type { IdempotencyKey, KeyUse } from '../store/key-use.ts';
import type { Creation } from './creation.ts';

/** A client that has not repeated its request by then is taken to have its answer. */
export const KEY_LIFE_HOURS = 24;

/** How one creation is carried out. */
export interface CreationSteps {
  /** What the key has been used for before. */
  readonly earlier: () => Promise<KeyUse | undefined>;
  /** Admits the request and creates its plan. */
  readonly create: () => Promise<Creation>;
}

/** Creations under keys, one at a time for each key of a tenant: whoever is quick to repeat a request must not have it twice. */
export class KeyedCreations {
  readonly #underWay = new Set<string>();

  /** Creates a plan unless the key has been used, or is being used. A key whose creation throws stays unused. */
  async create(
    tenant: TenantId,
    given: IdempotencyKey,
    { earlier, create }: CreationSteps,
  ): Promise<Creation> {
    const place = `${tenant} ${given.key}`;
    if (this.#underWay.has(place)) return { status: 'key-busy' };
    this.#underWay.add(place);
    try {
      const use = await earlier();
      return use === undefined ? await create() : creationByUse(use, given);
    } finally {
      this.#underWay.delete(place);
    }
  }
}

/** What a request comes to whose key has been used before. */
export function creationByUse(use: KeyUse, given: IdempotencyKey): Creation {
  const isRepetition = use.fingerprint === given.fingerprint;
  return isRepetition ? { status: 'repeated', planId: use.planId } : { status: 'key-reused' };
}
