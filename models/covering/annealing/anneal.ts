import type { RandomStream } from '../../simulation/random-stream.ts';
import type { CoveringData } from '../data.ts';
import type { BreakBegin, Covering } from '../decode.ts';
import { peopleNeeded } from '../people-needed.ts';
import { Neighbourhood } from './neighbourhood.ts';
import { roundRelaxed } from './round-relaxed.ts';
import type { RelaxedShifts } from './round-relaxed.ts';
import { TeamSchedule } from './team-schedule.ts';
import type { Duty } from './team-schedule.ts';

export interface AnnealingOptions {
  readonly random: RandomStream;
  /** Members of each group who may work at first. */
  readonly people: readonly number[];
  /** Most members over all groups. */
  readonly mostPeople: number;
  /** Changes tried in the first round; those after it are half as long. */
  readonly movesPerRound: number;
  readonly shouldStop: () => boolean;
}

/** Temperatures in agents missing for one interval: from taking most changes for the worse to hardly any. */
const HOT = 0.2;
const COLD = 0.05;
/** What one duty more or less weighs, so that duties nobody needs disappear and leave room for those that are missing. */
const DUTY_COST = 0.9;
const MOVES_BETWEEN_LOOKS = 4096;

/** What annealing ends with: always a covering that keeps every limit. */
export interface Annealed {
  readonly covering: Covering;
  /** Whether no agent is missing. */
  readonly isComplete: boolean;
}

/**
 * Looks for a covering without any shortage by simulated annealing (Kirkpatrick, Gelatt & Vecchi 1983, Science 220) from a
 * rounded relaxation: duties move in time, change their break, day or group, come and go, at a price for every agent missing
 * and every person beyond the limits. Where a round ends short, one person more (or a five-hundredth of the team) is let in, then
 * twice as many, and so on.
 * What is short in the end is short of agents, never beyond a limit.
 */
export function annealCovering(
  data: CoveringData,
  relaxed: RelaxedShifts,
  options: AnnealingOptions,
): Annealed {
  const schedule = new TeamSchedule(data, options.people);
  const duties = roundRelaxed(data, relaxed, schedule);
  const neighbourhood = new Neighbourhood(data, schedule, duties, options.random);
  let people = sum(options.people);
  let step = Math.max(1, Math.round(people / 500));
  for (let moves = options.movesPerRound; ; moves = Math.ceil(options.movesPerRound / 2)) {
    const ended = runRound(neighbourhood, schedule, moves, options.shouldStop);
    if (ended === 'covered') return { covering: asCovering(data, duties), isComplete: true };
    step = Math.min(step, options.mostPeople - people);
    if (ended === 'stopped' || step <= 0 || !letIn(data, schedule, step)) break;
    people += step;
    step *= 2;
  }
  return { covering: asCovering(data, withinLimits(data, schedule, duties)), isComplete: false };
}

/** Takes away duties that break a limit, the last first; pinned ones stay. */
function withinLimits(data: CoveringData, schedule: TeamSchedule, duties: readonly Duty[]): Duty[] {
  const kept: Duty[] = [];
  const excess = data.groups.map((_, g) => schedule.excess(g));
  for (const duty of [...duties].reverse()) {
    const { group, shift } = duty;
    schedule.remove(duty);
    const without =
      excess[group] > 0 && !data.groups[group].pinned.has(shift) ? schedule.excess(group) : Infinity;
    if (without < excess[group]) {
      excess[group] = without;
    } else {
      schedule.add(duty);
      kept.push(duty);
    }
  }
  return kept;
}

function runRound(
  neighbourhood: Neighbourhood,
  schedule: TeamSchedule,
  moves: number,
  shouldStop: () => boolean,
): 'covered' | 'short' | 'stopped' {
  let temperature = HOT;
  const accepts = (before: number, worth = 0): boolean => {
    const change = schedule.cost + worth * DUTY_COST - before;
    return change <= 0 || neighbourhood.chance() < Math.exp(-change / temperature);
  };
  for (let move = 0; schedule.cost > 1e-9; move++) {
    if (move % MOVES_BETWEEN_LOOKS === 0) {
      if (move >= moves) return 'short';
      if (shouldStop()) return 'stopped';
      temperature = HOT * (COLD / HOT) ** (move / moves);
    }
    neighbourhood.tryMove(accepts);
  }
  return 'covered';
}

/** Lets further people work: those who can work most in a week, in groups that still have some. */
function letIn(data: CoveringData, schedule: TeamSchedule, people: number): boolean {
  const byCapacity = [...data.groups.keys()].sort(
    (a, b) => data.groups[b].maximumMinutesPerWeek - data.groups[a].maximumMinutesPerWeek,
  );
  let left = people;
  for (const g of byCapacity) {
    const room = Math.min(
      left,
      data.groups[g].maximumPeople - schedule.peopleOf(g),
      roomWithin(data, schedule, g),
    );
    if (room <= 0) continue;
    schedule.setPeople(g, schedule.peopleOf(g) + room);
    left -= room;
  }
  return left < people;
}

function roomWithin(data: CoveringData, schedule: TeamSchedule, group: number): number {
  return data.peopleLimits.reduce((room, { groups, maximumPeople }) => {
    if (!groups.includes(group)) return room;
    return Math.min(room, maximumPeople - sum(groups.map((g) => schedule.peopleOf(g))));
  }, Infinity);
}

function asCovering(data: CoveringData, duties: readonly Duty[]): Covering {
  const shifts = data.groups.map(() => new Map<number, number>());
  const breaks = data.groups.map(() => new Map<string, BreakBegin>());
  for (const { group, shift, begin } of duties) {
    shifts[group].set(shift, (shifts[group].get(shift) ?? 0) + 1);
    if (begin < 0) continue;
    const [{ pool }] = data.shifts[shift].breaks;
    const key = `${pool}@${begin}`;
    const people = (breaks[group].get(key)?.people ?? 0) + 1;
    breaks[group].set(key, { pool, begin, people });
  }
  return {
    people: data.groups.map((group, g) => peopleNeeded(data, group, shifts[g])),
    shifts,
    breaks: breaks.map((begins) => [...begins.values()]),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
