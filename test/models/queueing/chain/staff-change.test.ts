import { describe, expect, it } from 'vitest';
import type { ChatHandling } from '../../../../models/queueing/handling.ts';
import {
  meanContacts,
  totalProbability,
  type QueueState,
} from '../../../../models/queueing/chain/queue-state.ts';
import { servedQueue } from '../../../../models/queueing/chain/served-queue.ts';
import { changeStaff } from '../../../../models/queueing/chain/staff-change.ts';

const handling: ChatHandling = {
  kind: 'chat',
  agentSecondsPerReply: 20,
  customerSecondsPerMessage: 45,
  repliesPerChat: 5,
  idleTailSeconds: 0,
  concurrency: 3,
  patienceSeconds: 90,
};
const queue = servedQueue(handling);
const certain = (contacts: number): QueueState => ({ first: contacts, probability: Float64Array.of(1) });

/** Σ of the contacts held, over every choice of who stays. */
function byEveryChoice(holdings: number[], staying: number): Map<number, number> {
  const counts = new Map<number, number>();
  const choose = (from: number, left: number, sum: number): void => {
    if (left === 0) counts.set(sum, (counts.get(sum) ?? 0) + 1);
    for (let i = from; left > 0 && i < holdings.length; i++) choose(i + 1, left - 1, sum + holdings[i]);
  };
  choose(0, staying, 0);
  return counts;
}

describe('a change of staff', () => {
  it('leaves the contacts in the system when agents leave at once, or come', () => {
    const state = { first: 3, probability: Float64Array.of(0.5, 0.2, 0.3) };
    expect(changeStaff(queue, state, 5, 2, 'at-once')).toMatchObject({ state, finishing: 0 });
    expect(changeStaff(queue, state, 5, 9, 'finish-chats')).toMatchObject({ state, finishing: 0 });
  });

  it('loses those who find no slot where nobody waits', () => {
    const impatient = servedQueue({ ...handling, patienceSeconds: 0 });
    const state = { first: 5, probability: Float64Array.of(0.5, 0.2, 0.3) };
    const change = changeStaff(impatient, state, 5, 2, 'at-once');
    expect(change.state.first).toBe(5);
    expect([...change.state.probability]).toEqual([0.5, 0.5]);
    expect(changeStaff(impatient, certain(12), 5, 2, 'at-once').state).toEqual(certain(6));
  });

  it('lets each set of agents leave with the same chance, with what they hold', () => {
    for (let contacts = 0; contacts <= 15; contacts++) {
      const holdings = Array.from({ length: 5 }, (_, i) => Math.floor((contacts + i) / 5));
      const counts = byEveryChoice(holdings, 2);
      const { state, finishing } = changeStaff(queue, certain(contacts), 5, 2, 'finish-chats');
      const choices = [...counts.values()].reduce((sum, count) => sum + count, 0);
      expect(totalProbability(state)).toBeCloseTo(1, 12);
      for (const [stay, count] of counts) {
        expect(state.probability[stay - state.first]).toBeCloseTo(count / choices, 12);
      }
      expect(meanContacts(state) + finishing).toBeCloseTo(contacts, 12);
    }
  });

  it('keeps those who wait waiting', () => {
    const { state, finishing } = changeStaff(queue, certain(15 + 4), 5, 3, 'finish-chats');
    expect(state).toEqual(certain(9 + 4));
    expect(finishing).toBe(6);
  });

  it('counts the work of those who finish: an agent with three chats ends the first, the second, the third', () => {
    const { completionsPerSecond: rate } = queue.agent;
    const { finishingAgentSeconds } = changeStaff(queue, certain(15), 5, 4, 'finish-chats');
    expect(finishingAgentSeconds).toBeCloseTo(1 / rate[3] + 1 / rate[2] + 1 / rate[1], 9);
    expect(changeStaff(queue, certain(0), 5, 4, 'finish-chats').finishingAgentSeconds).toBe(0);
  });
});
