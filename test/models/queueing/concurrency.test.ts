import { describe, expect, it } from 'vitest';
import { recommendConcurrency } from '../../../models/queueing/concurrency.ts';
import type { ChatHandling } from '../../../models/queueing/handling.ts';
import { evaluateQueue } from '../../../models/queueing/performance.ts';

const handling: ChatHandling = {
  kind: 'chat',
  agentSecondsPerReply: 20,
  customerSecondsPerMessage: 45,
  repliesPerChat: 8,
  idleTailSeconds: 0,
  concurrency: 1,
  patienceSeconds: 90,
};
const load = { contactsPerSecond: 9.5 / 60, handling };

describe('the recommended concurrency', () => {
  it('needs the fewest agents of all, found by trying every team', () => {
    const targets = { averageResponseSeconds: 45, maximumAbandonment: 0.02 };
    const needed = [1, 2, 3, 4, 5, 6].map((concurrency) => {
      let agents = 1;
      for (; ; agents++) {
        const reached = evaluateQueue({ ...load, handling: { ...handling, concurrency } }, agents);
        if (reached.averageResponseSeconds <= 45 && reached.abandonment <= 0.02) return agents;
      }
    });
    const recommendation = recommendConcurrency(load, targets, { maximumConcurrency: 6 });
    expect(recommendation.options.map(({ requirement }) => requirement)).toMatchObject(
      needed.map((agents) => ({ status: 'met', agents })),
    );
    const fewest = Math.min(...needed);
    expect(recommendation).toMatchObject({
      status: 'recommended',
      agents: fewest,
      concurrency: needed.indexOf(fewest) + 1,
    });
  });

  it('lies between waiting for a slot and waiting behind other chats', () => {
    const recommendation = recommendConcurrency(load, { averageResponseSeconds: 45 });
    expect(recommendation).toMatchObject({ status: 'recommended', concurrency: 4, agents: 29 });
  });

  it('is a low one when switching between chats costs time', () => {
    const costly = { ...load, handling: { ...handling, switchingShare: 0.4 } };
    const recommendation = recommendConcurrency(costly, { averageResponseSeconds: 45 });
    if (recommendation.status !== 'recommended') throw new Error('45 s are within reach');
    expect(recommendation.concurrency).toBeLessThan(4);
  });

  it('does not exist where no cap reaches the target', () => {
    const recommendation = recommendConcurrency(
      load,
      { averageResponseSeconds: 15 },
      { maximumConcurrency: 3 },
    );
    expect(recommendation.status).toBe('unreachable');
    expect(recommendation.options).toHaveLength(3);
  });
});
