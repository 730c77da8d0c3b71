import { AgentGuess } from './agent-guess.ts';
import type { DayFactorNode } from './day-factor.ts';
import type { Handling, QueuePerformance, QueueTargets } from './handling.ts';
import { carryingAgents, leastAgentsOf, type StaffingTask } from './interval-staffing.ts';
import { leastAgents } from './least-agents.ts';
import type { TransientStaffing, TransientStaffingOptions } from './staffing.ts';
import { checkTargets, targetsOutOfReach, worstViolation } from './targets.ts';
import {
  evaluateTransient,
  movingQueue,
  passInterval,
  startOf,
  type CarriedOver,
  type MovingDemand,
  type MovingQueue,
  type TransientOptions,
} from './transient.ts';
import { averageOverDays } from './uncertain-demand.ts';

/** Agents for every interval, or the first interval whose target cannot be kept. */
export type StaffingOverDays =
  | { readonly status: 'met'; readonly agents: readonly number[] }
  | Extract<TransientStaffing, { status: 'unreachable' }>;

/**
 * Agents per interval for whom the targets hold on average over kinds of day: forward in time, each interval gets the
 * fewest, given what the interval before handed over on each kind of day. Busy days are made up for by quiet ones, as
 * in an assessment over a month, and keep their backlog.
 * @param demand of a day with factor 1.
 * @param targets one per interval.
 * @throws RangeError for a moving queue that cannot be.
 */
export function staffOverDays(
  handling: Handling,
  demand: MovingDemand,
  targets: readonly QueueTargets[],
  days: readonly DayFactorNode[],
  options: Omit<TransientStaffingOptions, 'start'> = {},
): StaffingOverDays {
  const { minimumAgents, maximumAgents = 100_000 } = options;
  const task: StaffingTask = {
    handling,
    moving: movingQueue(handling, demand, options),
    targets: (interval) => targets[interval],
    minimumAgents: (interval) => minimumAgents?.[interval] ?? 0,
    maximumAgents,
  };
  const queues = days.map((day) => movingQueue(handling, timesFactor(demand, day.factor), options));
  let before: readonly CarriedOver[] = queues.map((queue) => startOf(queue, 0)!);
  const agents: number[] = [];
  const guess = new AgentGuess();
  for (let interval = 0; interval < task.moving.intervals; interval++) {
    const carrying = carryingAgents(task, interval);
    const asked = targets[interval];
    const violationOf = (performance: QueuePerformance) =>
      carrying === 0 ? undefined : worstViolation(checkTargets(asked, performance));
    const tried = new Map<number, Passed>();
    const found = leastAgents(
      {
        least: leastAgentsOf(task, interval),
        most: maximumAgents,
        likely: guess.likely(carrying),
        firstStride: 1,
      },
      (candidate) => {
        const passed = passOverDays(queues, days, interval, before, candidate, asked);
        tried.set(candidate, passed);
        return violationOf(passed.performance) === undefined;
      },
    );
    if (found === undefined) {
      const most = tried.get(maximumAgents);
      const missed =
        worstViolation(targetsOutOfReach(asked, handling)) ?? (most && violationOf(most.performance));
      return {
        status: 'unreachable',
        interval,
        target: missed?.target ?? 'stability',
        bestReachable: missed?.reached ?? maximumAgents,
        asked: missed?.asked ?? leastAgentsOf(task, interval),
      };
    }
    agents.push(found);
    before = tried.get(found)!.carried;
    guess.learn(carrying, found);
  }
  return { status: 'met', agents };
}

interface Passed {
  readonly performance: QueuePerformance;
  /** By kind of day. */
  readonly carried: readonly CarriedOver[];
}

function passOverDays(
  queues: readonly MovingQueue[],
  days: readonly DayFactorNode[],
  interval: number,
  before: readonly CarriedOver[],
  agents: number,
  targets: QueueTargets,
): Passed {
  const outcomes = queues.map((queue, day) =>
    passInterval(queue, interval, before[day], agents, {
      ...queue.question,
      withinSeconds: targets.answeredWithin?.seconds ?? queue.question.withinSeconds,
    }),
  );
  const performances = outcomes.map(({ result }, day) => ({ ...days[day], performance: result.performance }));
  return {
    performance: averageOverDays(performances, agents),
    carried: outcomes.map(({ carried }) => carried),
  };
}

/**
 * What customers meet in each interval on average over kinds of day, each with its own backlog.
 * @param demand of a day with factor 1.
 * @param agents one whole number per interval.
 * @throws RangeError as `evaluateTransient`.
 */
export function evaluateOverDays(
  handling: Handling,
  demand: MovingDemand,
  agents: ArrayLike<number>,
  days: readonly DayFactorNode[],
  options: TransientOptions = {},
): QueuePerformance[] {
  const byDay = days.map((day) =>
    evaluateTransient(handling, timesFactor(demand, day.factor), agents, options),
  );
  return Array.from(agents, (serving, interval) =>
    averageOverDays(
      byDay.map((intervals, day) => ({ ...days[day], performance: intervals[interval].performance })),
      serving,
    ),
  );
}

function timesFactor(demand: MovingDemand, factor: number): MovingDemand {
  return {
    ...demand,
    contactsPerSecond: Array.from(demand.contactsPerSecond, (rate) => rate * factor),
  };
}
