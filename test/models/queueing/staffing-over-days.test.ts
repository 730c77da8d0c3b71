import { describe, expect, it } from 'vitest';
import { dayFactorKinds } from '../../../models/queueing/day-factor.ts';
import type { Handling, QueueTargets } from '../../../models/queueing/handling.ts';
import { evaluateOverDays, staffOverDays } from '../../../models/queueing/staffing-over-days.ts';
import { evaluateTransient } from '../../../models/queueing/transient.ts';
import { requiredAgents } from '../../../models/queueing/requirement.ts';
import { requiredAgentsOverDays } from '../../../models/queueing/uncertain-demand.ts';

const chat: Handling = {
  kind: 'chat',
  agentSecondsPerReply: 12,
  customerSecondsPerMessage: 40,
  repliesPerChat: 5,
  idleTailSeconds: 20,
  concurrency: 4,
  patienceSeconds: 120,
};
const strict: QueueTargets = { averageResponseSeconds: 25, maximumAbandonment: 0.005 };
const variation = 0.3;
const days = dayFactorKinds(variation);
const constant = (rate: number, intervals: number) => ({
  intervalSeconds: 900,
  contactsPerSecond: new Array<number>(intervals).fill(rate),
});

describe('agents for targets that hold on average over kinds of day', () => {
  it('are, once the queue has settled, those of the long run over many kinds of day', () => {
    const demand = constant(0.2, 12);
    const staffed = staffOverDays(chat, demand, new Array<QueueTargets>(12).fill(strict), days);
    const steady = requiredAgentsOverDays({ contactsPerSecond: 0.2, handling: chat }, strict, variation);
    const certain = requiredAgents({ contactsPerSecond: 0.2, handling: chat }, strict);
    if (staffed.status !== 'met' || steady.status !== 'met' || certain.status !== 'met')
      throw new Error('within reach');
    expect(staffed.agents.at(-1)).toBe(steady.agents);
    expect(steady.agents).toBeGreaterThan(certain.agents);
  });

  it('are the fewest after a peak, whose backlog busy days keep longer', () => {
    const contactsPerSecond = [0.1, 0.1, 0.5, 0.5, 0.1, 0.1, 0.1];
    const demand = { intervalSeconds: 900, contactsPerSecond };
    const targets = contactsPerSecond.map(() => strict);
    const staffed = staffOverDays(chat, demand, targets, days, { staffDrop: 'finish-chats' });
    if (staffed.status !== 'met') throw new Error('within reach');
    const keeps = (agents: readonly number[], interval: number) => {
      const reached = evaluateOverDays(chat, demand, agents, days, { staffDrop: 'finish-chats' })[interval];
      return reached.averageResponseSeconds <= 25 * (1 + 1e-9) && reached.abandonment <= 0.005 + 1e-9;
    };
    staffed.agents.forEach((agents, interval) => {
      expect(keeps(staffed.agents, interval)).toBe(true);
      const fewer = [...staffed.agents];
      fewer[interval] = agents - 1;
      expect(keeps(fewer, interval)).toBe(false);
    });
  });

  it('weigh every contact once: the share that gives up is that of all contacts of all days together', () => {
    const demand = constant(0.2, 4);
    const agents = [9, 9, 9, 9];
    let gone = 0;
    let offered = 0;
    for (const { factor, probability } of days) {
      const rates = demand.contactsPerSecond.map((rate) => rate * factor);
      const { performance } = evaluateTransient(
        chat,
        { intervalSeconds: 900, contactsPerSecond: rates },
        agents,
      )[3];
      gone += probability * rates[3] * performance.abandonment;
      offered += probability * rates[3];
    }
    const [, , , last] = evaluateOverDays(chat, demand, agents, days);
    expect(last.abandonment).toBeCloseTo(gone / offered, 12);
  });

  it('are the minimum without arrivals, and do not exist beyond the reach of any number', () => {
    const quiet = staffOverDays(chat, constant(0, 2), [strict, strict], days, { minimumAgents: [0, 3] });
    expect(quiet).toEqual({ status: 'met', agents: [0, 3] });
    const beyond = [{}, { averageResponseSeconds: 5 }];
    expect(staffOverDays(chat, constant(0.1, 2), beyond, days, { maximumAgents: 50 })).toMatchObject({
      status: 'unreachable',
      interval: 1,
      target: 'averageResponseSeconds',
      bestReachable: 12,
    });
    const few = staffOverDays(chat, constant(1, 1), [{}], days, { maximumAgents: 10 });
    expect(few).toMatchObject({ status: 'unreachable', target: 'stability', bestReachable: 10 });
  });
});
