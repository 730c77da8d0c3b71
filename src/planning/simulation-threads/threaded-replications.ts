import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { CompiledScenario } from '../../../models/simulation/compiled-scenario.ts';
import { ReplicationsInTurn } from '../../../models/simulation/replications.ts';
import type { PlayedReplication, Replications } from '../../../models/simulation/replications.ts';
import type { SimulatedQueue } from '../../../models/simulation/scenario.ts';
import { Tally } from '../../../models/simulation/tally.ts';
import { builtModule } from '../../package-files.ts';
import { ReplicationMemory } from './replication-memory.ts';
import type { ReplicationThreadData } from './replication-worker.ts';

/** How often whoever waits for a thread looks whether it should stop. */
const LOOK_MILLISECONDS = 20;
/** A thread that takes so many times as long as the caller did is taken for lost. */
const PATIENCE_TIMES = 5;
const LEAST_PATIENCE_MILLISECONDS = 1000;

/**
 * Replications spread over threads that share memory: they and the caller claim one number after the other. The caller waits
 * without an event loop, and threads that are still starting are not waited for. A number counts the same whoever plays it, so
 * a simulation finds the same with any number of threads.
 */
export class ThreadedReplications implements Replications {
  private readonly memory: ReplicationMemory;
  private readonly own: ReplicationsInTurn;
  private ownMilliseconds = 0;
  private readonly wanted: number;
  private isLost = false;
  /** Replications that the caller has played itself. */
  playedHere = 0;
  /** Resolves once all threads have ended, some time after `dispose`. */
  readonly ended: Promise<unknown>;

  /**
   * @param wanted replications in all; further ones are played by the caller
   * @param threads started beside the caller's own, until `dispose`
   */
  constructor(
    { queues: compiledQueues, ...scenario }: CompiledScenario,
    queues: readonly SimulatedQueue[],
    seed: number,
    wanted: number,
    threads: number,
  ) {
    const { intervalCount, withinSeconds } = scenario;
    const valueCount = new Tally(queues.length, intervalCount, withinSeconds.length).values.length;
    this.memory = ReplicationMemory.ofSize(valueCount, threads + 2, wanted);
    this.wanted = wanted;
    this.own = new ReplicationsInTurn({ ...scenario, queues: compiledQueues }, seed);
    const workerData: ReplicationThreadData = {
      scenario,
      // Demand is in the scenario already.
      queues: queues.map(({ contactsPerInterval: _contacts, ...queue }) => queue),
      seed,
      buffers: this.memory.buffers,
    };
    const workers = Array.from(
      { length: threads },
      () => new Worker(builtModule('planning/simulation-threads/replication-worker'), { workerData }),
    );
    for (const worker of workers) {
      // A thread that fails leaves its work to the others.
      worker.on('error', () => undefined);
      worker.unref();
    }
    this.ended = Promise.all(workers.map((worker) => once(worker, 'exit')));
  }

  play(replication: number, shouldStop: () => boolean): PlayedReplication | undefined {
    if (this.isLost || replication >= this.wanted) return this.playHere(replication, shouldStop);
    const { memory } = this;
    memory.release(replication);
    for (let waited = 0; ;) {
      const played = memory.read(replication);
      if (played !== undefined) return played;
      if (shouldStop()) return undefined;
      const next = memory.claim();
      if (next !== undefined) {
        const mine = this.playHere(next, shouldStop);
        if (mine === undefined) return undefined;
        memory.store(next, mine);
      } else if (waited < this.patienceMilliseconds) {
        memory.waitFor(replication, LOOK_MILLISECONDS);
        waited += LOOK_MILLISECONDS;
      } else {
        this.isLost = true;
        this.dispose();
        return this.playHere(replication, shouldStop);
      }
    }
  }

  /** Ends the threads. */
  dispose(): void {
    this.memory.close();
  }

  private playHere(replication: number, shouldStop: () => boolean): PlayedReplication | undefined {
    const begin = performance.now();
    const played = this.own.play(replication, shouldStop);
    this.ownMilliseconds = Math.max(this.ownMilliseconds, performance.now() - begin);
    if (played !== undefined) this.playedHere += 1;
    return played;
  }

  private get patienceMilliseconds(): number {
    return Math.max(LEAST_PATIENCE_MILLISECONDS, PATIENCE_TIMES * this.ownMilliseconds);
  }
}
