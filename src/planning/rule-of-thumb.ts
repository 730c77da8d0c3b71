import type { CoveringData } from '../../models/covering/data.ts';
import type { RuleOfThumb } from '../domain/certificate.ts';
import type { IntervalGrid } from '../domain/grid.ts';
import type { ResolvedRequest } from '../domain/resolved-request.ts';
import { needIndices } from '../domain/skill.ts';
import { GUIDE_BANDS } from '../presets/bands.ts';
import type { Solver } from '../solvers/solver.ts';
import type { BuildLimits } from './build-roster.ts';
import type { Calendars } from './calendars.ts';
import { solveCovering } from './covering.ts';
import { boundByWeek, isForBoundByWeek } from './covering-weeks.ts';
import { floorsAbove } from './floors.ts';
import type { Floors } from './floors.ts';
import type { BandRow } from './band-rows.ts';
import { averageResponseSeconds, predictResponses } from './prediction.ts';
import { replayRoster } from './replay.ts';
import type { QueueRequirement } from './requirement.ts';
import { bandApplies } from './targets-in-force.ts';
import type { QueueWorkload } from './workload.ts';

/** What the rule of thumb is judged on: the same demand, calendars and shifts as the plan. */
export interface RuleOfThumbInput {
  readonly request: ResolvedRequest;
  readonly grid: IntervalGrid;
  readonly calendars: Calendars;
  readonly workload: readonly QueueWorkload[];
  readonly requirement: readonly QueueRequirement[];
  readonly floors: Pick<Floors, 'absenceExtra'>;
  /** Undefined: headcounts are not worked out. */
  readonly covering: CoveringData | undefined;
  readonly rows: readonly BandRow[];
}

/** People a group may grow to for the rule of thumb: it is asked what it needs, not what the team has. */
const GROWTH = 20;

/**
 * The guide’s staffing beside ours: the agents of its base band (the most the queueing model asks there), half as many
 * again at noon, twice as many in the evening, the extra agents in live streams and the same buffer policy, covered with
 * the same shifts by as many people of each kind as it takes.
 */
export function ruleOfThumb(
  input: RuleOfThumbInput,
  solver: Solver,
  limits: BuildLimits,
  now: () => number,
): RuleOfThumb {
  const { request, grid, calendars, workload, requirement, rows } = input;
  const bases = requirement.map((queue) => baseAgents(queue, input));
  const staffed = bases.map((base) => staffByFactor(base, grid, calendars));
  const thumb = requirement.map((queue, q): QueueRequirement => ({ ...queue, required: staffed[q] }));
  const team = input.covering && unboundedTeam(input, input.covering, thumb);
  const people = team && peopleFor(team, solver, limits, now);
  const replay = replayRoster({ ...input, requirement: thumb }, staffed);
  const predicted = predictResponses(workload, replay, staffed, grid);
  const open = [...calendars.open.keys()].filter((interval) => calendars.open[interval] === 1);
  const missed = new Set(replay.missed.map(({ interval }) => interval));
  return {
    baseAgents: bases.reduce((sum, base) => sum + base, 0),
    headcount: people?.headcount ?? null,
    headcountBound: people?.bound ?? null,
    intervalsMissed: missed.size,
    intervals: open.length,
    bands: rows.map(({ band, queue, intervals }) => ({
      band,
      queue: request.queues[queue].id,
      predictedSeconds: averageResponseSeconds(predicted[queue], intervals),
    })),
  };
}

/** People it takes, as far as they can be told: of large teams over several weeks only the bound. */
function peopleFor(
  data: CoveringData,
  solver: Solver,
  limits: BuildLimits,
  now: () => number,
): { readonly headcount: number | null; readonly bound: number | null } {
  const thorough = { ...limits, onProgress: () => undefined, thorough: 'headcount' as const };
  if (isForBoundByWeek(data)) {
    const bound = boundByWeek(data, solver, thorough, now);
    return { headcount: null, bound: bound === undefined ? null : Math.ceil(bound - 1e-6) };
  }
  const { shortage, objective, relaxation } = solveCovering(data, 'headcount', solver, thorough, now);
  return {
    headcount: shortage.value < 1e-6 ? Math.round(objective.value) : null,
    bound: relaxation === undefined ? null : Math.round(objective.bound),
  };
}

/** The most agents of a queue in the base band; where the shop is closed then, the mean over its open hours. */
function baseAgents({ required }: QueueRequirement, { grid, calendars }: RuleOfThumbInput): number {
  const open = [...required.keys()].filter((interval) => calendars.open[interval] === 1);
  const inBase = open.filter((interval) => bandApplies(GUIDE_BANDS[0], grid.clockMinute[interval]));
  if (inBase.length > 0) return Math.max(...inBase.map((interval) => required[interval]));
  return Math.ceil(open.reduce((sum, interval) => sum + required[interval], 0) / open.length);
}

function staffByFactor(base: number, grid: IntervalGrid, calendars: Calendars): Int32Array {
  return Int32Array.from(grid.clockMinute, (minute, interval) => {
    if (calendars.open[interval] === 0) return 0;
    const band = GUIDE_BANDS.find((one) => bandApplies(one, minute));
    return Math.ceil(base * (band?.staffingFactor ?? 1));
  });
}

function unboundedTeam(
  { request, calendars, floors: { absenceExtra } }: RuleOfThumbInput,
  data: CoveringData,
  thumb: readonly QueueRequirement[],
): CoveringData {
  const floors = floorsAbove(request, calendars, thumb, absenceExtra);
  const skillOf = needIndices(request.queues);
  const required = data.skills.map((_, skill) =>
    Int32Array.from({ length: data.intervalCount }, (_, interval) =>
      request.queues.reduce(
        (sum, _, q) => (skillOf[q] === skill ? sum + thumb[q].required[interval] : sum),
        0,
      ),
    ),
  );
  return {
    ...data,
    required,
    liveExtra: floors.liveExtra,
    buffer: floors.buffer,
    authorityFloors: [],
    peopleLimits: [],
    sharedPeople: [],
    responseBands: [],
    groups: data.groups.map((group) => ({
      ...group,
      maximumPeople: group.maximumPeople * GROWTH,
      peopleOnDay: group.peopleOnDay.map(() => group.maximumPeople * GROWTH),
      leastMinutes: undefined,
      personDaysInWeek: group.personDaysInWeek.map(() => group.maximumPeople * GROWTH * 7),
      pinned: new Map(),
    })),
  };
}
