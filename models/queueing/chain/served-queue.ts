import type { Handling, TaskHandling } from '../handling.ts';
import { multitaskingAgent, type MultitaskingAgent } from '../multitasking-agent.ts';

/** A queue as the chain of its contacts sees it, whatever its kind. */
export interface ServedQueue {
  readonly agent: MultitaskingAgent;
  /** 0: nobody waits; Infinity: nobody gives up. */
  readonly patienceSeconds: number;
}

/** The chain's view of a handling: a task is a single "chat" whose answer is its only reply and takes no time. */
export function servedQueue(handling: Handling): ServedQueue {
  const agent = handling.kind === 'chat' ? multitaskingAgent(handling) : singleTaskAgent(handling);
  return { agent, patienceSeconds: handling.patienceSeconds };
}

function singleTaskAgent({ averageHandleSeconds }: TaskHandling): MultitaskingAgent {
  return {
    concurrency: 1,
    repliesPerChat: 1,
    spread: 'even',
    typingSeconds: Float64Array.of(0, 0),
    idleShare: Float64Array.of(1, 0),
    repliesPerSecond: Float64Array.of(0, 1 / averageHandleSeconds),
    completionsPerSecond: Float64Array.of(0, 1 / averageHandleSeconds),
    replySeconds: Float64Array.of(0, 0),
    replyTail: [new Float64Array(0), Float64Array.of(1)],
  };
}

/** The most contacts there can be in the system: nobody waits where nobody is patient. */
export function mostContacts({ agent, patienceSeconds }: ServedQueue, agents: number): number {
  return patienceSeconds === 0 ? agents * agent.concurrency : Infinity;
}
