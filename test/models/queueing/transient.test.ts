import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChatHandling, Handling, QueuePerformance } from '../../../models/queueing/handling.ts';
import { evaluateQueue } from '../../../models/queueing/performance.ts';
import { agentsThatCarry, requiredAgents } from '../../../models/queueing/requirement.ts';
import { evaluateTransient } from '../../../models/queueing/transient.ts';
import { expectSound } from './expect-sound.ts';
import { livePeaks } from './live-peaks.ts';
import { chatHandling, taskHandling } from './queue-arbitraries.ts';
import { simulateReplies } from './reply-level-simulation.ts';

const chat: ChatHandling = {
  kind: 'chat',
  agentSecondsPerReply: 20,
  customerSecondsPerMessage: 45,
  repliesPerChat: 6,
  idleTailSeconds: 15,
  concurrency: 4,
  patienceSeconds: 120,
};

describe('a queue under moving demand', () => {
  it('is the long-run queue when nothing moves', () => {
    fc.assert(
      fc.property(
        fc.oneof(chatHandling(), taskHandling),
        fc.double({ min: 0.001, max: 0.15, noNaN: true }),
        fc.integer({ min: 0, max: 4 }),
        (handling: Handling, contactsPerSecond, more) => {
          const agents = agentsThatCarry({ contactsPerSecond: contactsPerSecond * 1.05, handling }) + more;
          const rates = [contactsPerSecond, contactsPerSecond];
          const demand = { intervalSeconds: 300, contactsPerSecond: rates };
          const [, second] = evaluateTransient(handling, demand, [agents, agents], {
            start: 'stationary',
            withinSeconds: 20,
          });
          const expected = evaluateQueue({ contactsPerSecond, handling }, agents, { withinSeconds: 20 });
          for (const key of Object.keys(expected) as (keyof QueuePerformance)[]) {
            const scale = Math.max(1, Math.abs(expected[key]));
            expect(second.performance[key] / scale).toBeCloseTo(expected[key] / scale, 7);
          }
        },
      ),
      { numRuns: 60, seed: 20_260_109 },
    );
  });

  it('is made of probabilities and durations, however demand and agents move', () => {
    const interval = fc.record({
      contactsPerSecond: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 0.4, noNaN: true })),
      agents: fc.integer({ min: 0, max: 25 }),
    });
    fc.assert(
      fc.property(
        fc.oneof(chatHandling(), taskHandling),
        fc.array(interval, { minLength: 1, maxLength: 4 }),
        fc.constantFrom('at-once' as const, 'finish-chats' as const),
        (handling: Handling, moves, staffDrop) => {
          const intervals = evaluateTransient(
            handling,
            { intervalSeconds: 300, contactsPerSecond: moves.map((move) => move.contactsPerSecond) },
            moves.map((move) => move.agents),
            { staffDrop },
          );
          for (const { performance, contactsAtEnd, finishing } of intervals) {
            expectSound(performance);
            expect(contactsAtEnd).toBeGreaterThanOrEqual(0);
            expect(finishing).toBeGreaterThanOrEqual(0);
          }
        },
      ),
      { numRuns: 150, seed: 20_260_110 },
    );
  });

  it('piles up what an overloaded team cannot take where nobody gives up', () => {
    const patient: ChatHandling = { ...chat, patienceSeconds: Infinity };
    const demand = { intervalSeconds: 1800, contactsPerSecond: [0.2, 0.2, 0.2] };
    const [, second, third] = evaluateTransient(patient, demand, [5, 5, 5]);
    const finished = (third.performance.repliesPerSecond / chat.repliesPerChat) * 1800;
    expect(third.contactsAtEnd - second.contactsAtEnd).toBeCloseTo(0.2 * 1800 - finished, 3);
    expect(third.performance).toMatchObject({ abandonment: 0, probabilityWait: 1, answeredWithinShare: 0 });
    expect(third.performance.averageSlotWaitSeconds).toBeGreaterThan(1800);
  });

  it('shows where staffing by hourly averages and by quarters fails', () => {
    const asked = { answeredWithin: { share: 0.8, seconds: 30 } };
    const worst = livePeaks.map(({ handling, demand }) => {
      const rates = Array.from(demand.contactsPerSecond);
      const staffBy = (minutes: number, of: (rates: number[]) => number) =>
        Array.from({ length: 20 }, (_, quarter) => {
          const from = Math.floor((quarter * 15) / minutes) * minutes;
          const requirement = requiredAgents(
            { contactsPerSecond: of(rates.slice(from, from + minutes)), handling },
            asked,
          );
          if (requirement.status !== 'met') throw new Error('within reach');
          return requirement.agents;
        });
      const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
      return [staffBy(60, mean), staffBy(15, (values) => Math.max(...values))].map((agents) => ({
        agentHours: agents.reduce((sum, value) => sum + value, 0) / 4,
        worstQuarter: Math.min(
          ...evaluateTransient(handling, demand, agents, { start: 'stationary' }).map(
            ({ performance }) => performance.answeredWithinShare,
          ),
        ),
      }));
    });
    const published = [
      [459, 0.309, 497, 0.721],
      [325, 0.058, 358, 0.506],
    ];
    worst.forEach(([hourly, quarterly], i) => {
      // The published maxima are those of the curve, these the ones of its minutes: a few agent-hours apart.
      expect(Math.abs(hourly.agentHours - published[i][0])).toBeLessThan(5);
      expect(Math.abs(hourly.worstQuarter - published[i][1])).toBeLessThan(0.05);
      expect(Math.abs(quarterly.agentHours - published[i][2])).toBeLessThan(10);
      expect(Math.abs(quarterly.worstQuarter - published[i][3])).toBeLessThan(0.05);
    });
  });

  it('agrees with a simulation of every reply through a peak and the agents’ leaving', () => {
    const contactsPerSecond = [0.06, 0.06, 0.15, 0.12, 0.05, 0.05];
    const agents = [9, 9, 15, 17, 10, 8];
    const intervals = evaluateTransient(chat, { intervalSeconds: 900, contactsPerSecond }, agents, {
      staffDrop: 'finish-chats',
    });
    const runs = 250;
    const simulated = simulateReplies({ intervalSeconds: 900, contactsPerSecond, agents }, chat, {
      runs,
      seed: 5,
    });
    intervals.forEach(({ performance }, i) => {
      const { contacts, left, takenWithin, replies, responseSeconds, repliesInTime } = simulated[i];
      expect(Math.abs(performance.averageResponseSeconds / (responseSeconds / replies) - 1)).toBeLessThan(
        0.08,
      );
      expect(Math.abs(performance.abandonment - left / contacts)).toBeLessThan(0.015);
      expect(Math.abs(performance.answeredWithinShare - takenWithin / contacts)).toBeLessThan(0.03);
      expect(Math.abs(performance.threeMinuteReplyRate - repliesInTime / replies)).toBeLessThan(0.01);
      expect(Math.abs(performance.repliesPerSecond / (replies / runs / 900) - 1)).toBeLessThan(0.04);
    });
  });

  it('counts what arrives and hands over what is left', () => {
    const [first, second] = evaluateTransient(
      { kind: 'task', averageHandleSeconds: 1e9, patienceSeconds: Infinity },
      { intervalSeconds: 600, stepsPerInterval: 2, contactsPerSecond: [0.1, 0.3, 0, 0] },
      [3, 3],
    );
    expect(first.contacts).toBeCloseTo(120, 10);
    expect(first.contactsAtEnd).toBeCloseTo(120, 5);
    expect(second).toMatchObject({ contacts: 0, performance: { abandonment: 0, probabilityWait: 0 } });
  });

  it('lets everybody wait in an interval without agents', () => {
    const [closed] = evaluateTransient(chat, { intervalSeconds: 900, contactsPerSecond: [0.05] }, [0]);
    expect(closed.performance).toMatchObject({
      averageResponseSeconds: Infinity,
      answeredWithinShare: 0,
      abandonment: 1,
      occupancy: 0,
    });
  });

  it('refuses what cannot be', () => {
    const demand = { intervalSeconds: 900, contactsPerSecond: [0.1, 0.1] };
    expect(() => evaluateTransient(chat, demand, [1])).toThrow(/one per interval/);
    expect(() => evaluateTransient(chat, { ...demand, stepsPerInterval: 3 }, [1])).toThrow(/whole intervals/);
    expect(() => evaluateTransient(chat, { ...demand, contactsPerSecond: [NaN] }, [1])).toThrow(
      /contactsPerSecond/,
    );
    expect(() =>
      evaluateTransient({ ...chat, patienceSeconds: Infinity }, demand, [1, 1], { start: 'stationary' }),
    ).toThrow(/stationary/);
  });
});
