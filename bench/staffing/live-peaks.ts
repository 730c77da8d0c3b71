import type { TaskHandling } from '../../models/queueing/handling.ts';
import { requiredAgents } from '../../models/queueing/requirement.ts';
import { staffTransient } from '../../models/queueing/staffing.ts';
import { evaluateTransient, type MovingDemand } from '../../models/queueing/transient.ts';
import { figure, isWanted, type BenchOptions, type Figure } from '../figure.ts';

/** A live peak on a base rate, within five hours: from minute 120 a linear ramp, a hold, a linear decay. */
interface LivePeak {
  readonly name: string;
  readonly basePerMinute: number;
  readonly multiple: number;
  /** Ramp, hold and decay. */
  readonly minutes: readonly [number, number, number];
  readonly handling: TaskHandling;
  /** Of the transient chain staffed forward in time. */
  readonly agentHours: number;
}

const peaks: readonly LivePeak[] = [
  {
    name: 'live peak A',
    basePerMinute: 10,
    multiple: 5,
    minutes: [5, 30, 30],
    handling: { kind: 'task', averageHandleSeconds: 360, patienceSeconds: 120 },
    agentHours: 482,
  },
  {
    name: 'live peak B',
    basePerMinute: 5,
    multiple: 8,
    minutes: [3, 20, 20],
    handling: { kind: 'task', averageHandleSeconds: 480, patienceSeconds: 90 },
    agentHours: 347,
  },
];

const HORIZON_MINUTES = 300;
const QUARTER_MINUTES = 15;
const ASKED = { answeredWithin: { share: 0.8, seconds: 30 } };

/**
 * Reference cases of staffing by the quarter-hour for 80 % answered within 30 s: the agents for each hour's mean and for each
 * quarter's maximum in the long run, as is usual, and ours; each with the worst quarter that the transient chain finds.
 */
export function livePeaks(options: BenchOptions): Figure[] {
  return peaks
    .filter(({ name }) => isWanted(name, options))
    .flatMap((peak) => {
      const usual = [
        { method: 'hourly mean', agents: staffBy(60, meanOf, peak) },
        { method: 'maximum of the quarter', agents: staffBy(QUARTER_MINUTES, maximumOf, peak) },
      ];
      return [
        ...usual.flatMap(({ method, agents }) => figuresOf(peak, method, agents)),
        ...figuresOf(peak, 'transient chain', staffByChain(peak), {
          agentHours: `<= ${peak.agentHours}`,
          worstQuarter: '>= 0.795',
        }),
      ];
    });
}

function figuresOf(
  peak: LivePeak,
  method: string,
  agents: readonly number[],
  goals: { readonly agentHours?: string; readonly worstQuarter?: string } = {},
): Figure[] {
  const quarters = evaluateTransient(peak.handling, demandOf(peak), agents, { start: 'stationary' });
  const worst = Math.min(...quarters.map(({ performance }) => performance.answeredWithinShare));
  const hours = agents.reduce((sum, count) => sum + count, 0) * (QUARTER_MINUTES / 60);
  const of = `${peak.name}, ${method}`;
  return [
    figure({ bench: 'staffing', case: `${of}: agent-hours`, value: hours, unit: 'h' }, goals.agentHours),
    figure(
      { bench: 'staffing', case: `${of}: worst quarter`, value: worst, unit: 'share' },
      goals.worstQuarter,
    ),
  ];
}

function staffByChain(peak: LivePeak): readonly number[] {
  const staffing = staffTransient(peak.handling, demandOf(peak), ASKED, { start: 'stationary' });
  if (staffing.status !== 'met') throw new Error(`${peak.name} is within reach`);
  return staffing.agents;
}

/** Agents per quarter, from one rate per stretch of so many minutes. */
function staffBy(
  minutes: number,
  rateOf: (perMinute: readonly number[]) => number,
  peak: LivePeak,
): readonly number[] {
  return Array.from({ length: HORIZON_MINUTES / QUARTER_MINUTES }, (_, quarter) => {
    const from = Math.floor((quarter * QUARTER_MINUTES) / minutes) * minutes;
    // The curve at every second, both ends included.
    const curve = Array.from({ length: 60 * minutes + 1 }, (_, second) =>
      perMinute(peak, from + second / 60),
    );
    const load = { contactsPerSecond: rateOf(curve) / 60, handling: peak.handling };
    const requirement = requiredAgents(load, ASKED);
    if (requirement.status !== 'met') throw new Error(`${peak.name} is within reach`);
    return requirement.agents;
  });
}

function demandOf(peak: LivePeak): MovingDemand {
  return {
    intervalSeconds: 60 * QUARTER_MINUTES,
    stepsPerInterval: QUARTER_MINUTES,
    contactsPerSecond: Array.from(
      { length: HORIZON_MINUTES },
      (_, minute) => perMinute(peak, minute + 0.5) / 60,
    ),
  };
}

function perMinute(
  { basePerMinute, multiple, minutes: [ramp, hold, decay] }: LivePeak,
  minute: number,
): number {
  const since = minute - 120;
  const rising = since / ramp;
  const falling = (ramp + hold + decay - since) / decay;
  return basePerMinute * (1 + (multiple - 1) * Math.max(0, Math.min(1, rising, falling)));
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function maximumOf(values: readonly number[]): number {
  return Math.max(...values);
}
