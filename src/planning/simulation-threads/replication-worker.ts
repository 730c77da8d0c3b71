import { workerData } from 'node:worker_threads';
import { compileQueue } from '../../../models/simulation/compiled-scenario.ts';
import type { CompiledScenario } from '../../../models/simulation/compiled-scenario.ts';
import { ReplicationsInTurn } from '../../../models/simulation/replications.ts';
import type { SimulatedQueue } from '../../../models/simulation/scenario.ts';
import { ReplicationMemory, type ReplicationBuffers } from './replication-memory.ts';

/** What a thread of `ThreadedReplications` begins with: what is compiled into classes is compiled there again. */
export interface ReplicationThreadData {
  readonly scenario: Omit<CompiledScenario, 'queues'>;
  readonly queues: readonly Omit<SimulatedQueue, 'contactsPerInterval'>[];
  readonly seed: number;
  readonly buffers: ReplicationBuffers;
}

/** Entry of a thread that helps to play the replications of one simulation and ends with it. */
const { scenario, queues, seed, buffers } = workerData as ReplicationThreadData;
const memory = new ReplicationMemory(buffers);
const replications = new ReplicationsInTurn({ ...scenario, queues: queues.map(compileQueue) }, seed);
while (!memory.isClosed) {
  const heard = memory.rings;
  for (let next = memory.claim(); next !== undefined; next = memory.claim()) {
    const played = replications.play(next, () => memory.isClosed);
    if (played === undefined) break;
    memory.store(next, played);
  }
  memory.waitForBell(heard);
}
