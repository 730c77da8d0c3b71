import { expect } from 'vitest';
import type { Estimate } from '../../../models/simulation/ratio-statistics.ts';

/**
 * Expects the exact value to lie in the simulation's 99.8 % confidence interval (1.6 of its 95 % half-widths), and that
 * interval to be narrow enough to mean something: `within` is the largest half-width allowed, as a share of the value.
 */
export function expectNear(estimate: Estimate | undefined, exact: number, within: number): void {
  expect(estimate).toBeDefined();
  const { mean, halfWidth } = estimate!;
  expect(halfWidth).toBeLessThan(within * exact);
  expect(Math.abs(mean - exact)).toBeLessThan(1.6 * halfWidth);
}
