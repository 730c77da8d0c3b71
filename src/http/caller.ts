import type { Request } from 'express';
import { DEFAULT_TENANT } from '../domain/tenant.ts';
import type { TenantId } from '../domain/tenant.ts';

/** Who makes a call. */
export interface Caller {
  readonly tenant: TenantId;
}

const ANYBODY: Caller = { tenant: DEFAULT_TENANT };

/** Who makes a request. */
export function callerOf(_request: Request): Caller {
  return ANYBODY;
}
