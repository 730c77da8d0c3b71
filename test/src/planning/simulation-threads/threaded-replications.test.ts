import { afterEach, expect, test, vi } from 'vitest';
import { compileScenario } from '../../../../models/simulation/compiled-scenario.ts';
import { ReplicationsInTurn } from '../../../../models/simulation/replications.ts';
import type { Duty, SimulationScenario } from '../../../../models/simulation/scenario.ts';
import { simulate } from '../../../../models/simulation/simulate.ts';
import { ReplicationMemory } from '../../../../src/planning/simulation-threads/replication-memory.ts';
import { simulateWithThreads } from '../../../../src/planning/simulation-threads/simulate-with-threads.ts';
import { ThreadedReplications } from '../../../../src/planning/simulation-threads/threaded-replications.ts';
import { agentsAlways, queue } from '../../../models/simulation/scenarios.ts';

afterEach(() => vi.restoreAllMocks());

const scenario: SimulationScenario = {
  intervalSeconds: 900,
  intervalCount: 12,
  queues: [
    queue({ contactsPerInterval: Array.from({ length: 12 }, (_, interval) => 100 + 5 * interval) }),
    queue({
      name: 'tasks',
      contactsPerInterval: new Array<number>(12).fill(20),
      handling: { kind: 'task', averageHandleSeconds: 300, patienceSeconds: 900 },
      serviceShape: { kind: 'lognormal', coefficientOfVariation: 2 },
    }),
  ],
  agents: agentsAlways(24, 12).map((agent, index) =>
    index < 18
      ? agent
      : {
          schedule: new Array<Duty>(12).fill({ queues: [0, 1], standing: index < 21 ? 'regular' : 'buffer' }),
        },
  ),
  departure: 'finish-chats',
  withinSeconds: [30],
  dayFactor: { coefficientOfVariation: 0.1, dayOfInterval: new Int32Array(12) },
};
const compiled = compileScenario(scenario);
const goOn = (): boolean => false;

test('threads count in a replication what the caller does', async () => {
  const threaded = new ThreadedReplications(compiled, scenario.queues, 7, 5000, 2);
  const inTurn = new ReplicationsInTurn(compiled, 7);
  // A thread takes its time to start; until it helps, nothing is shown.
  for (let replication = 0, fromThreads = 0; replication < 5000 && fromThreads < 20; replication++) {
    const shared = threaded.play(replication, goOn)!;
    const { values, contactsLeft } = inTurn.play(replication, goOn)!;
    expect(shared.contactsLeft).toBe(contactsLeft);
    expect(Buffer.compare(bytesOf(shared.values), bytesOf(values))).toBe(0);
    fromThreads = replication + 1 - threaded.playedHere;
  }
  expect(threaded.playedHere).toBeLessThan(4000);
  threaded.dispose();
  await threaded.ended;
});

test('a simulation finds the same with any number of threads', () => {
  const limits = { seed: 3, replications: 8, maximumReplies: 1e9 };
  const dispose = vi.spyOn(ThreadedReplications.prototype, 'dispose');
  expect(simulateWithThreads(scenario, limits, 190_000, 3)).toEqual(simulate(scenario, limits));
  expect(dispose).toHaveBeenCalledTimes(1);
  dispose.mockClear();
  // Too little to play, or nobody to help.
  simulateWithThreads(scenario, limits, 1000, 3);
  simulateWithThreads(scenario, limits, 190_000, 0);
  expect(dispose).not.toHaveBeenCalled();
});

test('a simulation that is stopped takes its threads along', () => {
  const dispose = vi.spyOn(ThreadedReplications.prototype, 'dispose');
  let asked = 0;
  const limits = { seed: 3, replications: 99, shouldStop: () => (asked += 1) > 90 };
  const result = simulateWithThreads(scenario, limits, 190_000, 1);
  expect(result.ended).toBe('stopped');
  expect(result.replications).toBeLessThan(99);
  expect(dispose).toHaveBeenCalledTimes(1);
});

test('what a thread does not bring in time the caller plays itself', () => {
  const threaded = new ThreadedReplications(compiled, scenario.queues, 7, 2, 1);
  const claim = vi.spyOn(ReplicationMemory.prototype, 'claim').mockReturnValue(undefined);
  const values = [0, 1, 2].map((replication) => Float64Array.from(threaded.play(replication, goOn)!.values));
  expect(claim).toHaveBeenCalled();
  const inTurn = new ReplicationsInTurn(compiled, 7);
  expect(values).toEqual([0, 1, 2].map((k) => Float64Array.from(inTurn.play(k, goOn)!.values)));
  threaded.dispose();
});

test('nobody runs ahead of who counts by more than there is room for, and no number is given twice', () => {
  const memory = ReplicationMemory.ofSize(3, 2, 4);
  const other = new ReplicationMemory(memory.buffers);
  expect([memory.claim(), other.claim(), memory.claim()]).toEqual([0, 1, undefined]);
  other.store(1, { values: Float64Array.of(4, 5, 6), contactsLeft: 2 });
  expect(memory.read(0)).toBeUndefined();
  expect(memory.read(1)).toEqual({ values: Float64Array.of(4, 5, 6), contactsLeft: 2 });
  memory.release(1);
  expect([memory.claim(), other.claim()]).toEqual([2, undefined]);
  memory.release(2);
  expect(memory.claim()).toBe(3);
  memory.release(3);
  expect(memory.claim()).toBeUndefined();
  memory.store(2, { values: Float64Array.of(7, 8, 9), contactsLeft: 0 });
  expect([memory.read(0), memory.read(2)?.contactsLeft]).toEqual([undefined, 0]);
});

function bytesOf(values: Float64Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}
