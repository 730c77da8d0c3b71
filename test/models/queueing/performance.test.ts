import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Handling, QueuePerformance } from '../../../models/queueing/handling.ts';
import { evaluateQueue } from '../../../models/queueing/performance.ts';
import { expectSound } from './expect-sound.ts';
import { chatHandling, taskHandling } from './queue-arbitraries.ts';

const handling: fc.Arbitrary<Handling> = fc.oneof(chatHandling(), taskHandling);

const chat: Handling = {
  kind: 'chat',
  agentSecondsPerReply: 25,
  customerSecondsPerMessage: 50,
  repliesPerChat: 6,
  idleTailSeconds: 20,
  concurrency: 5,
  patienceSeconds: 120,
};
const task: Handling = { kind: 'task', averageHandleSeconds: 300, patienceSeconds: Infinity };

describe('the performance of a queue', () => {
  it('is made of probabilities and durations, whatever the load', () => {
    fc.assert(
      fc.property(
        handling,
        fc.integer({ min: 0, max: 300 }),
        fc.double({ min: 0, max: 5, noNaN: true }),
        fc.double({ min: 0, max: 400, noNaN: true }),
        (anyHandling, agents, contactsPerSecond, withinSeconds) => {
          expectSound(evaluateQueue({ contactsPerSecond, handling: anyHandling }, agents, { withinSeconds }));
        },
      ),
      { numRuns: 1000, seed: 20_260_105 },
    );
  });

  it('improves with every agent', () => {
    fc.assert(
      fc.property(
        handling,
        fc.integer({ min: 0, max: 120 }),
        fc.double({ min: 0.001, max: 1, noNaN: true }),
        (anyHandling, agents, contactsPerSecond) => {
          const load = { contactsPerSecond, handling: anyHandling };
          const [fewer, more] = [evaluateQueue(load, agents), evaluateQueue(load, agents + 1)];
          const slack = 1e-6;
          expect(more.averageResponseSeconds).toBeLessThanOrEqual(fewer.averageResponseSeconds * (1 + slack));
          expect(more.threeMinuteReplyRate).toBeGreaterThanOrEqual(fewer.threeMinuteReplyRate - slack);
          expect(more.answeredWithinShare).toBeGreaterThanOrEqual(fewer.answeredWithinShare - slack);
          if (agents > 0) expect(more.abandonment).toBeLessThanOrEqual(fewer.abandonment + slack);
        },
      ),
      { numRuns: 1000, seed: 20_260_106 },
    );
  });

  it('is the limit of vanishing demand without demand', () => {
    for (const anyHandling of [chat, task]) {
      const none = evaluateQueue({ contactsPerSecond: 0, handling: anyHandling }, 3);
      const hardlyAny = evaluateQueue({ contactsPerSecond: 1e-12, handling: anyHandling }, 3);
      for (const key of Object.keys(none) as (keyof QueuePerformance)[]) {
        expect(none[key]).toBeCloseTo(hardlyAny[key], 8);
      }
      expect(evaluateQueue({ contactsPerSecond: 0, handling: anyHandling }, 0)).toEqual(none);
    }
  });

  it('has no NaN where a single chat hardly ever comes to a single slot', () => {
    for (const contactsPerSecond of [Number.MIN_VALUE, 1e-300, 1e-100, 1e-90, 1e-30, 1e-9]) {
      for (const patienceSeconds of [0, 60, Infinity]) {
        const load = { contactsPerSecond, handling: { ...chat, concurrency: 1, patienceSeconds } };
        const performance = evaluateQueue(load, 1);
        expectSound(performance);
        expect(performance.averageResponseSeconds).toBeCloseTo(25, 3);
      }
    }
  });

  it('lets everybody wait without agents', () => {
    const alone = evaluateQueue({ contactsPerSecond: 0.1, handling: chat }, 0);
    expect(alone).toMatchObject({ averageResponseSeconds: Infinity, probabilityWait: 1, abandonment: 1 });
    expect(evaluateQueue({ contactsPerSecond: 0.1, handling: task }, 0).abandonment).toBe(0);
  });

  it('responds after an endless wait when nobody gives up and the team cannot keep up', () => {
    for (const anyHandling of [task, { ...chat, patienceSeconds: Infinity }]) {
      const performance = evaluateQueue({ contactsPerSecond: 1, handling: anyHandling }, 5);
      expectSound(performance);
      expect(performance.averageResponseSeconds).toBe(Infinity);
    }
  });

  it('handles teams of a hundred thousand', () => {
    const patient = evaluateQueue({ contactsPerSecond: 330, handling: task }, 100_000);
    expect(patient.occupancy).toBeCloseTo(0.99, 10);
    const { completionRate } = { completionRate: 1 / (6 * 25) };
    const chats = evaluateQueue(
      { contactsPerSecond: 0.9 * 100_000 * completionRate, handling: chat },
      100_000,
    );
    expectSound(chats);
    expect(chats.occupancy).toBeGreaterThan(0.8);
  });

  it('refuses what cannot be, naming the field', () => {
    expect(() => evaluateQueue({ contactsPerSecond: -1, handling: task }, 1)).toThrow(/contactsPerSecond/);
    expect(() => evaluateQueue({ contactsPerSecond: 1, handling: task }, 1.5)).toThrow(/agents/);
    expect(() => evaluateQueue({ contactsPerSecond: 1, handling: { ...chat, concurrency: 2.5 } }, 1)).toThrow(
      /concurrency/,
    );
    expect(() =>
      evaluateQueue({ contactsPerSecond: 1, handling: { ...task, patienceSeconds: NaN } }, 1),
    ).toThrow(/patienceSeconds/);
  });
});
