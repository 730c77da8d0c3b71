/** A share as people write it: 0.125 is “12.5 %”. */
export function percent(share: number): string {
  return `${Number((share * 100).toFixed(2))} %`;
}
