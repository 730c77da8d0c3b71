import { expect } from 'vitest';
import type { QueuePerformance } from '../../../models/queueing/handling.ts';

/** Shares lie in [0, 1], durations and rates at 0 or above; Infinity is a duration, NaN is nothing. */
export function expectSound(performance: QueuePerformance): void {
  const { threeMinuteReplyRate, answeredWithinShare, probabilityWait, abandonment, occupancy } = performance;
  for (const share of [threeMinuteReplyRate, answeredWithinShare, probabilityWait, abandonment, occupancy]) {
    expect(share).toBeGreaterThanOrEqual(0);
    expect(share).toBeLessThanOrEqual(1);
  }
  const { averageResponseSeconds, firstResponseSeconds, averageSlotWaitSeconds, repliesPerSecond } =
    performance;
  for (const value of [
    averageResponseSeconds,
    firstResponseSeconds,
    averageSlotWaitSeconds,
    repliesPerSecond,
  ]) {
    expect(value).toBeGreaterThanOrEqual(0);
  }
}
