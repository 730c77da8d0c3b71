import type { Replay as ReplayProof } from '../domain/certificate.ts';
import type { Solver } from '../solvers/solver.ts';
import { buildRoster } from './build-roster.ts';
import type { BuildLimits, BuiltRoster } from './build-roster.ts';
import type { CoveringInput } from './covering-data.ts';
import { floorsAbove } from './floors.ts';
import { replayRoster } from './replay.ts';
import type { MissedInterval, Replay } from './replay.ts';
import type { QueueRequirement } from './requirement.ts';
import type { StageClock } from './stages.ts';

/** A roster whose promises were replayed, with the requirement it was built for in the end. */
export interface Verified {
  readonly input: CoveringInput;
  readonly built: BuiltRoster;
  readonly replay: Replay;
  readonly rounds: number;
  readonly ended: ReplayProof['ended'];
}

const MOST_ROUNDS = 3;
/** A further round is begun only while so much of the time is left. */
const LEAST_TIME_SHARE = 0.2;

/**
 * Builds a roster, replays it against the demand, raises the requirement where a target is missed although the people
 * required are there, and builds again (Atlason, Epelman & Henderson 2008). Requirements only ever rise and rounds are few,
 * so it ends; the result says how.
 */
export function buildVerified(
  first: CoveringInput,
  solver: Solver,
  limits: BuildLimits,
  clock: StageClock,
  now: () => number,
): Verified {
  const deadline = now() + limits.timeLimitSeconds * 1000;
  const secondsLeft = (): number => (deadline - now()) / 1000;
  let input = first;
  for (let rounds = 1; ; rounds++) {
    const timeLimitSeconds = Math.max(1, secondsLeft());
    const built = buildRoster(input, solver, { ...limits, timeLimitSeconds }, clock, now);
    const { grid, request } = input;
    const replay = clock.run('replay', () =>
      replayRoster(input.workload, input.requirement, built.activities.serving, grid, request.shrinkage),
    );
    const curable = replay.missed.filter((one) => isStaffed(one, input, built));
    const ended = endOf(
      replay,
      curable,
      rounds,
      secondsLeft() / limits.timeLimitSeconds,
      limits.shouldStop(),
    );
    if (ended !== undefined) return { input, built, replay, rounds, ended };
    input = raised(input, curable);
  }
}

function endOf(
  replay: Replay,
  curable: readonly MissedInterval[],
  rounds: number,
  timeShareLeft: number,
  stopped: boolean,
): ReplayProof['ended'] | undefined {
  if (replay.missed.length === 0) return 'kept';
  if (curable.length === 0) return 'short';
  if (rounds >= MOST_ROUNDS) return 'rounds';
  if (stopped) return 'stop';
  return timeShareLeft < LEAST_TIME_SHARE ? 'time' : undefined;
}

/** Whether the people required are there: where they are not, asking for more of them changes nothing. */
function isStaffed({ queue, interval }: MissedInterval, input: CoveringInput, built: BuiltRoster): boolean {
  return built.activities.serving[queue][interval] >= input.requirement[queue].required[interval];
}

/** One agent more than were there, in every interval that missed a target with the people required. */
function raised(input: CoveringInput, missed: readonly MissedInterval[]): CoveringInput {
  const requirement = input.requirement.map((queue, q): QueueRequirement => {
    const here = missed.filter((one) => one.queue === q);
    const required = queue.required.slice();
    const binding = [...queue.binding];
    for (const { interval } of here) {
      required[interval]++;
      binding[interval] = `${queue.binding[interval].replace(RAISED, '')}${RAISED}`;
    }
    return { ...queue, required, binding };
  });
  return {
    ...input,
    requirement,
    floors: floorsAbove(input.request, input.calendars, requirement, input.floors.absenceExtra),
  };
}

const RAISED = ', raised after the replay';
