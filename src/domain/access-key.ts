import { z } from 'zod';
import { Scope } from './scope.ts';
import { TenantId } from './tenant.ts';

const LONGEST_DAYS = 3650;
const USUAL_DAYS = 365;

/** What a key is called: for people, who have several. */
export const KeyName = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^\P{Cc}*$/u, 'expected a name without control characters');

/** What a new key is asked for with. */
export const KeyRequest = z
  .strictObject({
    name: KeyName.meta({ description: 'Whose it is or what it is for.', examples: ['dashboard'] }),
    scope: Scope,
    days: z
      .int()
      .min(1)
      .max(LONGEST_DAYS)
      .nullable()
      .default(USUAL_DAYS)
      .meta({ description: 'Days until it expires; null for never.', examples: [90] }),
  })
  .meta({ id: 'KeyRequest' });

const moment = z.iso.datetime();

/** A key as it is listed, without its secret, which nobody has but whoever asked for it. */
export const Key = z
  .strictObject({
    id: z.string().meta({ description: 'Part of the key, no secret.', examples: ['1f0a52c47e90'] }),
    tenant: TenantId,
    name: z.string(),
    scope: Scope,
    createdAt: moment,
    expiresAt: moment.nullable().meta({ description: 'null when it never expires.' }),
    lastUsedAt: moment.nullable().meta({ description: 'To the minute; null before it is used.' }),
    revokedAt: moment.nullable().meta({ description: 'null unless it was revoked.' }),
  })
  .meta({ id: 'Key' });

/** A key that has just been made. */
export const NewKey = Key.extend({
  key: z.string().meta({ description: 'The key itself. It is shown this once.' }),
}).meta({ id: 'NewKey' });
