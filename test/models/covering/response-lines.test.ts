import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ResponseCurve } from '../../../models/covering/data.ts';
import { responseCurve } from '../../../models/covering/response-lines.ts';
import { evaluateQueue } from '../../../models/queueing/performance.ts';

const valueAt = ({ lines, leastSeconds }: ResponseCurve, agents: number): number =>
  lines.reduce(
    (most, { interceptSeconds, secondsPerAgent }) =>
      Math.max(most, interceptSeconds + secondsPerAgent * agents),
    leastSeconds,
  );

test('on the response of a chat team, which is convex, the lines are exact at every number of agents', () => {
  const handling = {
    kind: 'chat',
    agentSecondsPerReply: 12,
    customerSecondsPerMessage: 45,
    repliesPerChat: 5,
    idleTailSeconds: 0,
    concurrency: 3,
    patienceSeconds: 300,
  } as const;
  const points = [4, 5, 6, 7, 8, 9, 10].map((agents) => ({
    agents,
    seconds: evaluateQueue({ contactsPerSecond: 200 / 3600, handling }, agents).averageResponseSeconds,
  }));
  const curve = responseCurve(points, 12);
  expect(curve.lines).toHaveLength(6);
  expect(curve.mostAgents).toBe(10);
  for (const { agents, seconds } of points) expect(valueAt(curve, agents)).toBeCloseTo(seconds, 9);
});

test('no line lies above a point, and between two corners the highest is their chord', () => {
  const seconds = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 9 });
  fc.assert(
    fc.property(seconds, (values) => {
      const points = values.map((value, k) => ({ agents: k + 2, seconds: value }));
      const curve = responseCurve(points, 0);
      for (const { agents, seconds: reached } of points)
        expect(valueAt(curve, agents)).toBeLessThan(reached + 1e-9);
      // The lower hull by its definition: the least any two points average out to.
      for (const { agents } of points.filter((point) => point.agents <= curve.mostAgents)) {
        const chords = points.flatMap((one) =>
          points.flatMap((other) =>
            one.agents < agents && agents < other.agents
              ? [
                  one.seconds +
                    ((other.seconds - one.seconds) * (agents - one.agents)) / (other.agents - one.agents),
                ]
              : [],
          ),
        );
        expect(valueAt(curve, agents)).toBeLessThan(Math.min(...chords, points[agents - 2].seconds) + 1e-9);
        if (curve.lines.length > 0)
          expect(valueAt(curve, agents)).toBeCloseTo(Math.min(...chords, points[agents - 2].seconds), 9);
      }
    }),
    { seed: 3 },
  );
});

test('a curve ends where it no longer falls; one that never does has no line', () => {
  const at = (...seconds: number[]) => seconds.map((value, k) => ({ agents: k + 1, seconds: value }));
  expect(responseCurve(at(40, 20, 20, 30), 5)).toEqual({
    lines: [{ interceptSeconds: 60, secondsPerAgent: -20 }],
    leastSeconds: 5,
    mostAgents: 2,
  });
  expect(responseCurve(at(20, 20, 30), 5)).toEqual({ lines: [], leastSeconds: 5, mostAgents: 1 });
});
