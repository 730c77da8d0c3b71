/** Gamma draws with mean 1 and whole shape: means of exponentials, so no special function is shared with the model. */
export function dayFactorDraws(shape: number, count: number, random: () => number): number[] {
  return Array.from({ length: count }, () => {
    let product = 1;
    for (let i = 0; i < shape; i++) product *= 1 - random();
    return -Math.log(product) / shape;
  });
}
