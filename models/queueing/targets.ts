import { bestReachableReplyRate, bestReachableResponseSeconds } from './best-reachable.ts';
import type { Handling, QueuePerformance, QueueTargets } from './handling.ts';
import { threeMinutes } from './performance.ts';

export type TargetName = keyof QueueTargets;

/** One target against what is reached. */
export interface TargetCheck {
  readonly target: TargetName;
  readonly asked: number;
  readonly reached: number;
  readonly held: boolean;
  /** By which share of the asked bound (for shares to be reached: of the misses allowed) it is exceeded. */
  readonly excess: number;
}

/** Every given target against a performance, which must have been evaluated at the seconds of `answeredWithin`. */
export function checkTargets(targets: QueueTargets, performance: QueuePerformance): TargetCheck[] {
  const { averageResponseSeconds, answeredWithin, threeMinuteReplyRate, maximumAbandonment } = targets;
  const checks: TargetCheck[] = [];
  if (averageResponseSeconds !== undefined) {
    checks.push(atMost('averageResponseSeconds', averageResponseSeconds, performance.averageResponseSeconds));
  }
  if (answeredWithin !== undefined) {
    checks.push(atLeast('answeredWithin', answeredWithin.share, performance.answeredWithinShare));
  }
  if (threeMinuteReplyRate !== undefined) {
    checks.push(atLeast('threeMinuteReplyRate', threeMinuteReplyRate, performance.threeMinuteReplyRate));
  }
  if (maximumAbandonment !== undefined) {
    checks.push(atMost('maximumAbandonment', maximumAbandonment, performance.abandonment));
  }
  return checks;
}

/** The given targets that no number of agents reaches, with the best value there is. */
export function targetsOutOfReach(targets: QueueTargets, handling: Handling): TargetCheck[] {
  const limit = {
    averageResponseSeconds: bestReachableResponseSeconds(handling),
    threeMinuteReplyRate: bestReachableReplyRate(handling, threeMinutes),
    answeredWithinShare: 1,
    abandonment: 0,
  };
  return checkTargets(targets, limit as QueuePerformance).filter((check) => !check.held);
}

/** The check exceeded by the largest share; undefined when all are held. */
export function worstViolation(checks: readonly TargetCheck[]): TargetCheck | undefined {
  let worst: TargetCheck | undefined;
  for (const check of checks) {
    if (!check.held && (worst === undefined || check.excess > worst.excess)) worst = check;
  }
  return worst;
}

/** A target at its very limit is held when missed by no more than this, relative to 1 or to the bound. */
const tolerance = 1e-9;

function atMost(target: TargetName, asked: number, reached: number): TargetCheck {
  const held = reached <= asked + tolerance * Math.max(1, asked);
  return { target, asked, reached, held, excess: ratio(reached, asked) - 1 };
}

function atLeast(target: TargetName, asked: number, reached: number): TargetCheck {
  const held = reached >= asked - tolerance;
  return { target, asked, reached, held, excess: ratio(1 - reached, 1 - asked) - 1 };
}

function ratio(value: number, bound: number): number {
  if (bound > 0) return value / bound;
  return value > 0 ? Infinity : 1;
}
