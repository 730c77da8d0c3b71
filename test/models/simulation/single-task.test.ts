import { describe, expect, it } from 'vitest';
import { simulateSteady } from '../../../models/simulation/simulate-steady.ts';
import type { SteadyQueue, SteadyResult } from '../../../models/simulation/simulate-steady.ts';
import { expectNear } from './near.ts';
import { chat, duty, task } from './scenarios.ts';

const run = (queue: Omit<SteadyQueue, 'name'>, agents: number, withinSeconds: number[] = []): SteadyResult =>
  simulateSteady(
    { queues: [{ name: 'q', ...queue }], agents: [{ count: agents, duty: duty(0) }], withinSeconds },
    { seed: 11, maximumReplies: 300_000 },
  );

/** Erlang C: probability of waiting with n servers and r erlangs. */
function erlangC(n: number, r: number): number {
  let blocking = 1;
  for (let k = 1; k <= n; k += 1) blocking = (r * blocking) / (k + r * blocking);
  return (n * blocking) / (n - r * (1 - blocking));
}

describe('a team of one contact at a time', () => {
  it.each([
    { agents: 1, erlangs: 0.7 },
    { agents: 10, erlangs: 8.5 },
    { agents: 50, erlangs: 46 },
  ])('waits as Erlang C says: $agents agents, $erlangs erlangs', ({ agents, erlangs }) => {
    const handle = 120;
    const { overall } = run(
      { contactsPerSecond: erlangs / handle, handling: task({ averageHandleSeconds: handle }) },
      agents,
      [20],
    );
    const waits = erlangC(agents, erlangs);
    expectNear(overall.waitedShare, waits, 0.1);
    expectNear(overall.slotWaitSeconds, (waits * handle) / (agents - erlangs), 0.4);
    const within20 = 1 - waits * Math.exp((-(agents - erlangs) * 20) / handle);
    expectNear(overall.limits[1].firstRepliesOfOffered, within20, 0.05);
    expectNear(overall.limits[1].takenOfOffered, within20, 0.05);
    expectNear(overall.occupancy, erlangs / agents, 0.02);
    // A task is answered when it is taken up, so its response time is its wait.
    expect(overall.averageReplySeconds).toEqual(overall.slotWaitSeconds);
  });

  it.each([
    // Mandelbaum & Zeltyn 2007 (3.1 %, 3.7 s, 93 %), digits computed.
    {
      perSecond: 48 / 60,
      handle: 60,
      patience: 120,
      agents: 50,
      abandon: 0.0309122,
      wait: 3.70947,
      waits: 0.467774,
    },
    // Test suite of pyworkforce.
    {
      perSecond: 100 / 1800,
      handle: 180,
      patience: 300,
      agents: 14,
      abandon: 0.013984,
      wait: 4.19517,
      waits: 0.14526,
    },
    // Test suite of Callcenter-Simulator.
    { perSecond: 210 / 3600, handle: 180, patience: 300, agents: 9, wait: 56.62 },
  ])(
    'abandons as Erlang A says: $agents agents',
    ({ perSecond, handle, patience, agents, abandon, wait, waits }) => {
      const handling = task({ averageHandleSeconds: handle, patienceSeconds: patience });
      const { overall } = run({ contactsPerSecond: perSecond, handling }, agents);
      expectNear(overall.slotWaitOfOfferedSeconds, wait, 0.1);
      // Every waiting second costs 1/patience of a contact: P(abandon) = wait / patience.
      expectNear(overall.abandonedShare, abandon ?? wait / patience, 0.1);
      if (waits !== undefined) expectNear(overall.waitedShare, waits, 0.05);
    },
  );

  it('reproduces the contactcenters library: 252 calls an hour, 12 agents, limit 20 s', () => {
    const handling = task({ averageHandleSeconds: 120, patienceSeconds: 60 });
    const { overall } = run({ contactsPerSecond: 252 / 3600, handling }, 12, [20]);
    // Its simulation gave 0.968 and 0.975; exact 0.97418 of the answered.
    expectNear(overall.limits[1].firstRepliesOfAnswered, 0.97418, 0.002);
  });

  it.each([0, 1, 2])('waits as Pollaczek and Khinchine say when handling has a cv of %d', (cv) => {
    const queue = {
      contactsPerSecond: 0.6 / 100,
      handling: task({ averageHandleSeconds: 100 }),
      serviceShape: { kind: 'lognormal', coefficientOfVariation: cv } as const,
    };
    const expected = (0.6 / (1 - 0.6)) * 100 * ((1 + cv * cv) / 2);
    expectNear(run(queue, 1).overall.slotWaitSeconds, expected, 0.1);
  });
});

describe('an agent who takes one chat at a time', () => {
  it('waits as Pollaczek and Khinchine say for the duration of a whole chat', () => {
    const handling = chat({
      agentSecondsPerReply: 20,
      customerSecondsPerMessage: 30,
      repliesPerChat: 4,
      idleTailSeconds: 15,
      concurrency: 1,
      patienceSeconds: Infinity,
    });
    // S = Σ of n typing times + (n − 1) thinking times + tail, n geometric with mean 4 and variance 12.
    const mean = 4 * 20 + 3 * 30 + 15;
    const variance = 4 * 20 ** 2 + 3 * 30 ** 2 + 12 * (20 + 30) ** 2;
    const contactsPerSecond = 0.6 / mean;
    const expected = (contactsPerSecond * (variance + mean ** 2)) / (2 * (1 - 0.6));
    const { overall } = run({ contactsPerSecond, handling }, 1);
    expectNear(overall.slotWaitSeconds, expected, 0.05);
    // Alone with one chat, a reply takes its typing time, and the first one also the wait.
    expectNear(overall.averageReplySeconds, 20 + expected / 4, 0.05);
    expectNear(overall.occupancy, contactsPerSecond * 4 * 20, 0.02);
    expect(overall.replies / overall.finished).toBeCloseTo(4, 1);
  });
});
