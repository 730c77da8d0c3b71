import { assertHandling } from '../queueing/handling.ts';
import type { Duty, SimulatedAgent, SimulatedQueue, SimulationScenario } from './scenario.ts';

/**
 * Refuses a scenario that means nothing.
 * @throws RangeError naming the queue, agent or band and what is wrong with it.
 */
export function checkScenario(scenario: SimulationScenario): void {
  const { intervalSeconds, intervalCount, queues, dayFactor } = scenario;
  require(intervalSeconds > 0, `intervalSeconds must be positive, got ${intervalSeconds}`);
  require(Number.isInteger(intervalCount) && intervalCount >= 1, 'intervalCount must be a whole number ≥ 1');
  for (const queue of queues) checkQueue(queue, intervalCount);
  const checkedDuties = new Set<Duty>();
  scenario.agents.forEach((agent, index) => {
    checkAgent(agent, index, scenario);
    for (const duty of agent.schedule) {
      if (duty === 'absent' || checkedDuties.has(duty)) continue;
      checkDuty(duty, index, queues.length);
      checkedDuties.add(duty);
    }
  });
  for (const { name, intervals } of scenario.bands ?? []) {
    const inside = intervals.every((interval) => isIndex(interval, intervalCount));
    require(inside &&
      new Set(intervals).size ===
        intervals.length, `band ${name}: intervals must be distinct and inside the horizon`);
  }
  for (const seconds of scenario.withinSeconds ?? []) {
    require(seconds >= 0 && seconds < Infinity, `withinSeconds must be finite and ≥ 0, got ${seconds}`);
  }
  if (dayFactor) {
    const { coefficientOfVariation: cv, dayOfInterval } = dayFactor;
    require(cv >= 0 && cv < Infinity, `dayFactor: coefficientOfVariation must be ≥ 0, got ${cv}`);
    const known =
      dayOfInterval.length === intervalCount &&
      Array.from(dayOfInterval).every((day) => isIndex(day, intervalCount));
    require(known, 'dayFactor: dayOfInterval needs the number of a day per interval');
  }
}

function checkQueue(queue: SimulatedQueue, intervalCount: number): void {
  const label = `queue ${queue.name}`;
  require(queue.contactsPerInterval.length ===
    intervalCount, `${label}: contactsPerInterval needs one number per interval`);
  for (const contacts of Array.from(queue.contactsPerInterval)) {
    require(contacts >= 0 &&
      contacts < Infinity, `${label}: contacts must be finite and ≥ 0, got ${contacts}`);
  }
  const deflected = queue.deflectedShare ?? 0;
  require(deflected >= 0 &&
    deflected <= 1, `${label}: deflectedShare must be between 0 and 1, got ${deflected}`);
  require(Number.isFinite(queue.priority ?? 0), `${label}: priority must be finite`);
  assertHandling(queue.handling);
}

function checkAgent(agent: SimulatedAgent, index: number, scenario: SimulationScenario): void {
  const { concurrency, schedule } = agent;
  require(schedule.length === scenario.intervalCount, `agent ${index}: schedule needs one duty per interval`);
  const capped = concurrency === undefined || (Number.isInteger(concurrency) && concurrency >= 1);
  require(capped, `agent ${index}: concurrency must be a whole number ≥ 1`);
}

function checkDuty(duty: Duty, agent: number, queueCount: number): void {
  const known = duty.queues.every((queue) => isIndex(queue, queueCount));
  require(known &&
    new Set(duty.queues).size ===
      duty.queues.length, `agent ${agent}: a duty names an unknown queue, or one twice`);
}

function isIndex(value: number, count: number): boolean {
  return Number.isInteger(value) && value >= 0 && value < count;
}

function require(holds: boolean, message: string): void {
  if (!holds) throw new RangeError(message);
}
