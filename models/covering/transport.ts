/**
 * Ships units from sources to sinks over allowed pairs, as many as can be (augmenting paths; Ford & Fulkerson 1956). Sinks
 * are filled in their order: an earlier one never goes without so that a later one is filled.
 * @param supply units at each source
 * @param demand units each sink takes
 * @param allowed whether a unit may go from a source to a sink
 * @returns units that reach each sink
 */
export function transport(
  supply: readonly number[],
  demand: readonly number[],
  allowed: (source: number, sink: number) => boolean,
): number[] {
  const left = [...supply];
  const flow = supply.map(() => new Array<number>(demand.length).fill(0));
  return demand.map((wanted, sink) => {
    let filled = 0;
    for (let units = Infinity; units > 0 && filled < wanted; filled += units)
      units = ship(left, flow, allowed, sink, wanted - filled);
    return filled;
  });
}

/** As many more units to a sink as one shortest augmenting path carries; 0 where there is none. */
function ship(
  left: number[],
  flow: number[][],
  allowed: (source: number, sink: number) => boolean,
  sink: number,
  wanted: number,
): number {
  const detours = new Map<number, Detour>();
  const reached = new Set([sink]);
  const seen = new Set<number>();
  for (const at of reached) {
    for (let source = 0; source < left.length; source++) {
      if (seen.has(source) || !allowed(source, at)) continue;
      seen.add(source);
      if (left[source] > 0) {
        const units = Math.min(wanted, left[source], narrowest(flow, detours, at));
        left[source] -= units;
        reroute(flow, detours, source, at, units);
        return units;
      }
      flow[source].forEach((units, other) => {
        if (units === 0 || reached.has(other)) return;
        reached.add(other);
        detours.set(other, { source, to: at });
      });
    }
  }
  return 0;
}

/** A source that could send some of its units to another sink instead. */
interface Detour {
  readonly source: number;
  readonly to: number;
}

/** Units that the detours from a sink on can give up. */
function narrowest(flow: readonly number[][], detours: ReadonlyMap<number, Detour>, sink: number): number {
  let least = Infinity;
  let at = sink;
  for (let detour = detours.get(at); detour !== undefined; detour = detours.get(at)) {
    least = Math.min(least, flow[detour.source][at]);
    at = detour.to;
  }
  return least;
}

function reroute(
  flow: number[][],
  detours: ReadonlyMap<number, Detour>,
  source: number,
  sink: number,
  units: number,
): void {
  flow[source][sink] += units;
  let at = sink;
  for (let detour = detours.get(at); detour !== undefined; detour = detours.get(at)) {
    flow[detour.source][at] -= units;
    flow[detour.source][detour.to] += units;
    at = detour.to;
  }
}
