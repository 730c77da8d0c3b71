/** Items that come in together. */
export interface Arrival {
  /** First interval in which they can be worked on. */
  readonly release: number;
  /** Interval after the last in which they can, later than `release`. */
  readonly due: number;
  readonly items: number;
}

/** Items collected into whole intervals of one agent, workable from when the last came in until the first is due. */
export interface Batch extends Arrival {
  readonly agentIntervals: number;
}

/** A batch is closed when making its work whole intervals adds no more than this share. */
const TOLERATED_ROUNDING = 0.1;

/**
 * Collects items into batches, since people turn to such work for whole intervals: until rounding up adds little, and no
 * longer than half of the time that the first item has. No item is lost, none can be worked on before it came in, and a
 * batch done in time is every item of it done in time.
 * @param arrivals ascending by `release` and by `due` alike
 */
export function collectBatches(
  arrivals: readonly Arrival[],
  minutesPerItem: number,
  intervalMinutes: number,
): Batch[] {
  const batches: Batch[] = [];
  let open: (Arrival & { readonly collectsUntil: number }) | undefined;
  const close = (): void => {
    if (open === undefined) return;
    const { release, due, items } = open;
    batches.push({
      release,
      due,
      items,
      agentIntervals: wholeIntervals(items, minutesPerItem, intervalMinutes),
    });
    open = undefined;
  };
  for (const { release, due, items } of arrivals) {
    if (open !== undefined && release > open.collectsUntil) close();
    open =
      open === undefined
        ? { release, due, items, collectsUntil: release + Math.floor((due - release) / 2) }
        : { ...open, release, items: open.items + items };
    const work = (open.items * minutesPerItem) / intervalMinutes;
    if (wholeIntervals(open.items, minutesPerItem, intervalMinutes) <= work * (1 + TOLERATED_ROUNDING))
      close();
  }
  close();
  return batches;
}

/** Intervals of one agent that items take, rounded up. */
export function wholeIntervals(items: number, minutesPerItem: number, intervalMinutes: number): number {
  return Math.max(1, Math.ceil((items * minutesPerItem) / intervalMinutes - 1e-9));
}

/** Parts a list of batches so that within each part those released first are due first. */
export function inOneOrder<One extends Pick<Batch, 'release' | 'due'>>(batches: readonly One[]): One[][] {
  const parts: One[][] = [];
  const byRelease = [...batches].sort((a, b) => a.release - b.release || a.due - b.due);
  for (const batch of byRelease) {
    const part = parts.find((one) => one[one.length - 1].due <= batch.due);
    if (part === undefined) parts.push([batch]);
    else part.push(batch);
  }
  return parts;
}
