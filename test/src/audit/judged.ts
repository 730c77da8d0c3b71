import { audit } from '../../../src/audit/audit.ts';
import type { ResolvedRequest } from '../../../src/domain/resolved-request.ts';
import { rules } from '../../support/hand-request.ts';
import { handRoster } from '../../support/hand-roster.ts';
import type { HandShift } from '../../support/hand-roster.ts';
import type { HandShop } from '../../support/hand-shops.ts';

/** The rules broken by a shop with some of its request and its shifts replaced. */
export function broken(
  shop: HandShop,
  request: Partial<ResolvedRequest>,
  shifts: readonly HandShift[] = shop.shifts,
): string[] {
  const asked = { ...shop.request, ...request };
  const { violations } = audit(asked, handRoster(asked, shifts, shop.required));
  return [...new Set(violations.map((violation) => violation.rule))];
}

type Overrides = NonNullable<Parameters<typeof rules>[0]>['overrides'];

/** The Chinese pack with rules changed. */
export function cn(overrides: Overrides): Pick<ResolvedRequest, 'rules'> {
  return { rules: rules({ pack: 'cn', overrides }) };
}

/** The European pack with rules changed. */
export function eu(overrides: Overrides): Pick<ResolvedRequest, 'rules'> {
  return { rules: rules({ pack: 'eu', overrides }) };
}

/** The shifts of a shop, those of one person changed. */
export function change(shop: HandShop, person: string, fields: Partial<HandShift>): HandShift[] {
  return shop.shifts.map((one) => (one.person === person ? { ...one, ...fields } : one));
}
