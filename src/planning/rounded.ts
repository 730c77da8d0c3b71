/** A number with so many digits behind the point. */
export function rounded(value: number, digits: number): number {
  const scale = 10 ** digits;
  return Math.round(value * scale) / scale;
}

/** The number, or null where there is no finite one. */
export function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
