import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestReachableResponseSeconds } from '../../../models/queueing/best-reachable.ts';
import type { Handling, QueueLoad, QueueTargets } from '../../../models/queueing/handling.ts';
import { evaluateQueue } from '../../../models/queueing/performance.ts';
import { agentsThatCarry, requiredAgents } from '../../../models/queueing/requirement.ts';
import { chatHandling, taskHandling } from './queue-arbitraries.ts';
import { serversForProbabilityWait } from './reference-values.ts';

const chat: Handling = {
  kind: 'chat',
  agentSecondsPerReply: 20,
  customerSecondsPerMessage: 45,
  repliesPerChat: 8,
  idleTailSeconds: 0,
  concurrency: 4,
  patienceSeconds: 90,
};

/** Each target spelled out once more, apart from the code under test. */
function keeps(load: QueueLoad, agents: number, targets: QueueTargets): boolean {
  const reached = evaluateQueue(load, agents, { withinSeconds: targets.answeredWithin?.seconds });
  return (
    reached.averageResponseSeconds <= (targets.averageResponseSeconds ?? Infinity) + 1e-6 &&
    reached.answeredWithinShare >= (targets.answeredWithin?.share ?? 0) - 1e-6 &&
    reached.threeMinuteReplyRate >= (targets.threeMinuteReplyRate ?? 0) - 1e-6 &&
    reached.abandonment <= (targets.maximumAbandonment ?? 1) + 1e-6
  );
}

const someTargets: fc.Arbitrary<QueueTargets> = fc.record(
  {
    averageResponseSeconds: fc.double({ min: 1, max: 200, noNaN: true }),
    answeredWithin: fc.record({
      share: fc.double({ min: 0.2, max: 0.99, noNaN: true }),
      seconds: fc.integer({ min: 0, max: 180 }),
    }),
    threeMinuteReplyRate: fc.double({ min: 0.3, max: 0.99, noNaN: true }),
    maximumAbandonment: fc.double({ min: 0.005, max: 0.3, noNaN: true }),
  },
  { requiredKeys: [] },
);

describe('the required agents', () => {
  it('are the smallest number that keeps every target', () => {
    fc.assert(
      fc.property(
        fc.oneof(chatHandling(), taskHandling),
        fc.double({ min: 0.0005, max: 0.4, noNaN: true }),
        someTargets,
        (handling, contactsPerSecond, targets) => {
          const load = { contactsPerSecond, handling };
          const requirement = requiredAgents(load, targets);
          if (requirement.status === 'unreachable') {
            expect(keeps(load, 20_000, targets)).toBe(false);
            return;
          }
          const { agents, performance, binding } = requirement;
          const givingUpIsLimited = targets.answeredWithin ?? targets.maximumAbandonment;
          if (handling.patienceSeconds === Infinity || givingUpIsLimited === undefined) {
            expect(agents).toBeGreaterThanOrEqual(agentsThatCarry(load));
          }
          expect(keeps(load, agents, targets)).toBe(true);
          expect(performance).toEqual(
            evaluateQueue(load, agents, { withinSeconds: targets.answeredWithin?.seconds }),
          );
          if (binding === 'stability') expect(agents).toBe(agentsThatCarry(load));
          else if (binding === 'none') expect(agents).toBe(0);
          else {
            const { [binding]: bound } = targets;
            expect(keeps(load, agents - 1, { [binding]: bound })).toBe(false);
          }
        },
      ),
      { numRuns: 400, seed: 20_260_107 },
    );
  });

  it('are Tijms’ servers for a bound on the probability of waiting', () => {
    for (const [erlangs, ...servers] of serversForProbabilityWait) {
      const load: QueueLoad = {
        contactsPerSecond: erlangs / 100,
        handling: { kind: 'task', averageHandleSeconds: 100, patienceSeconds: Infinity },
      };
      const found = [0.5, 0.2, 0.1].map((share) =>
        requiredAgents(load, { answeredWithin: { share: 1 - share, seconds: 0 } }),
      );
      expect(found).toMatchObject(servers.map((agents) => ({ status: 'met', agents })));
    }
  });

  it.each([
    [1, 5],
    [10, 18],
    [50, 64],
    [100, 117],
  ])(
    'lose one in a hundred of %d erlangs with %d servers where nobody waits, as in tables of Erlang B',
    (erlangs, servers) => {
      const load: QueueLoad = {
        contactsPerSecond: erlangs / 120,
        handling: { kind: 'task', averageHandleSeconds: 120, patienceSeconds: 0 },
      };
      expect(requiredAgents(load, { maximumAbandonment: 0.01 })).toMatchObject({
        status: 'met',
        agents: servers,
        binding: 'maximumAbandonment',
      });
    },
  );

  it('are one for hardly any demand, however patient', () => {
    for (const patienceSeconds of [0, 60, Infinity]) {
      for (const handling of [chat, { kind: 'task', averageHandleSeconds: 300 } as const]) {
        const load: QueueLoad = { contactsPerSecond: 1e-7, handling: { ...handling, patienceSeconds } };
        const targets = { answeredWithin: { share: 0.9, seconds: 20 }, threeMinuteReplyRate: 0.9 };
        expect(requiredAgents(load, targets)).toMatchObject({ status: 'met', agents: 1 });
      }
    }
  });

  it('are those of the fluid limit for a hundred thousand: who may be lost is lost', () => {
    const load: QueueLoad = { contactsPerSecond: 600, handling: chat };
    const targets = { averageResponseSeconds: 60, maximumAbandonment: 0.02 };
    const requirement = requiredAgents(load, targets);
    if (requirement.status !== 'met') throw new Error('within reach');
    expect(requirement.agents / (0.98 * agentsThatCarry(load))).toBeCloseTo(1, 4);
    expect(requirement.performance.abandonment).toBeCloseTo(0.02, 4);
  });

  it('carry the whole demand where no target limits how many give up', () => {
    const requirement = requiredAgents(
      { contactsPerSecond: 0.5, handling: chat },
      { averageResponseSeconds: 500 },
    );
    expect(requirement).toMatchObject({ status: 'met', binding: 'stability' });
    if (requirement.status === 'met') expect(requirement.agents).toBeGreaterThanOrEqual(0.5 * 8 * 20);
  });

  it('may be fewer than the offered load where a target says how many may go unanswered', () => {
    const load: QueueLoad = {
      contactsPerSecond: 50 / 60,
      handling: { kind: 'task', averageHandleSeconds: 360, patienceSeconds: 120 },
    };
    const requirement = requiredAgents(load, { answeredWithin: { share: 0.8, seconds: 30 } });
    expect(requirement).toMatchObject({ status: 'met', agents: 267, binding: 'answeredWithin' });
  });

  it('stay within the bounds asked for', () => {
    const load: QueueLoad = { contactsPerSecond: 0.1, handling: chat };
    const free = requiredAgents(load, { averageResponseSeconds: 30 });
    if (free.status !== 'met') throw new Error('a response of 30 s is within reach');
    const bounded = requiredAgents(load, { averageResponseSeconds: 30 }, { minimumAgents: free.agents + 3 });
    expect(bounded).toMatchObject({ status: 'met', agents: free.agents + 3, binding: 'none' });
    const idle = requiredAgents({ ...load, contactsPerSecond: 0 }, {}, { minimumAgents: 2 });
    expect(idle).toMatchObject({ status: 'met', agents: 2, binding: 'none' });
  });

  it('are one more than an offered load that is whole, unless some give up', () => {
    const handling: Handling = { kind: 'task', averageHandleSeconds: 300, patienceSeconds: Infinity };
    expect(agentsThatCarry({ contactsPerSecond: 0.03, handling })).toBe(10);
    expect(agentsThatCarry({ contactsPerSecond: 0.03, handling: { ...handling, patienceSeconds: 60 } })).toBe(
      9,
    );
    expect(agentsThatCarry({ contactsPerSecond: 0.0301, handling })).toBe(10);
  });

  it('are none without demand', () => {
    const requirement = requiredAgents(
      { contactsPerSecond: 0, handling: chat },
      { averageResponseSeconds: 1 },
    );
    expect(requirement).toMatchObject({ status: 'met', agents: 0, binding: 'none' });
  });

  it('name the target that one agent fewer would miss by the largest share', () => {
    const load: QueueLoad = { contactsPerSecond: 9.5 / 60, handling: chat };
    const strictResponse = requiredAgents(load, { averageResponseSeconds: 25, maximumAbandonment: 0.5 });
    expect(strictResponse).toMatchObject({ binding: 'averageResponseSeconds' });
    const strictAbandonment = requiredAgents(load, { averageResponseSeconds: 200, maximumAbandonment: 1e-4 });
    expect(strictAbandonment).toMatchObject({ binding: 'maximumAbandonment' });
  });

  it('say so when a target is out of reach of any number', () => {
    const load: QueueLoad = { contactsPerSecond: 0.2, handling: chat };
    expect(bestReachableResponseSeconds(chat)).toBe(20);
    expect(requiredAgents(load, { averageResponseSeconds: 19 })).toEqual({
      status: 'unreachable',
      target: 'averageResponseSeconds',
      bestReachable: 20,
      asked: 19,
    });
    expect(requiredAgents(load, { threeMinuteReplyRate: 0.99999 })).toMatchObject({
      status: 'unreachable',
      target: 'threeMinuteReplyRate',
    });
    expect(requiredAgents(load, { averageResponseSeconds: 20 }).status).toBe('met');
  });

  it('say so when fewer agents are allowed than needed', () => {
    const load: QueueLoad = { contactsPerSecond: 0.5, handling: chat };
    const unlimited = requiredAgents(load, { averageResponseSeconds: 30 });
    if (unlimited.status !== 'met') throw new Error('a response of 30 s is within reach');
    const { agents } = unlimited;
    expect(requiredAgents(load, { averageResponseSeconds: 30 }, { maximumAgents: agents })).toEqual(
      unlimited,
    );
    const limited = requiredAgents(load, { averageResponseSeconds: 30 }, { maximumAgents: agents - 1 });
    expect(limited).toMatchObject({ status: 'unreachable', target: 'averageResponseSeconds', asked: 30 });
    const drowning = requiredAgents(load, { averageResponseSeconds: 30 }, { maximumAgents: 10 });
    expect(drowning).toMatchObject({ status: 'unreachable', target: 'stability', bestReachable: 10 });
  });
});
