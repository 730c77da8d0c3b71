import { describe, expect, it } from 'vitest';
import type { ChatHandling } from '../../../models/queueing/handling.ts';
import { evaluateQueue } from '../../../models/queueing/performance.ts';
import { simulateReplies } from './reply-level-simulation.ts';

type Case = Omit<ChatHandling, 'kind'> & { contactsPerMinute: number; agents: number };

const cases: Case[] = [
  {
    contactsPerMinute: 2.5,
    agents: 10,
    concurrency: 3,
    agentSecondsPerReply: 25,
    customerSecondsPerMessage: 50,
    repliesPerChat: 6,
    idleTailSeconds: 0,
    patienceSeconds: 120,
  },
  {
    contactsPerMinute: 9.5,
    agents: 30,
    concurrency: 4,
    agentSecondsPerReply: 20,
    customerSecondsPerMessage: 45,
    repliesPerChat: 8,
    idleTailSeconds: 0,
    patienceSeconds: 90,
  },
  {
    contactsPerMinute: 4.2,
    agents: 10,
    concurrency: 5,
    agentSecondsPerReply: 25,
    customerSecondsPerMessage: 50,
    repliesPerChat: 6,
    idleTailSeconds: 0,
    patienceSeconds: 120,
  },
  {
    contactsPerMinute: 2.5,
    agents: 10,
    concurrency: 4,
    agentSecondsPerReply: 25,
    customerSecondsPerMessage: 50,
    repliesPerChat: 6,
    idleTailSeconds: 60,
    patienceSeconds: 120,
  },
  {
    contactsPerMinute: 2.4,
    agents: 10,
    concurrency: 4,
    agentSecondsPerReply: 20,
    customerSecondsPerMessage: 50,
    repliesPerChat: 6,
    idleTailSeconds: 30,
    patienceSeconds: 120,
    switchingShare: 0.1,
  },
];

describe('the chat model against a simulation of every reply', () => {
  it.each(cases)('$contactsPerMinute chats a minute, $agents agents, $concurrency at once', (row) => {
    const handling: ChatHandling = { kind: 'chat', ...row };
    const contactsPerSecond = row.contactsPerMinute / 60;
    const seconds = 60_000 / contactsPerSecond;
    const [, simulated] = simulateReplies(
      {
        intervalSeconds: seconds,
        contactsPerSecond: [contactsPerSecond, contactsPerSecond],
        agents: [row.agents, row.agents],
      },
      handling,
      { runs: 1, seed: 11 },
    );
    const model = evaluateQueue({ contactsPerSecond, handling }, row.agents);
    const off = (value: number, expected: number) => Math.abs(value / expected - 1);
    expect(off(model.averageResponseSeconds, simulated.responseSeconds / simulated.replies)).toBeLessThan(
      0.05,
    );
    expect(
      off(model.firstResponseSeconds, simulated.firstResponseSeconds / simulated.firstReplies),
    ).toBeLessThan(0.06);
    expect(off(model.occupancy, simulated.typingSeconds / (row.agents * seconds))).toBeLessThan(0.02);
    expect(Math.abs(model.threeMinuteReplyRate - simulated.repliesInTime / simulated.replies)).toBeLessThan(
      0.004,
    );
    expect(Math.abs(model.abandonment - simulated.left / simulated.contacts)).toBeLessThan(0.007);
    expect(Math.abs(model.answeredWithinShare - simulated.takenWithin / simulated.contacts)).toBeLessThan(
      0.015,
    );
  });
});
