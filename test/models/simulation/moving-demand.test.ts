import { describe, expect, it } from 'vitest';
import { evaluateQueue } from '../../../models/queueing/performance.ts';
import { simulate } from '../../../models/simulation/simulate.ts';
import { duty, queue, task } from './scenarios.ts';

/**
 * Reference cases of a live-stream peak (the design notes’ cases A and B, computed there with a transient chain): five
 * hours, staff set anew every quarter, a base rate that is multiplied from minute 120 on, two quiet hours before as the
 * stationary start. Service level: taken up within 30 s over offered, by quarter; staff drops take effect at once.
 */
const cases = [
  {
    name: 'A',
    basePerMinute: 10,
    factor: 5,
    ramp: 5,
    hold: 30,
    decay: 30,
    handling: task({ averageHandleSeconds: 360, patienceSeconds: 120 }),
    hourly: { agentHours: 459, worst: 0.309 },
    quarterly: { agentHours: 497, worst: 0.721 },
  },
  {
    name: 'B',
    basePerMinute: 5,
    factor: 8,
    ramp: 3,
    hold: 20,
    decay: 20,
    handling: task({ averageHandleSeconds: 480, patienceSeconds: 90 }),
    hourly: { agentHours: 325, worst: 0.058 },
    quarterly: { agentHours: 358, worst: 0.506 },
  },
];
type Case = (typeof cases)[number];

const startMinutes = 120;
const horizonMinutes = 300;

/** Contacts per minute at a time in minutes from the end of the quiet start. */
function rateAt({ basePerMinute, factor, ramp, hold, decay }: Case, minute: number): number {
  const since = minute - 120;
  const peak = factor - 1;
  if (since < 0 || since > ramp + hold + decay) return basePerMinute;
  if (since < ramp) return basePerMinute * (1 + (peak * since) / ramp);
  if (since < ramp + hold) return basePerMinute * factor;
  return basePerMinute * (1 + (peak * (ramp + hold + decay - since)) / decay);
}

function agentsNeeded(one: Case, perMinute: number): number {
  const load = { contactsPerSecond: perMinute / 60, handling: one.handling };
  let agents = 1;
  while (evaluateQueue(load, agents, { withinSeconds: 30 }).answeredWithinShare < 0.8) agents += 1;
  return agents;
}

const average = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Fine steps over [from, from + length) minutes. */
const rates = (one: Case, from: number, length: number): number[] =>
  Array.from({ length: length * 10 }, (_, step) => rateAt(one, from + (step + 0.5) / 10));

interface Quarter {
  /** Taken up within 30 s over offered. */
  readonly serviceLevel: number;
  /** Mean number of contacts waiting. */
  readonly waiting: number;
}

const minutes = Array.from({ length: startMinutes + horizonMinutes }, (_, minute) => minute - startMinutes);

const agentsAt = (agentsPerQuarter: readonly number[], minute: number): number =>
  agentsPerQuarter[Math.max(0, Math.floor(minute / 15))];

function simulateQuarters(one: Case, agentsPerQuarter: readonly number[]): Quarter[] {
  const always = duty(0);
  const { bands } = simulate(
    {
      intervalSeconds: 60,
      intervalCount: minutes.length,
      queues: [
        queue({
          handling: one.handling,
          contactsPerInterval: minutes.map((minute) => average(rates(one, minute, 1))),
        }),
      ],
      agents: Array.from({ length: Math.max(...agentsPerQuarter) }, (_, agent) => ({
        schedule: minutes.map((minute) =>
          agent < agentsAt(agentsPerQuarter, minute) ? always : ('absent' as const),
        ),
      })),
      departure: 'at-once',
      withinSeconds: [30],
      bands: agentsPerQuarter.map((_, quarter) => ({
        name: String(quarter),
        intervals: Array.from({ length: 15 }, (_, minute) => startMinutes + quarter * 15 + minute),
      })),
    },
    { seed: 17, replications: 80 },
  );
  return bands.map(({ overall }) => ({
    serviceLevel: overall.limits[1].takenOfOffered!.mean,
    waiting: overall.waitingSeconds / (15 * 60),
  }));
}

/** Mean number waiting in each quarter, from the forward equations of the chain in small steps. */
function chainWaiting(one: Case, agentsPerQuarter: readonly number[]): number[] {
  const stepsPerMinute = 600;
  const states = 900;
  const completion = 60 / one.handling.averageHandleSeconds;
  const leaving = 60 / one.handling.patienceSeconds;
  let probability = new Float64Array(states + 1);
  probability[0] = 1;
  let next = new Float64Array(states + 1);
  const waiting = agentsPerQuarter.map(() => 0);
  for (const minute of minutes) {
    const agents = agentsAt(agentsPerQuarter, minute);
    const arrival = average(rates(one, minute, 1)) / stepsPerMinute;
    const departure = Float64Array.from(
      { length: states + 1 },
      (_, k) => (Math.min(k, agents) * completion + Math.max(0, k - agents) * leaving) / stepsPerMinute,
    );
    for (let step = 0; step < stepsPerMinute; step += 1) {
      for (let k = 0; k < states; k += 1) {
        const up = k > 0 ? probability[k - 1] * arrival : 0;
        next[k] = probability[k] * (1 - arrival - departure[k]) + up + probability[k + 1] * departure[k + 1];
      }
      [probability, next] = [next, probability];
      if (minute < 0 || step % 60 !== 30) continue;
      const now = probability.reduce((total, mass, k) => total + mass * Math.max(0, k - agents), 0);
      waiting[Math.floor(minute / 15)] += now / 15 / 10;
    }
  }
  return waiting;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

describe.each(cases)('demand that moves faster than the staff: case $name', (one) => {
  const hourly = [0, 60, 120, 180, 240].flatMap((from) => {
    const agents = agentsNeeded(one, average(rates(one, from, 60)));
    return [agents, agents, agents, agents];
  });
  const quarterly = Array.from({ length: 20 }, (_, quarter) =>
    agentsNeeded(one, Math.max(...rates(one, quarter * 15, 15))),
  );

  it.each([
    { staffing: 'hourly averages', agents: hourly, reference: one.hourly },
    { staffing: 'quarterly peaks', agents: quarterly, reference: one.quarterly },
  ])('gives the service level of the reference: $staffing', ({ agents, reference }) => {
    // The reference puts its rates on another grid, which moves the staff by up to 1.3 %.
    expect(Math.abs(sum(agents) / 4 / reference.agentHours - 1)).toBeLessThan(0.013);
    const worst = Math.min(...simulateQuarters(one, agents).map(({ serviceLevel }) => serviceLevel));
    expect(Math.abs(worst - reference.worst)).toBeLessThan(0.03);
  });

  it('has as many contacts waiting as the forward equations of the chain', () => {
    const simulated = simulateQuarters(one, hourly).map(({ waiting }) => waiting);
    const exact = chainWaiting(one, hourly);
    expect(Math.max(...exact)).toBeGreaterThan(20);
    exact.forEach((waiting, quarter) => {
      expect(Math.abs(simulated[quarter] - waiting)).toBeLessThan(0.04 * waiting + 0.5);
    });
  });
});
