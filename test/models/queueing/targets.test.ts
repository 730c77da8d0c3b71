import { describe, expect, it } from 'vitest';
import type { Handling, QueuePerformance } from '../../../models/queueing/handling.ts';
import { checkTargets, targetsOutOfReach, worstViolation } from '../../../models/queueing/targets.ts';

const performance: QueuePerformance = {
  averageResponseSeconds: 60,
  firstResponseSeconds: 70,
  threeMinuteReplyRate: 0.9,
  answeredWithinShare: 0.7,
  probabilityWait: 0.4,
  abandonment: 0.06,
  occupancy: 0.9,
  averageSlotWaitSeconds: 20,
  repliesPerSecond: 1,
};

describe('targets against a performance', () => {
  it('are each exceeded by a share of what is allowed', () => {
    const checks = checkTargets(
      {
        averageResponseSeconds: 45,
        answeredWithin: { share: 0.8, seconds: 20 },
        threeMinuteReplyRate: 0.85,
        maximumAbandonment: 0.05,
      },
      performance,
    );
    expect(checks.map(({ target, held }) => [target, held])).toEqual([
      ['averageResponseSeconds', false],
      ['answeredWithin', false],
      ['threeMinuteReplyRate', true],
      ['maximumAbandonment', false],
    ]);
    const excess = [60 / 45 - 1, 0.3 / 0.2 - 1, 0.1 / 0.15 - 1, 0.06 / 0.05 - 1];
    checks.forEach((check, i) => expect(check.excess).toBeCloseTo(excess[i], 12));
    expect(worstViolation(checks)?.target).toBe('answeredWithin');
    expect(worstViolation([...checks].reverse())?.target).toBe('answeredWithin');
  });

  it('are held at their very limit, and when none are given', () => {
    const limits = { averageResponseSeconds: 60, maximumAbandonment: 0.06, threeMinuteReplyRate: 0.9 };
    expect(worstViolation(checkTargets(limits, performance))).toBeUndefined();
    expect(checkTargets({}, performance)).toEqual([]);
  });

  it('are missed without bound where nothing is allowed', () => {
    const [none] = checkTargets({ maximumAbandonment: 0 }, performance);
    expect(none).toMatchObject({ held: false, excess: Infinity });
  });

  it('are out of reach where typing alone takes too long', () => {
    const handling: Handling = {
      kind: 'chat',
      agentSecondsPerReply: 30,
      customerSecondsPerMessage: 45,
      repliesPerChat: 5,
      idleTailSeconds: 0,
      concurrency: 3,
      patienceSeconds: 60,
    };
    const beyond = targetsOutOfReach({ averageResponseSeconds: 29, threeMinuteReplyRate: 0.999 }, handling);
    expect(beyond.map(({ target }) => target)).toEqual(['averageResponseSeconds', 'threeMinuteReplyRate']);
    expect(beyond[1].reached).toBeCloseTo(1 - Math.exp(-6), 12);
    expect(targetsOutOfReach({ averageResponseSeconds: 30, maximumAbandonment: 0 }, handling)).toEqual([]);
  });
});
