import type { CoveringData } from './data.ts';

/** Runs of intervals in which nobody can come, go or begin or end a break: serving is constant inside each. */
export interface Blocks {
  readonly count: number;
  /** First interval of each block; length count + 1, the last entry is the interval count. */
  readonly firstInterval: Int32Array;
  /** Block of each interval; `intervalCount` itself maps to `count`. */
  readonly ofInterval: Int32Array;
}

/** Cuts the horizon where serving can change. */
export function cutIntoBlocks(data: CoveringData): Blocks {
  const cuts = new Uint8Array(data.intervalCount + 1);
  cuts[0] = 1;
  for (const { start, end, breaks } of data.shifts) {
    cuts[start] = 1;
    cuts[end] = 1;
    for (const { begins, intervals } of breaks) {
      for (const begin of begins) {
        cuts[begin] = 1;
        cuts[begin + intervals] = 1;
      }
    }
  }
  cuts[data.intervalCount] = 1;
  const firstInterval: number[] = [];
  const ofInterval = new Int32Array(data.intervalCount + 1);
  for (let interval = 0; interval <= data.intervalCount; interval++) {
    if (cuts[interval] === 1) firstInterval.push(interval);
    ofInterval[interval] = firstInterval.length - 1;
  }
  return { count: firstInterval.length - 1, firstInterval: Int32Array.from(firstInterval), ofInterval };
}
