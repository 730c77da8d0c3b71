import {
  intervalViolation,
  keepsInTheLongRun,
  leastAgentsOf,
  staffInterval,
  type StaffedInterval,
  type StaffingTask,
} from './interval-staffing.ts';

/**
 * Adds agents to intervals of a staffed horizon where that saves more later, as long as there is such a place: a backlog
 * that is worked off early need not be worked off by more agents at once.
 * @returns the staffed horizon with no more agent seconds, every target kept.
 */
export function withForesight(task: StaffingTask, forward: readonly StaffedInterval[]): StaffedInterval[] {
  const plan = [...forward];
  const isBacklogged = backlogFinder(task);
  const changedInRound = plan.map(() => 0);
  for (let round = 1; round <= rounds; round++) {
    for (let interval = 0; interval < plan.length - 1; interval++) {
      const around = changedInRound.slice(Math.max(0, interval - 1), interval + longest + patience + 1);
      if (Math.max(...around) < round - 1) continue;
      const next = plan.slice(interval + 1, interval + patience + 1);
      if (!next.some((staffed, i) => isBacklogged(staffed, interval + 1 + i))) continue;
      const best = bestExtra(task, plan, interval);
      if (!best) continue;
      plan.splice(interval, best.length, ...best);
      changedInRound.fill(round, interval, interval + best.length);
    }
  }
  return plan;
}

/** Passes over the horizon; later ones look only where the one before has changed something. */
const rounds = 3;

/**
 * The replacement, from `interval` on, that saves most by adding agents to up to three intervals first; undefined where
 * none saves anything.
 */
function bestExtra(
  task: StaffingTask,
  plan: readonly StaffedInterval[],
  interval: number,
): StaffedInterval[] | undefined {
  if (plan[interval].outcome.result.performance.probabilityWait < leastBacklog) return undefined;
  let best: Trial | undefined;
  for (let length = 1; length <= longest && interval + length < plan.length; length++) {
    let promising = false;
    for (let extra = 1; plan[interval].agents + extra <= task.maximumAgents; extra += Math.ceil(extra / 4)) {
      const trial = withExtra(task, plan, { interval, length, extra });
      // Whole agents may need several of the one to save several of the other; a trial that saves hardly any does not.
      if (!trial || trial.saved < -trial.added / 2) break;
      promising = true;
      if (trial.saved > (best?.saved ?? leastSaving)) best = trial;
      else if (best) break;
    }
    if (!promising) break;
  }
  return best?.replacement;
}

/**
 * Finds the intervals with more agents than their bound from below and than their own demand asks for in the long run:
 * what the intervals before leave over is all that agents added to them can save.
 */
function backlogFinder(task: StaffingTask): (staffed: StaffedInterval, interval: number) => boolean {
  const known = new Map<StaffedInterval, boolean>();
  return (staffed, interval) => {
    const fewer = staffed.agents - 1;
    const found =
      known.get(staffed) ??
      (fewer >= leastAgentsOf(task, interval) && keepsInTheLongRun(task, interval, fewer));
    known.set(staffed, found);
    return found;
  };
}

/** Where hardly anybody waits there is no backlog to work off. */
const leastBacklog = 0.01;

/** Intervals that get agents more in one trial, at most. */
const longest = 3;

/** Agent seconds below which a saving is rounding. */
const leastSaving = 1;

/** A trial that has not paid off when so many intervals saved nothing will not. */
const patience = 2;

interface Trial {
  readonly replacement: StaffedInterval[];
  /** Agent seconds put in first. */
  readonly added: number;
  /** Agent seconds saved in the end, those put in subtracted. */
  readonly saved: number;
}

/** Restaffs with some agents more in `length` intervals from `interval` on, until the horizon is as it was before. */
function withExtra(
  task: StaffingTask,
  plan: readonly StaffedInterval[],
  { interval, length, extra }: { interval: number; length: number; extra: number },
): Trial | undefined {
  const replacement: StaffedInterval[] = [];
  let added = 0;
  let saved = 0;
  let withoutSaving = 0;
  for (let next = interval; next < plan.length; next++) {
    const before = replacement.at(-1) ?? plan[interval - 1];
    const beingAdded = next < interval + length;
    if (!beingAdded && asBefore(before, plan[next - 1])) break;
    const staffed = beingAdded
      ? enough(task, next, before, plan[next].agents + extra)
      : noMoreThan(task, next, before, plan[next].agents);
    if (!staffed) return undefined;
    const difference = plan[next].agentSeconds - staffed.agentSeconds;
    if (beingAdded) added -= difference;
    saved += difference;
    replacement.push(staffed);
    if (!beingAdded && staffed.agents === plan[next].agents) withoutSaving += 1;
    if (saved <= leastSaving && withoutSaving === patience) break;
  }
  return { replacement, added, saved };
}

/** The interval with the given agents, if they keep its targets. */
function enough(
  task: StaffingTask,
  interval: number,
  before: StaffedInterval | undefined,
  agents: number,
): StaffedInterval | undefined {
  const staffed = staffInterval(task, interval, before, agents);
  return staffed && !intervalViolation(task, interval, staffed) ? staffed : undefined;
}

/** The fewest agents, from those of the plan downwards; undefined where even they are too few. */
function noMoreThan(
  task: StaffingTask,
  interval: number,
  before: StaffedInterval,
  planned: number,
): StaffedInterval | undefined {
  let fewest: StaffedInterval | undefined;
  const least = leastAgentsOf(task, interval);
  for (let agents = planned - 1; agents >= least; agents--) {
    const fewer = enough(task, interval, before, agents);
    if (!fewer) break;
    fewest = fewer;
  }
  return fewest ?? enough(task, interval, before, planned);
}

/** Whether two ways through an interval hand over practically the same queue. */
function asBefore(now: StaffedInterval, then: StaffedInterval): boolean {
  if (now.agents !== then.agents) return false;
  const [after, before] = [now.outcome.carried.state, then.outcome.carried.state];
  const shift = after.first - before.first;
  let difference = 0;
  const from = Math.min(0, -shift);
  const to = Math.max(before.probability.length, after.probability.length + shift);
  for (let i = from; i < to; i++) {
    difference += Math.abs((before.probability[i] ?? 0) - (after.probability[i - shift] ?? 0));
  }
  return difference < 1e-11;
}
