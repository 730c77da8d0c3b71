import { expect, test } from 'vitest';
import { audit } from '../../../src/audit/audit.ts';
import { PUBLISHED_AND_KEPT } from './mutations/published.ts';

test.each(PUBLISHED_AND_KEPT.map((one) => [one.what, one] as const))(
  'a published roster: %s',
  (_, { build }) => {
    const { request, roster } = build();
    expect(audit(request, roster).violations).toEqual([]);
  },
);
