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
    while (filled < wanted && shipOne(left, flow, allowed, sink)) filled++;
    return filled;
  });
}

/** One more unit to a sink along a shortest augmenting path, where there is one. */
function shipOne(
  left: number[],
  flow: number[][],
  allowed: (source: number, sink: number) => boolean,
  sink: number,
): boolean {
  const detours = new Map<number, Detour>();
  const reached = new Set([sink]);
  const seen = new Set<number>();
  for (const at of reached) {
    for (let source = 0; source < left.length; source++) {
      if (seen.has(source) || !allowed(source, at)) continue;
      seen.add(source);
      if (left[source] > 0) {
        left[source]--;
        reroute(flow, detours, source, at);
        return true;
      }
      flow[source].forEach((units, other) => {
        if (units === 0 || reached.has(other)) return;
        reached.add(other);
        detours.set(other, { source, to: at });
      });
    }
  }
  return false;
}

/** A source that could send one of its units to another sink instead. */
interface Detour {
  readonly source: number;
  readonly to: number;
}

function reroute(flow: number[][], detours: ReadonlyMap<number, Detour>, source: number, sink: number): void {
  flow[source][sink]++;
  let at = sink;
  for (let detour = detours.get(at); detour !== undefined; detour = detours.get(at)) {
    flow[detour.source][at]--;
    flow[detour.source][detour.to]++;
    at = detour.to;
  }
}
