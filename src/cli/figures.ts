import type { Certificate } from '../domain/certificate.ts';
import type { Interval95 } from '../domain/interval95.ts';

/** A whole number as it is, any other with one digit after the point. */
export function number(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(1);
}

/** A time; null where there is no finite one. */
export function seconds(value: number | null): string {
  return value === null ? 'unbounded' : `${value.toFixed(1)} s`;
}

/** A share, 0–1. */
export function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

/** A simulated time with its half-width; a dash where nothing was measured. */
export function simulatedSeconds(simulated: Interval95 | null): string {
  return withHalfWidth(simulated, 1, 's');
}

/** A simulated share with its half-width; a dash where nothing was measured. */
export function simulatedPercent(simulated: Interval95 | null): string {
  return withHalfWidth(simulated, 100, '%');
}

function withHalfWidth(simulated: Interval95 | null, scale: number, unit: string): string {
  if (simulated === null) return '–';
  const { mean, halfWidth } = simulated;
  const around = halfWidth === null ? '' : ` ± ${(halfWidth * scale).toFixed(1)}`;
  return `${(mean * scale).toFixed(1)}${around} ${unit}`;
}

/** A number of people. */
export function people(count: number): string {
  return count === 1 ? '1 person' : `${count} people`;
}

/** The people of a plan and what is proven of their number; nothing is where cost was made smallest or time ran out. */
export function provenHeadcount({
  headcount,
  headcountBound,
  gap,
}: Pick<Certificate, 'headcount' | 'headcountBound' | 'gap'>): string {
  if (headcountBound === 0 && headcount > 0) return `${people(headcount)}; no least number is proven`;
  return `${people(headcount)}; proven: not fewer than ${headcountBound} (gap ${percent(gap)})`;
}
