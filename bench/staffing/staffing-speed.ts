import type { ChatHandling, Handling, QueueTargets } from '../../models/queueing/handling.ts';
import { multitaskingAgent } from '../../models/queueing/multitasking-agent.ts';
import { requiredAgents } from '../../models/queueing/requirement.ts';
import { staffTransient } from '../../models/queueing/staffing.ts';
import { evaluateTransient } from '../../models/queueing/transient.ts';
import { figure, isWanted, type BenchOptions, type Figure } from '../figure.ts';
import { processorSeconds } from './processor-seconds.ts';

const REQUIREMENT = 'one requirement, slowest of 72 teams up to 200 agents x 8 chats';
const WEEK = 'a week of 672 quarters x 3 queues';
const DAY = 'a day of 96 quarters, 100 agents x 5 chats, through the transient chain';

/** How fast agents are found and judged, in processor time, warm. */
export function staffingSpeed(options: BenchOptions): Figure[] {
  const figures: Figure[] = [];
  if (isWanted(REQUIREMENT, options)) {
    const milliseconds =
      1000 * Math.max(...teamSizes.flatMap((agents) => caps.map((cap) => ofTeam(agents, cap))));
    figures.push(of(REQUIREMENT, milliseconds, 'ms', '<= 1'));
  }
  if (isWanted(WEEK, options)) {
    const stationary = warm(() => queues.forEach(staffQuarters));
    const chain = warm(() => queues.forEach(staffByChain));
    figures.push(
      of(`${WEEK}: each quarter in the long run`, stationary, 's'),
      of(`${WEEK}: the transient chain`, chain, 's'),
      of(`${WEEK}: both`, stationary + chain, 's', '<= 0.5'),
    );
  }
  if (isWanted(DAY, options)) figures.push(of(DAY, warm(judgeDay), 's', '<= 1'));
  return figures;
}

function of(name: string, value: number, unit: string, goal?: string): Figure {
  return figure({ bench: 'staffing', case: name, value, unit }, goal);
}

/** The least of several runs after one that lets the code be compiled: whatever else happens only adds to it. */
function warm(work: () => void): number {
  work();
  return Math.min(...Array.from({ length: 5 }, () => processorSeconds(work)));
}

const caps = [1, 2, 3, 4, 5, 6, 7, 8];
const teamSizes = [1, 2, 5, 10, 20, 50, 100, 150, 200];

function chat(concurrency: number, agentSecondsPerReply = 20): ChatHandling {
  return {
    kind: 'chat',
    agentSecondsPerReply,
    customerSecondsPerMessage: 45,
    repliesPerChat: 6,
    idleTailSeconds: 30,
    concurrency,
    patienceSeconds: 120,
  };
}

/** Seconds to find the agents where every kind of target is asked for, under the demand that so many agents complete. */
function ofTeam(agents: number, concurrency: number): number {
  const handling = chat(concurrency);
  const contactsPerSecond = 0.95 * agents * multitaskingAgent(handling).completionsPerSecond[concurrency];
  const targets = {
    averageResponseSeconds: 45,
    answeredWithin: { share: 0.8, seconds: 30 },
    threeMinuteReplyRate: 0.95,
    maximumAbandonment: 0.05,
  };
  const runs = 100;
  return (
    warm(() => {
      for (let run = 0; run < runs; run++) requiredAgents({ contactsPerSecond, handling }, targets);
    }) / runs
  );
}

interface WeekQueue {
  readonly handling: Handling;
  readonly targets: QueueTargets;
  readonly contactsPerSecond: readonly number[];
}

/** 27, 14 and 18 agents at their peaks. */
const queues: readonly WeekQueue[] = [
  {
    handling: chat(5),
    targets: { averageResponseSeconds: 45, maximumAbandonment: 0.05 },
    contactsPerSecond: weekOf(6 / 60),
  },
  {
    handling: chat(3, 25),
    targets: { averageResponseSeconds: 40, threeMinuteReplyRate: 0.95, maximumAbandonment: 0.05 },
    contactsPerSecond: weekOf(2 / 60),
  },
  {
    handling: { kind: 'task', averageHandleSeconds: 240, patienceSeconds: 180 },
    targets: { answeredWithin: { share: 0.8, seconds: 30 } },
    contactsPerSecond: weekOf(2 / 60),
  },
];

/** Quarter-hours of a shop that is open from 9 to 24, busy at noon and in the evening, with a live stream on two days. */
function weekOf(busyPerSecond: number): readonly number[] {
  return Array.from({ length: 672 }, (_, quarter) => {
    const hour = (quarter % 96) / 4;
    const day = Math.floor(quarter / 96);
    if (hour < 9) return 0;
    const noon = 0.3 * Math.exp(-((hour - 13) ** 2) / 4);
    const evening = 0.65 * Math.exp(-((hour - 20.5) ** 2) / 3);
    const live = day % 3 === 1 && hour >= 20 && hour < 22 ? 0.8 : 0;
    const fromQuarterToQuarter = 1 + 0.1 * Math.sin(13 * quarter);
    return busyPerSecond * (0.35 + noon + evening + live) * fromQuarterToQuarter;
  });
}

function staffQuarters({ handling, targets, contactsPerSecond }: WeekQueue): void {
  for (const rate of contactsPerSecond) requiredAgents({ contactsPerSecond: rate, handling }, targets);
}

/** As plans do it. */
function staffByChain({ handling, targets, contactsPerSecond }: WeekQueue): void {
  const minimumAgents = contactsPerSecond.map((rate) => (rate > 0 ? 1 : 0));
  const demand = { intervalSeconds: 900, contactsPerSecond };
  const staffing = staffTransient(handling, demand, targets, { minimumAgents, staffDrop: 'finish-chats' });
  if (staffing.status !== 'met') throw new Error('the targets of the week are within reach');
}

/** From half to full load and back. */
function judgeDay(): void {
  const handling = chat(5);
  const full = 100 * multitaskingAgent(handling).completionsPerSecond[5];
  const contactsPerSecond = Array.from(
    { length: 96 },
    (_, quarter) => full * (0.75 - 0.25 * Math.cos((quarter / 48) * Math.PI)),
  );
  evaluateTransient(
    handling,
    { intervalSeconds: 900, contactsPerSecond },
    Array.from({ length: 96 }, () => 100),
  );
}
