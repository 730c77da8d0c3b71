import fc from 'fast-check';
import type { ChatHandling, TaskHandling } from '../../../models/queueing/handling.ts';

/** Patience from none to endless. */
export const patienceSeconds = fc.oneof(
  fc.constant(0),
  fc.constant(Infinity),
  fc.double({ min: 1, max: 1200, noNaN: true }),
);

const finitePatienceSeconds = fc.double({ min: 5, max: 600, noNaN: true });

/** Chats of every shape; `patience: 'finite'` leaves out none and endless. */
export function chatHandling(
  options: { patience?: 'any' | 'finite'; concurrency?: number } = {},
): fc.Arbitrary<ChatHandling> {
  return fc.record({
    kind: fc.constant('chat' as const),
    agentSecondsPerReply: fc.double({ min: 2, max: 90, noNaN: true }),
    customerSecondsPerMessage: fc.double({ min: 1, max: 240, noNaN: true }),
    repliesPerChat: fc.double({ min: 1.2, max: 15, noNaN: true }),
    idleTailSeconds: fc.double({ min: 0, max: 300, noNaN: true }),
    concurrency:
      options.concurrency === undefined ? fc.integer({ min: 1, max: 8 }) : fc.constant(options.concurrency),
    patienceSeconds: options.patience === 'finite' ? finitePatienceSeconds : patienceSeconds,
    switchingShare: fc.double({ min: 0, max: 0.3, noNaN: true }),
    spread: fc.constantFrom('even' as const, 'random' as const),
  });
}

/** Tasks of every shape. */
export const taskHandling: fc.Arbitrary<TaskHandling> = fc.record({
  kind: fc.constant('task' as const),
  averageHandleSeconds: fc.double({ min: 5, max: 1800, noNaN: true }),
  patienceSeconds,
});
