import { evaluateQueue } from '../../models/queueing/performance.ts';
import { simulateSteady } from '../../models/simulation/simulate-steady.ts';
import type { ChatCase } from './chat-cases.ts';

/** What the chat model says less what the simulation says, for one team. */
export interface ChatModelError {
  readonly chatCase: ChatCase;
  /** Of the average response time, as a share of the simulated one. */
  readonly response: number;
  /** Half-width of the simulated one's 95 % confidence interval, as a share: the part of the error that may be noise. */
  readonly noise: number;
  readonly threeMinuteReplyRate: number;
  readonly abandonment: number;
}

/** Compares model and simulation; the simulation ends at a noise of 0.25 %, after so many seconds or replies. */
export function chatModelError(
  chatCase: ChatCase,
  seed: number,
  limits: { readonly seconds: number; readonly replies: number },
): ChatModelError {
  const { agents, contactsPerSecond, handling } = chatCase;
  const model = evaluateQueue({ contactsPerSecond, handling }, agents);
  const deadline = performance.now() + 1000 * limits.seconds;
  const { overall } = simulateSteady(
    {
      queues: [{ name: 'chat', contactsPerSecond, handling }],
      agents: [{ count: agents, duty: { queues: [0], standing: 'regular' } }],
    },
    {
      seed,
      maximumReplies: limits.replies,
      artHalfWidthSeconds: 0.0025 * model.averageResponseSeconds,
      shouldStop: () => performance.now() > deadline,
    },
  );
  const response = overall.averageReplySeconds!;
  return {
    chatCase,
    response: model.averageResponseSeconds / response.mean - 1,
    noise: response.halfWidth / response.mean,
    threeMinuteReplyRate: model.threeMinuteReplyRate - overall.threeMinuteReplyRate!.mean,
    abandonment: model.abandonment - overall.abandonedShare!.mean,
  };
}
