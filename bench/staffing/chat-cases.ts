import type { ChatHandling } from '../../models/queueing/handling.ts';
import { multitaskingAgent } from '../../models/queueing/multitasking-agent.ts';
import { PURPOSE, RandomStream } from '../../models/simulation/random-stream.ts';

/** A team of chat agents under a steady demand. */
export interface ChatCase {
  readonly agents: number;
  readonly contactsPerSecond: number;
  readonly handling: ChatHandling;
}

/**
 * Random chat teams: 1–200 agents (log-uniform), 1–8 chats each, offered 0.5–1.1 of what the team completes with every slot
 * taken; 8–40 s a reply, 20–120 s a message, 2–12 replies, half of them with an idle tail up to 120 s, patience 30–600 s.
 */
export function chatCases(count: number, seed: number): ChatCase[] {
  const stream = RandomStream.of(seed, 0, 0, PURPOSE.arrivals);
  const uniform = (): number => stream.nextBits() / 2 ** 32;
  const between = (low: number, high: number): number => low + (high - low) * uniform();
  const logBetween = (low: number, high: number): number => low * (high / low) ** uniform();
  return Array.from({ length: count }, () => {
    const agents = Math.round(logBetween(1, 200));
    const concurrency = 1 + Math.floor(8 * uniform());
    const handling: ChatHandling = {
      kind: 'chat',
      agentSecondsPerReply: between(8, 40),
      customerSecondsPerMessage: between(20, 120),
      repliesPerChat: between(2, 12),
      idleTailSeconds: uniform() < 0.5 ? 0 : between(0, 120),
      concurrency,
      patienceSeconds: logBetween(30, 600),
    };
    const completionsPerSecond = agents * multitaskingAgent(handling).completionsPerSecond[concurrency];
    return { agents, handling, contactsPerSecond: between(0.5, 1.1) * completionsPerSecond };
  });
}
