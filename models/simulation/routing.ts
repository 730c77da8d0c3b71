import type { AgentPool, CompiledScenario } from './compiled-scenario.ts';
import { NONE } from './event-heap.ts';

/**
 * Finds the least-loaded agent who may take a contact. Agents of a pool stand in one list per load, so an agent's change of
 * load costs O(1) and a search one look per pool. Ties go to the pool with the fewest queues (keep the flexible free),
 * within a pool to the agent who has had that load the longest.
 */
export class Routing {
  /** Contacts each agent holds, on duty or not. */
  readonly load: Int32Array;
  /** Pool each agent belongs to now, NONE when off duty. */
  readonly poolOf: Int32Array;

  private readonly pools: readonly AgentPool[];
  /** Per queue: its pools in order of preference, and how many of them are regular. */
  private readonly poolsOfQueue: readonly Int32Array[];
  private readonly regularPools: Int32Array;
  private readonly capOfQueue: Int32Array;
  private readonly capOfPool: Float64Array;
  /** Lists: head and tail per pool and load, links per agent. */
  private readonly listCount: number;
  private readonly head: Int32Array;
  private readonly tail: Int32Array;
  private readonly next: Int32Array;
  private readonly previous: Int32Array;
  /** The list each agent stands in; NONE while on a task or off duty. */
  private readonly listOf: Int32Array;
  /** Per pool: no list below this load holds anybody; `listCount` when the pool is empty. */
  private readonly lowest: Int32Array;

  /** Nobody is on duty at first. */
  constructor(scenario: CompiledScenario) {
    const { pools, queues, agentCount } = scenario;
    this.pools = pools;
    this.capOfQueue = Int32Array.from(queues, (queue) => queue.concurrency);
    this.capOfPool = Float64Array.from(pools, (pool) => pool.concurrency);
    this.poolsOfQueue = queues.map((_, queue) => Int32Array.from(poolsInOrder(pools, queue)));
    this.regularPools = Int32Array.from(
      this.poolsOfQueue,
      (indices) => indices.filter((index) => !pools[index].isBuffer).length,
    );
    this.listCount = Math.max(1, ...this.capOfQueue) + 1;
    this.load = new Int32Array(agentCount);
    this.poolOf = new Int32Array(agentCount);
    this.next = new Int32Array(agentCount);
    this.previous = new Int32Array(agentCount);
    this.listOf = new Int32Array(agentCount);
    this.head = new Int32Array(pools.length * this.listCount);
    this.tail = new Int32Array(pools.length * this.listCount);
    this.lowest = new Int32Array(pools.length);
    this.clear();
  }

  /** Everybody off duty and without contacts. */
  clear(): void {
    this.load.fill(0);
    this.poolOf.fill(NONE);
    this.listOf.fill(NONE);
    this.head.fill(NONE);
    this.tail.fill(NONE);
    this.lowest.fill(this.listCount);
  }

  /** The agent a contact of the queue goes to, NONE when nobody has a free slot. */
  leastLoaded(queue: number): number {
    const indices = this.poolsOfQueue[queue];
    const regular = this.regularPools[queue];
    const agent = this.leastLoadedAmong(indices, 0, regular, queue);
    return agent === NONE ? this.leastLoadedAmong(indices, regular, indices.length, queue) : agent;
  }

  /** Whether an agent could take one more contact of the queue now. */
  hasSlot(agent: number, queue: number): boolean {
    const pool = this.poolOf[agent];
    if (pool === NONE || this.listOf[agent] === NONE || !this.pools[pool].queues.includes(queue))
      return false;
    const load = this.load[agent];
    return load < this.capOfQueue[queue] && load < this.capOfPool[pool];
  }

  /** Moves an agent to a pool (NONE: off duty), whatever pool that was before. `onTask`: hidden until the task ends. */
  setPool(agent: number, pool: number, state: 'free' | 'on-task'): void {
    this.leaveList(agent);
    this.poolOf[agent] = pool;
    if (state === 'free') this.joinList(agent);
  }

  /** Gives an agent one chat more (+1) or less (−1). */
  changeLoad(agent: number, by: number): void {
    this.leaveList(agent);
    this.load[agent] = this.load[agent] + by;
    this.joinList(agent);
  }

  /** An agent without contacts takes a task and is not to be found until it ends. */
  startTask(agent: number): void {
    this.leaveList(agent);
    this.load[agent] = 1;
  }

  /** The task is over. */
  endTask(agent: number): void {
    this.load[agent] = 0;
    this.joinList(agent);
  }

  private leastLoadedAmong(indices: Int32Array, from: number, to: number, queue: number): number {
    let bestPool = NONE;
    let bestLoad = this.capOfQueue[queue];
    for (let position = from; position < to; position += 1) {
      const pool = indices[position];
      const load = this.lowest[pool];
      if (load < bestLoad && load < this.capOfPool[pool]) {
        bestLoad = load;
        bestPool = pool;
      }
    }
    return bestPool === NONE ? NONE : this.head[bestPool * this.listCount + bestLoad];
  }

  private joinList(agent: number): void {
    const pool = this.poolOf[agent];
    if (pool === NONE) return;
    const load = this.load[agent];
    const list = pool * this.listCount + load;
    const last = this.tail[list];
    this.previous[agent] = last;
    this.next[agent] = NONE;
    if (last === NONE) this.head[list] = agent;
    else this.next[last] = agent;
    this.tail[list] = agent;
    this.listOf[agent] = list;
    if (load < this.lowest[pool]) this.lowest[pool] = load;
  }

  private leaveList(agent: number): void {
    const list = this.listOf[agent];
    if (list === NONE) return;
    const before = this.previous[agent];
    const after = this.next[agent];
    if (before === NONE) this.head[list] = after;
    else this.next[before] = after;
    if (after === NONE) this.tail[list] = before;
    else this.previous[after] = before;
    this.listOf[agent] = NONE;
    if (this.head[list] !== NONE) return;
    const pool = this.poolOf[agent];
    const base = pool * this.listCount;
    let lowest = this.lowest[pool];
    while (lowest < this.listCount && this.head[base + lowest] === NONE) lowest += 1;
    this.lowest[pool] = lowest;
  }
}

function poolsInOrder(pools: readonly AgentPool[], queue: number): number[] {
  const serving = pools
    .map((pool, index) => ({ pool, index }))
    .filter(({ pool }) => pool.queues.includes(queue));
  const rank = ({ isBuffer, queues }: AgentPool): number => (isBuffer ? 1e6 : 0) + queues.length;
  return serving.toSorted((a, b) => rank(a.pool) - rank(b.pool)).map(({ index }) => index);
}
