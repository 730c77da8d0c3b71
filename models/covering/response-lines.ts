import type { ResponseCurve } from './data.ts';

/** Average response with so many agents. */
export interface ResponsePoint {
  readonly agents: number;
  readonly seconds: number;
}

/**
 * The lower convex hull of average response against agents, as the lines through its neighbouring corners (Koole & van der
 * Sluis 2003): no line lies above a point, and at the corners the highest of them is exact.
 * @param points ascending by agents, all finite.
 * @param leastSeconds what no number of agents improves.
 */
export function responseCurve(points: readonly ResponsePoint[], leastSeconds: number): ResponseCurve {
  const corners = falling(lowerHull(points));
  return {
    lines: corners.slice(1).map((corner, k) => {
      const before = corners[k];
      const secondsPerAgent = slope(before, corner);
      return { interceptSeconds: corner.seconds - secondsPerAgent * corner.agents, secondsPerAgent };
    }),
    leastSeconds,
    mostAgents: corners.at(-1)?.agents ?? 0,
  };
}

function lowerHull(points: readonly ResponsePoint[]): ResponsePoint[] {
  const hull: ResponsePoint[] = [];
  for (const point of points) {
    while (
      hull.length > 1 &&
      slope(hull[hull.length - 2], hull[hull.length - 1]) >= slope(hull[hull.length - 1], point)
    )
      hull.pop();
    hull.push(point);
  }
  return hull;
}

/** Of a convex curve the corners before it rises or stays. */
function falling(corners: readonly ResponsePoint[]): readonly ResponsePoint[] {
  const turn = corners.findIndex((corner, k) => k > 0 && corner.seconds >= corners[k - 1].seconds);
  return turn === -1 ? corners : corners.slice(0, turn);
}

function slope(one: ResponsePoint, other: ResponsePoint): number {
  return (other.seconds - one.seconds) / (other.agents - one.agents);
}
