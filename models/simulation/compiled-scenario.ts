import { checkScenario } from './check-scenario.ts';
import { DurationSampler } from './duration.ts';
import { logarithm } from './elementary.ts';
import { NONE } from './event-heap.ts';
import type { Duty, SimulatedQueue, SimulationScenario } from './scenario.ts';

/** A queue's numbers as the event loop wants them. */
export interface CompiledQueue {
  readonly isTask: boolean;
  /** Chats an agent may hold after taking one from this queue; 1 for a task. */
  readonly concurrency: number;
  readonly priority: number;
  readonly deflectedShare: number;
  readonly serviceSeconds: number;
  readonly service: DurationSampler;
  readonly thinkingSeconds: number;
  readonly patienceSeconds: number;
  readonly idleTailSeconds: number;
  readonly switchingShare: number;
  /** Replies beyond the first are ⌊E·this⌋ for a standard exponential E: geometric with the mean asked for. */
  readonly furtherRepliesPerExponential: number;
}

/** Agents that are interchangeable for routing: same duty, same cap. */
export interface AgentPool {
  readonly queues: readonly number[];
  readonly isBuffer: boolean;
  /** Chats an agent of the pool may hold; Infinity: only the queues' caps bind. */
  readonly concurrency: number;
}

/** A scenario in typed arrays, checked, with every distinct duty turned into a pool of agents. */
export interface CompiledScenario {
  readonly intervalSeconds: number;
  readonly intervalCount: number;
  readonly queues: readonly CompiledQueue[];
  /** Per queue and interval: contactsPerSecond[queue·intervalCount + interval]. */
  readonly contactsPerSecond: Float64Array;
  readonly agentCount: number;
  readonly pools: readonly AgentPool[];
  /** Per interval and agent: poolOf[interval·agentCount + agent], NONE when absent. */
  readonly poolOf: Int32Array;
  readonly handsBack: boolean;
  readonly dayFactorVariation: number;
  readonly dayOfInterval: Int32Array;
  /** 180 first, then the scenario's own. */
  readonly withinSeconds: Float64Array;
}

/** Turns a scenario into what the event loop runs on. @throws RangeError for a scenario that means nothing. */
export function compileScenario(scenario: SimulationScenario): CompiledScenario {
  checkScenario(scenario);
  const { intervalSeconds, intervalCount, queues, dayFactor } = scenario;
  const contactsPerSecond = new Float64Array(queues.length * intervalCount);
  queues.forEach((queue, index) => {
    const perSecond = Float64Array.from(queue.contactsPerInterval, (contacts) => contacts / intervalSeconds);
    contactsPerSecond.set(perSecond, index * intervalCount);
  });
  return {
    intervalSeconds,
    intervalCount,
    queues: queues.map(compileQueue),
    contactsPerSecond,
    ...compileAgents(scenario),
    handsBack: scenario.departure === 'at-once',
    dayFactorVariation: dayFactor?.coefficientOfVariation ?? 0,
    dayOfInterval: Int32Array.from(dayFactor?.dayOfInterval ?? new Int32Array(intervalCount)),
    withinSeconds: Float64Array.from([180, ...(scenario.withinSeconds ?? [])]),
  };
}

/** One queue's numbers, chat and task alike. */
export function compileQueue(queue: Omit<SimulatedQueue, 'contactsPerInterval'>): CompiledQueue {
  const { handling } = queue;
  const common = {
    priority: queue.priority ?? 0,
    deflectedShare: queue.deflectedShare ?? 0,
    service: new DurationSampler(queue.serviceShape ?? { kind: 'exponential' }),
    patienceSeconds: handling.patienceSeconds,
  };
  if (handling.kind === 'task') {
    return {
      ...common,
      isTask: true,
      concurrency: 1,
      serviceSeconds: handling.averageHandleSeconds,
      thinkingSeconds: 0,
      idleTailSeconds: 0,
      switchingShare: 0,
      furtherRepliesPerExponential: 0,
    };
  }
  const endShare = 1 / handling.repliesPerChat;
  return {
    ...common,
    isTask: false,
    concurrency: handling.concurrency,
    serviceSeconds: handling.agentSecondsPerReply,
    thinkingSeconds: handling.customerSecondsPerMessage,
    idleTailSeconds: handling.idleTailSeconds,
    switchingShare: handling.switchingShare ?? 0,
    furtherRepliesPerExponential: endShare === 1 ? 0 : -1 / logarithm(1 - endShare),
  };
}

function compileAgents(
  scenario: SimulationScenario,
): Pick<CompiledScenario, 'agentCount' | 'pools' | 'poolOf'> {
  const { agents, intervalCount } = scenario;
  const pools: AgentPool[] = [];
  const indexByKey = new Map<string, number>();
  const keyByDuty = new Map<Duty, string>();
  const poolIndex = (duty: Duty, concurrency: number): number => {
    const dutyKey = keyByDuty.get(duty) ?? `${duty.standing}:${duty.queues.toSorted((a, b) => a - b).join()}`;
    keyByDuty.set(duty, dutyKey);
    const key = `${dutyKey}:${concurrency}`;
    const known = indexByKey.get(key);
    if (known !== undefined) return known;
    indexByKey.set(key, pools.length);
    return pools.push({ queues: duty.queues, isBuffer: duty.standing === 'buffer', concurrency }) - 1;
  };
  const poolOf = new Int32Array(intervalCount * agents.length).fill(NONE);
  agents.forEach(({ schedule, concurrency = Infinity }, agent) => {
    schedule.forEach((duty, interval) => {
      if (duty === 'absent' || duty.queues.length === 0) return;
      poolOf[interval * agents.length + agent] = poolIndex(duty, concurrency);
    });
  });
  return { agentCount: agents.length, pools, poolOf };
}
