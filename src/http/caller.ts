import type { Request } from 'express';
import type { Identity } from '../access/authentication.ts';
import { DEFAULT_TENANT } from '../domain/tenant.ts';

/** Who makes a call. */
export type Caller = Identity;

/** Who makes every call of a service that asks for no keys. */
export const ANYBODY: Caller = { tenant: DEFAULT_TENANT, scope: 'admin', name: 'anybody' };

const callers = new WeakMap<Request, Caller>();

/** Notes who makes a request. */
export function recognize(request: Request, caller: Caller): void {
  callers.set(request, caller);
}

/** Who makes a request, if that is known yet. */
export function recognized(request: Request): Caller | undefined {
  return callers.get(request);
}

/** Who makes a request that has passed `authenticate`. */
export function callerOf(request: Request): Caller {
  const caller = callers.get(request);
  if (caller === undefined) throw new Error(`Nobody has asked who calls ${request.path}.`);
  return caller;
}
