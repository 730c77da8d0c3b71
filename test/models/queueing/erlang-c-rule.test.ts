import { describe, expect, it } from 'vitest';
import { agentsByErlangC } from '../../../models/queueing/erlang-c-rule.ts';
import type { Handling } from '../../../models/queueing/handling.ts';
import { evaluateQueue } from '../../../models/queueing/performance.ts';
import { requiredAgents } from '../../../models/queueing/requirement.ts';

const task: Handling = { kind: 'task', averageHandleSeconds: 180, patienceSeconds: Infinity };
/** A chat of 6·20 + 5·40 + 30 = 350 seconds, of which an agent holds 5: 70 seconds of a telephone's line each. */
const chat: Handling = {
  kind: 'chat',
  agentSecondsPerReply: 20,
  customerSecondsPerMessage: 40,
  repliesPerChat: 6,
  idleTailSeconds: 30,
  concurrency: 5,
  patienceSeconds: 120,
};

describe('the rule of thumb by Erlang C', () => {
  it('is, for the telephone, the usual table: 100 calls in half an hour of 180 s, 80 % within 20 s, take 14', () => {
    const load = { contactsPerSecond: 100 / 1800, handling: task };
    expect(agentsByErlangC(load, { answeredWithin: { share: 0.8, seconds: 20 } })).toBe(14);
  });

  it('agrees with our requirement where its assumptions hold', () => {
    for (const contactsPerSecond of [0.001, 0.02, 0.3]) {
      for (const targets of [
        { averageResponseSeconds: 15 },
        { answeredWithin: { share: 0.9, seconds: 30 } },
        { threeMinuteReplyRate: 0.99 },
        {},
      ]) {
        const ours = requiredAgents({ contactsPerSecond, handling: task }, targets);
        expect(ours).toMatchObject({
          agents: agentsByErlangC({ contactsPerSecond, handling: task }, targets),
        });
      }
    }
  });

  it('shares a chat’s whole time among the chats an agent holds', () => {
    const shared: Handling = { kind: 'task', averageHandleSeconds: 70, patienceSeconds: 120 };
    for (const contactsPerSecond of [0.01, 0.2]) {
      const targets = { averageResponseSeconds: 30, threeMinuteReplyRate: 0.95 };
      expect(agentsByErlangC({ contactsPerSecond, handling: chat }, targets)).toBe(
        agentsByErlangC({ contactsPerSecond, handling: shared }, targets),
      );
    }
  });

  it('promises a response that replies behind other chats do not keep', () => {
    const load = { contactsPerSecond: 0.2, handling: chat };
    const targets = { averageResponseSeconds: 45 };
    const agents = agentsByErlangC(load, targets);
    expect(evaluateQueue(load, agents).averageResponseSeconds).toBeGreaterThan(60);
    expect(requiredAgents(load, targets)).not.toMatchObject({ agents });
  });

  it('needs nobody without demand, and does not exist for a share that cannot be reached', () => {
    expect(agentsByErlangC({ contactsPerSecond: 0, handling: task }, { averageResponseSeconds: 1 })).toBe(0);
    const never = { answeredWithin: { share: 1.1, seconds: 20 } };
    expect(() => agentsByErlangC({ contactsPerSecond: 0.01, handling: task }, never)).toThrow(RangeError);
  });
});
