import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chatTeam, type ChatTeam } from '../../../models/queueing/chat.ts';
import type { ChatHandling, ChatSpread } from '../../../models/queueing/handling.ts';
import { multitaskingAgent } from '../../../models/queueing/multitasking-agent.ts';
import { evaluateQueue } from '../../../models/queueing/performance.ts';
import { replyTimeLongerThan } from '../../../models/queueing/reply-time.ts';
import { chatByStates } from './chat-by-states.ts';
import { chatHandling } from './queue-arbitraries.ts';
import { chatValues } from './reference-values.ts';

const limits = { withinSeconds: 30, responseSeconds: 180 };

function published(row: (typeof chatValues)[number], spread: ChatSpread): ChatTeam {
  const { contactsPerMinute, agents, patienceSeconds } = row;
  const agent = multitaskingAgent({ kind: 'chat', idleTailSeconds: 0, ...row, spread });
  return chatTeam({ contactsPerSecond: contactsPerMinute / 60, agent, agents, patienceSeconds }, limits);
}

describe('a team of chat agents', () => {
  it.each(chatValues)(
    'reproduces the chain of $agents agents with $concurrency chats, evenly spread',
    (row) => {
      const team = published(row, 'even');
      expect(team.probabilityWait).toBeCloseTo(row.probabilityWait, 6);
      expect(team.abandoned).toBeCloseTo(row.abandoned, 6);
      expect(team.averageWaitSeconds).toBeCloseTo(row.averageSlotWaitSeconds, 6);
      expect(team.answeredWithin).toBeCloseTo(row.serviceLevel30s, 6);
      expect(Math.abs(team.averageReplySeconds / row.replySeconds - 1)).toBeLessThan(2e-6);
      expect(team.lateReplies).toBeCloseTo(row.repliesOver180s, 6);
    },
  );

  it.each(chatValues)(
    'is closer to the simulated $agents agents with $concurrency chats, spread at random',
    (row) => {
      const [even, random] = [published(row, 'even'), published(row, 'random')];
      const { simulated } = row;
      const off = {
        probabilityWait: 0.002,
        abandoned: 0.002,
        averageReplySeconds: 0.01 * simulated.replySeconds,
        lateReplies: 0.0005,
      };
      const expected = {
        probabilityWait: simulated.probabilityWait,
        abandoned: simulated.abandoned,
        averageReplySeconds: simulated.replySeconds,
        lateReplies: simulated.repliesOver180s,
      };
      for (const key of Object.keys(off) as (keyof typeof off)[]) {
        const error = Math.abs(random[key] - expected[key]);
        expect(error, key).toBeLessThan(off[key]);
        expect(error, key).toBeLessThan(Math.abs(even[key] - expected[key]));
      }
    },
  );

  it('agrees with the sum over all states of the chain', () => {
    fc.assert(
      fc.property(
        chatHandling({ patience: 'finite' }),
        fc.integer({ min: 1, max: 25 }),
        fc.double({ min: 0.05, max: 2.5, noNaN: true }),
        (handling, agents, load) => {
          const agent = multitaskingAgent(handling);
          const contactsPerSecond = load * agents * agent.completionsPerSecond[handling.concurrency];
          const team = chatTeam(
            { contactsPerSecond, agent, agents, patienceSeconds: handling.patienceSeconds },
            limits,
          );
          const expected = chatByStates(contactsPerSecond, agents, handling);
          expect(team.probabilityWait).toBeCloseTo(expected.probabilityWait, 9);
          expect(team.abandoned).toBeCloseTo(expected.abandoned, 9);
          expect(team.occupancy).toBeCloseTo(expected.occupancy, 9);
          expect(team.averageReplySeconds / expected.averageReplySeconds).toBeCloseTo(1, 9);
          expect(team.lateReplies).toBeCloseTo(expected.lateReplies, 9);
        },
      ),
      { numRuns: 200, seed: 20_260_102 },
    );
  });

  it('sees that a team may drown in chats although it could stay afloat with few of them', () => {
    const handling: ChatHandling = {
      kind: 'chat',
      agentSecondsPerReply: 20,
      customerSecondsPerMessage: 60,
      repliesPerChat: 5,
      idleTailSeconds: 0,
      concurrency: 8,
      patienceSeconds: 600,
      switchingShare: 0.5,
    };
    const agent = multitaskingAgent(handling);
    const agents = 200;
    // Below the rate with two or three chats, above the rate with eight: two ways to be, far apart.
    const contactsPerSecond = 0.8 * agents * Math.max(...agent.completionsPerSecond);
    expect(contactsPerSecond).toBeGreaterThan(1.3 * agents * agent.completionsPerSecond[8]);
    const team = chatTeam({ contactsPerSecond, agent, agents, patienceSeconds: 600 }, limits);
    const expected = chatByStates(contactsPerSecond, agents, handling);
    expect(expected.probabilityWait).toBeGreaterThan(0.5);
    expect(team.probabilityWait).toBeCloseTo(expected.probabilityWait, 8);
    expect(team.averageReplySeconds / expected.averageReplySeconds).toBeCloseTo(1, 8);
  });

  it('answers as many replies as the chats that stay bring', () => {
    fc.assert(
      fc.property(chatHandling(), fc.integer({ min: 1, max: 40 }), (handling, agents) => {
        const agent = multitaskingAgent(handling);
        const contactsPerSecond = 0.9 * agents * agent.completionsPerSecond[handling.concurrency];
        const team = chatTeam(
          { contactsPerSecond, agent, agents, patienceSeconds: handling.patienceSeconds },
          limits,
        );
        const brought = contactsPerSecond * team.answered * handling.repliesPerChat;
        expect(team.repliesPerSecond / brought).toBeCloseTo(1, 9);
      }),
      { numRuns: 200, seed: 20_260_103 },
    );
  });

  it('is Erlang A when an agent holds one chat at a time', () => {
    fc.assert(
      fc.property(chatHandling({ concurrency: 1 }), fc.integer({ min: 1, max: 30 }), (handling, agents) => {
        const { agentSecondsPerReply, customerSecondsPerMessage, repliesPerChat, idleTailSeconds } = handling;
        const averageHandleSeconds =
          agentSecondsPerReply * repliesPerChat +
          customerSecondsPerMessage * (repliesPerChat - 1) +
          idleTailSeconds;
        const { patienceSeconds } = handling;
        const contactsPerSecond = (0.8 * agents) / averageHandleSeconds;
        const chat = evaluateQueue({ contactsPerSecond, handling }, agents);
        const task = evaluateQueue(
          { contactsPerSecond, handling: { kind: 'task', averageHandleSeconds, patienceSeconds } },
          agents,
        );
        expect(chat.probabilityWait).toBeCloseTo(task.probabilityWait, 12);
        expect(chat.abandonment).toBeCloseTo(task.abandonment, 12);
        expect(chat.answeredWithinShare).toBeCloseTo(task.answeredWithinShare, 12);
        const slotWait = (chat.averageResponseSeconds - agentSecondsPerReply) * repliesPerChat;
        expect(slotWait / averageHandleSeconds).toBeCloseTo(
          task.averageResponseSeconds / averageHandleSeconds,
          9,
        );
        const typingShare = (agentSecondsPerReply * repliesPerChat) / averageHandleSeconds;
        expect(chat.occupancy).toBeCloseTo(task.occupancy * typingShare, 12);
      }),
      { numRuns: 200, seed: 20_260_104 },
    );
  });
});

describe('one agent with several chats', () => {
  const handling: ChatHandling = {
    kind: 'chat',
    agentSecondsPerReply: 20,
    customerSecondsPerMessage: 60,
    repliesPerChat: 5,
    idleTailSeconds: 30,
    concurrency: 4,
    patienceSeconds: 60,
  };

  it('takes as long to reply as the distribution of the reply time says', () => {
    const agent = multitaskingAgent({ ...handling, switchingShare: 0.1 });
    for (let chats = 1; chats <= 4; chats++) {
      let mean = 0;
      for (let t = 0.05; t < 4000; t += 0.1) mean += 0.1 * replyTimeLongerThan(agent, chats, t);
      expect(mean / agent.replySeconds[chats]).toBeCloseTo(1, 5);
    }
  });

  it('surely takes longer than no time', () => {
    const agent = multitaskingAgent(handling);
    for (const seconds of [0, -1, -500]) expect(replyTimeLongerThan(agent, 4, seconds)).toBe(1);
    expect(replyTimeLongerThan(agent, 4, 1e9)).toBe(0);
  });

  it('types one chat undisturbed, and slower with every further one when switching costs', () => {
    const agent = multitaskingAgent({ ...handling, switchingShare: 0.25 });
    expect([...agent.typingSeconds.subarray(1)]).toEqual([20, 25, 30, 35]);
    expect(agent.replySeconds[1]).toBeCloseTo(20, 12);
  });

  it('keeps a chat for its typing, thinking and idling', () => {
    const agent = multitaskingAgent(handling);
    expect(1 / agent.completionsPerSecond[1]).toBeCloseTo(5 * 20 + 4 * 60 + 30, 9);
  });
});
