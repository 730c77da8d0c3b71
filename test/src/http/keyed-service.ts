import { Authenticator } from '../../../src/access/authenticator.ts';
import { issueKey } from '../../../src/access/issue-key.ts';
import type { KeyWish } from '../../../src/access/issue-key.ts';
import { KeyVerifier } from '../../../src/access/key-verifier.ts';
import type { Authentication } from '../../../src/access/authentication.ts';
import { memoryStore } from '../store/memory-store.ts';
import { startTestService } from './harness.ts';
import type { Answer, TestService, TestServiceOptions } from './harness.ts';

export interface KeyedService {
  readonly service: TestService;
  /** Makes a key, of the tenant bamboo with the scope plan unless it says otherwise. */
  key(wish?: Partial<KeyWish>, madeAt?: Date): Promise<string>;
  /** Makes a call with a key. */
  as(key: string, method: string, path: string, json?: unknown): Promise<Answer>;
}

/** The HTTP service as it is when it asks for keys, with the tenants bamboo and lotus. */
export async function startKeyedService(
  options: TestServiceOptions & { verifyToken?: (token: string) => Promise<Authentication> } = {},
): Promise<KeyedService> {
  const { store = memoryStore(), verifyToken, app } = options;
  await store.tenants.add('bamboo');
  await store.tenants.add('lotus');
  const verifier = new KeyVerifier({ keys: store.keys, onError: () => undefined });
  const authenticator = new Authenticator({ verifyKey: (key) => verifier.verify(key), verifyToken });
  const service = await startTestService({ ...options, store, app: { authenticator, ...app } });
  return {
    service,
    key: async (wish, madeAt) => {
      const whole: KeyWish = { tenant: 'bamboo', name: 'till', scope: 'plan', days: 1, ...wish };
      return (await issueKey(store.keys, whole, madeAt))!.key;
    },
    as: (key, method, path, json) =>
      service.call(method, path, {
        headers: { Authorization: `Bearer ${key}` },
        ...(json === undefined ? {} : { json }),
      }),
  };
}
