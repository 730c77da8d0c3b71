import { z } from 'zod';

/** Whose plans are whose: a short word such as `ming-agency`. */
export const TenantId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/);
export type TenantId = z.infer<typeof TenantId>;

/** Whose everything is in a service that tells nobody apart. */
export const DEFAULT_TENANT: TenantId = 'default';
