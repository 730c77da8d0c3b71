import type { TaskHandling } from '../../../models/queueing/handling.ts';
import type { MovingDemand } from '../../../models/queueing/transient.ts';

/**
 * Two live peaks within five hours: base rate, from minute 120 a linear ramp to a multiple of it, a hold, a linear
 * decay. `agentHours` and `worstQuarter` of four ways to staff them, each quarter-hour anew, 80 % answered within
 * 30 s: the hourly average and the quarter's maximum in a stationary model, the maximum of the modified offered load,
 * and the transient chain forward in time.
 */
export const livePeaks = [
  { name: 'A', handling: task(360, 120), demand: peak(10, 5, [5, 30, 30]), transientAgentHours: 482 },
  { name: 'B', handling: task(480, 90), demand: peak(5, 8, [3, 20, 20]), transientAgentHours: 347 },
];

function task(averageHandleSeconds: number, patienceSeconds: number): TaskHandling {
  return { kind: 'task', averageHandleSeconds, patienceSeconds };
}

function peak(
  basePerMinute: number,
  multiple: number,
  [ramp, hold, decay]: [number, number, number],
): MovingDemand {
  const contactsPerSecond = Array.from({ length: 300 }, (_, minute) => {
    const since = minute + 0.5 - 120;
    let factor = 1;
    if (since > 0 && since < ramp) factor = 1 + ((multiple - 1) * since) / ramp;
    else if (since >= ramp && since < ramp + hold) factor = multiple;
    else if (since >= ramp + hold && since < ramp + hold + decay) {
      factor = multiple - ((multiple - 1) * (since - ramp - hold)) / decay;
    }
    return (basePerMinute * factor) / 60;
  });
  return { intervalSeconds: 900, stepsPerInterval: 15, contactsPerSecond };
}
