/** A share that rounding may have carried just outside [0, 1]. */
export function asShare(value: number): number {
  return Math.min(1, Math.max(0, value));
}
