import { describe, expect, it } from 'vitest';
import { ChatTeam } from '../../../models/simulation/chat-team.ts';
import { compileScenario } from '../../../models/simulation/compiled-scenario.ts';
import type { DurationShape } from '../../../models/simulation/duration.ts';
import { simulate } from '../../../models/simulation/simulate.ts';
import { simulateSteady } from '../../../models/simulation/simulate-steady.ts';
import { expectNear } from './near.ts';
import { agentsAlways, chat, duty, queue } from './scenarios.ts';

/** Erlang's loss formula. */
function erlangB(k: number, r: number): number {
  let blocking = 1;
  for (let i = 1; i <= k; i += 1) blocking = (r * blocking) / (i + r * blocking);
  return blocking;
}

describe('a team of several chats at a time', () => {
  it.each([
    // Another reply-level simulation of the same teams (the columns `simulated` of the reference vectors). Its reply
    // times leave the wait for a slot out, so ours are compared less that wait, spread over the replies of a chat.
    {
      perMinute: 2.5,
      agents: 10,
      handling: chat(),
      simulated: {
        waits: 0.028,
        abandons: 0.0065,
        slotWait: 0.761,
        within30: 0.9858,
        reply: 36.94,
        late: 0.0044,
      },
    },
    {
      perMinute: 9.5,
      agents: 30,
      handling: chat({
        concurrency: 4,
        agentSecondsPerReply: 20,
        customerSecondsPerMessage: 45,
        repliesPerChat: 8,
        patienceSeconds: 90,
      }),
      simulated: {
        waits: 0.0695,
        abandons: 0.0122,
        slotWait: 1.088,
        within30: 0.9794,
        reply: 42.06,
        late: 0.0038,
      },
    },
    {
      perMinute: 4.2,
      agents: 10,
      handling: chat({ concurrency: 5 }),
      simulated: {
        waits: 0.34,
        abandons: 0.0934,
        slotWait: 11.18,
        within30: 0.7889,
        reply: 76.91,
        late: 0.0472,
      },
    },
  ])('agrees with another simulation of $agents agents', ({ perMinute, agents, handling, simulated }) => {
    const { overall } = simulateSteady(
      {
        queues: [{ name: 'q', contactsPerSecond: perMinute / 60, handling }],
        agents: [{ count: agents, duty: duty(0) }],
        withinSeconds: [30],
      },
      { seed: 2, maximumReplies: 1_200_000 },
    );
    // The other simulation has an error too, about as large as the last digit but one it gives.
    expectNear(overall.waitedShare, simulated.waits, 0.2);
    expectNear(overall.abandonedShare, simulated.abandons, 0.25);
    expectNear(overall.slotWaitOfOfferedSeconds, simulated.slotWait, 0.25);
    expectNear(overall.limits[1].takenOfOffered, simulated.within30, 0.02);
    const { mean, halfWidth } = overall.averageReplySeconds!;
    expectNear(
      { mean: mean - overall.slotWaitSeconds!.mean / handling.repliesPerChat, halfWidth },
      simulated.reply,
      0.015,
    );
    // Its late replies leave the wait out as well, so ours are more, by at most one in every chat that waited.
    const late = 1 - overall.threeMinuteReplyRate!.mean;
    expect(late).toBeGreaterThan(simulated.late - 1.6 * overall.threeMinuteReplyRate!.halfWidth);
    expect(late).toBeLessThan(simulated.late + simulated.waits / handling.repliesPerChat);
  });

  it.each([
    { concurrency: 1, switchingShare: 0 },
    { concurrency: 3, switchingShare: 0 },
    { concurrency: 5, switchingShare: 0.1 },
  ])(
    'types as the machine-repair model says when always full: $concurrency chats',
    ({ concurrency, switchingShare }) => {
      const handling = chat({ concurrency, switchingShare, idleTailSeconds: 30, patienceSeconds: 3000 });
      const { overall } = simulateSteady(
        { queues: [{ name: 'q', contactsPerSecond: 0.03, handling }], agents: [{ count: 2, duty: duty(0) }] },
        { seed: 4, maximumReplies: 200_000 },
      );
      const typing = 25 * (1 + switchingShare * (concurrency - 1));
      const thinking = (50 * 5 + 30) / 6;
      const busy = 1 - erlangB(concurrency, thinking / typing);
      expect(overall.contactsPerAgent!.mean).toBeCloseTo(concurrency, 3);
      expectNear(overall.occupancy, busy, 0.02);
      const waits = (overall.answered * overall.slotWaitSeconds!.mean) / overall.replies;
      const reply = overall.averageReplySeconds!.mean - waits;
      const exact = (concurrency * typing) / busy - thinking;
      expect(Math.abs(reply / exact - 1)).toBeLessThan(0.02);
    },
  );

  it('suffers from heavy tails: a lognormal cv of 2 raises the response time by more than a tenth', () => {
    const art = (serviceShape: DurationShape): number =>
      simulateSteady(
        {
          queues: [
            {
              name: 'q',
              contactsPerSecond: 9.5 / 60,
              handling: chat({
                concurrency: 4,
                agentSecondsPerReply: 20,
                customerSecondsPerMessage: 45,
                repliesPerChat: 8,
                patienceSeconds: 90,
              }),
              serviceShape,
            },
          ],
          agents: [{ count: 30, duty: duty(0) }],
        },
        { seed: 2, maximumReplies: 1_000_000 },
      ).overall.averageReplySeconds!.mean;
    // Another simulation, of the same team, gave 42 s for exponential typing times and 48 s.
    expect(Math.abs(art({ kind: 'exponential' }) - 42)).toBeLessThan(1);
    expect(Math.abs(art({ kind: 'lognormal', coefficientOfVariation: 2 }) - 48)).toBeLessThan(1);
  });
});

describe('the books', () => {
  const intervals = [0, 400, 900, 400, 0, 0, 0, 0];
  const scenario = {
    intervalSeconds: 3600,
    intervalCount: intervals.length,
    queues: [
      queue({ contactsPerInterval: intervals }),
      queue({ name: 'orders', contactsPerInterval: intervals.map((x) => x / 2), deflectedShare: 0.3 }),
    ],
    agents: agentsAlways(25, intervals.length, duty(0, 1)),
    departure: 'finish-chats',
  } as const;

  it('balance: offered = finished + abandoned + dropped + left in the system', () => {
    const result = simulate(scenario, { seed: 1, replications: 3 });
    for (const measures of [
      result.overall,
      ...result.queues.map(({ overall }) => overall),
      ...result.intervals,
    ]) {
      const { offered, finished, abandoned, dropped } = measures;
      expect(finished + abandoned + dropped).toBeCloseTo(offered, 9);
    }
    expect(result.overall.abandoned).toBeGreaterThan(10);
    expect(result.contactsLeft).toBe(0);
    const byQueue = result.queues.reduce((sum, { overall }) => sum + overall.replies, 0);
    const byInterval = result.intervals.reduce((sum, { replies }) => sum + replies, 0);
    expect(byQueue).toBeCloseTo(result.overall.replies, 9);
    expect(byInterval).toBeCloseTo(result.overall.replies, 9);
  });

  it('obey Little’s law: the area under the waiting line is the sum of all waits', () => {
    const team = new ChatTeam(compileScenario(scenario), 3);
    for (let interval = 0; interval < intervals.length; interval += 1) {
      if (interval > 0) team.beginInterval(interval);
      team.runUntil((interval + 1) * 3600);
    }
    const total = (counter: Parameters<typeof team.tally.view>[0]): number =>
      team.tally.view(counter).reduce((sum, value) => sum + value, 0);
    expect(team.contactsInSystem).toBe(0);
    expect(total('abandonedWaitSeconds')).toBeGreaterThan(1000);
    const waits = total('slotWaitSeconds') + total('abandonedWaitSeconds');
    expect(total('waitingSeconds') / waits).toBeCloseTo(1, 9);
    expect(total('servingSeconds')).toBe(25 * 8 * 3600);
    // Every reply takes its typing time, whose mean is 25 s.
    expect(total('typingSeconds') / total('replies') / 25).toBeCloseTo(1, 1);
  });
});
