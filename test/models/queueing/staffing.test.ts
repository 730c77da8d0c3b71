import { describe, expect, it } from 'vitest';
import type { Handling, QueueTargets } from '../../../models/queueing/handling.ts';
import { agentsThatCarry } from '../../../models/queueing/requirement.ts';
import { staffTransient } from '../../../models/queueing/staffing.ts';
import { evaluateTransient, type MovingDemand } from '../../../models/queueing/transient.ts';
import { livePeaks } from './live-peaks.ts';

describe('agents under moving demand', () => {
  it.each(livePeaks)('keep the target in every quarter of live peak $name', (row) => {
    const targets = { answeredWithin: { share: 0.8, seconds: 30 } };
    const staffing = staffTransient(row.handling, row.demand, targets, { start: 'stationary' });
    if (staffing.status !== 'met') throw new Error('within reach');
    expect(staffing.agentSeconds / 3600).toBeLessThanOrEqual(row.transientAgentHours);
    const played = evaluateTransient(row.handling, row.demand, staffing.agents, { start: 'stationary' });
    for (const { performance } of played) expect(performance.answeredWithinShare).toBeGreaterThan(0.8 - 1e-6);
  });

  it.each([
    { rates: [0.03, 0.03, 0.03, 0.03], handleSeconds: 300, limits: [300, 300, 20, 60] },
    { rates: [0.05, 0.03, 0.03, 0.03], handleSeconds: 300, limits: [900, 300, 20, 60] },
  ])('are as few as the best of all plans, where looking ahead pays: $rates, $limits', (row) => {
    const handling: Handling = {
      kind: 'task',
      averageHandleSeconds: row.handleSeconds,
      patienceSeconds: Infinity,
    };
    const targets = row.limits.map((averageResponseSeconds) => ({ averageResponseSeconds }));
    const demand = { intervalSeconds: 900, contactsPerSecond: row.rates };
    const staffing = staffTransient(handling, demand, targets, { start: 'stationary' });
    if (staffing.status !== 'met') throw new Error('within reach');
    expect(staffing.agentSeconds).toBeLessThan(staffing.forwardAgentSeconds);
    expect(staffing.agentSeconds / 900).toBe(bestOfAllPlans(handling, demand, targets, 20));
  });

  it('count the time that leaving agents take to finish', () => {
    const handling: Handling = {
      kind: 'chat',
      agentSecondsPerReply: 25,
      customerSecondsPerMessage: 50,
      repliesPerChat: 6,
      idleTailSeconds: 10,
      concurrency: 3,
      patienceSeconds: 120,
    };
    const demand = { intervalSeconds: 900, contactsPerSecond: [0.06, 0.06, 0.02, 0.02] };
    const staffing = staffTransient(
      handling,
      demand,
      { averageResponseSeconds: 45 },
      { staffDrop: 'finish-chats' },
    );
    if (staffing.status !== 'met') throw new Error('within reach');
    const onDuty = staffing.agents.reduce((sum, agents) => sum + agents * 900, 0);
    const finishing = staffing.intervals.reduce(
      (sum, { finishingAgentSeconds }) => sum + finishingAgentSeconds,
      0,
    );
    expect(finishing).toBeGreaterThan(0);
    expect(staffing.agentSeconds).toBeCloseTo(onDuty + finishing, 6);
  });

  it('do not send agents away for less time than they take to finish', () => {
    const handling: Handling = {
      kind: 'chat',
      agentSecondsPerReply: 25,
      customerSecondsPerMessage: 100,
      repliesPerChat: 8,
      idleTailSeconds: 60,
      concurrency: 4,
      patienceSeconds: 120,
    };
    const demand = { intervalSeconds: 600, contactsPerSecond: [0.06, 0.04, 0.06] };
    const asked = { averageResponseSeconds: 40, maximumAbandonment: 0.02 };
    const atOnce = staffTransient(handling, demand, asked, { start: 'stationary', staffDrop: 'at-once' });
    const finishing = staffTransient(handling, demand, asked, {
      start: 'stationary',
      staffDrop: 'finish-chats',
    });
    if (atOnce.status !== 'met' || finishing.status !== 'met') throw new Error('within reach');
    expect(atOnce.agents[1]).toBeLessThan(atOnce.agents[0]);
    expect(finishing.agents[1]).toBe(finishing.agents[0]);
  });

  it('respect the minimum, and are that without arrivals', () => {
    const handling: Handling = { kind: 'task', averageHandleSeconds: 200, patienceSeconds: 90 };
    const staffing = staffTransient(
      handling,
      { intervalSeconds: 900, contactsPerSecond: [0, 0.05, 0.05, 0] },
      { maximumAbandonment: 0.03 },
      { minimumAgents: [2, 0, 30, 0] },
    );
    expect(staffing).toMatchObject({ status: 'met' });
    if (staffing.status === 'met') {
      expect(staffing.agents[0]).toBe(2);
      expect(staffing.agents[1]).toBeGreaterThan(5);
      expect(staffing.agents.slice(2)).toEqual([30, 0]);
    }
  });

  it('are refused with the interval and the target that cannot be kept', () => {
    const handling: Handling = {
      kind: 'chat',
      agentSecondsPerReply: 25,
      customerSecondsPerMessage: 50,
      repliesPerChat: 6,
      idleTailSeconds: 0,
      concurrency: 3,
      patienceSeconds: 120,
    };
    const demand = { intervalSeconds: 900, contactsPerSecond: [0, 0.02, 0.3] };
    const slow = staffTransient(handling, demand, { averageResponseSeconds: 24 });
    expect(slow).toMatchObject({
      status: 'unreachable',
      interval: 1,
      target: 'averageResponseSeconds',
      asked: 24,
    });
    const few = staffTransient(handling, demand, { averageResponseSeconds: 60 }, { maximumAgents: 20 });
    const asked = agentsThatCarry({ contactsPerSecond: 0.3, handling });
    expect(few).toEqual({
      status: 'unreachable',
      interval: 2,
      target: 'stability',
      bestReachable: 20,
      asked,
    });
    const lost = staffTransient(handling, demand, { maximumAbandonment: 0.001 }, { maximumAgents: 20 });
    expect(lost).toMatchObject({ status: 'unreachable', interval: 2, target: 'maximumAbandonment' });
  });
});

/** The least agents in sum over all plans with up to `most` agents that keep every target and carry the demand. */
function bestOfAllPlans(
  handling: Handling,
  demand: MovingDemand,
  targets: readonly Required<Pick<QueueTargets, 'averageResponseSeconds'>>[],
  most: number,
): number {
  let best = Infinity;
  const extend = (plan: number[], sum: number): void => {
    const interval = plan.length;
    if (interval === targets.length) best = Math.min(best, sum);
    if (interval === targets.length) return;
    const rates = Array.from(demand.contactsPerSecond).slice(0, interval + 1);
    const least = agentsThatCarry({ contactsPerSecond: rates[interval], handling });
    for (let agents = least; agents <= most && sum + agents < best; agents++) {
      const played = evaluateTransient(handling, { ...demand, contactsPerSecond: rates }, [...plan, agents], {
        start: 'stationary',
      });
      const reached = played[interval].performance.averageResponseSeconds;
      if (reached <= targets[interval].averageResponseSeconds) extend([...plan, agents], sum + agents);
    }
  };
  extend([], 0);
  return best;
}
