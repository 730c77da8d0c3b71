import type { BandRow } from './band-rows.ts';
import type { BuildLimits, BuiltRoster } from './build-roster.ts';
import type { CoveringInput } from './covering-data.ts';
import { missedAverages } from './missed-averages.ts';
import { replayRoster } from './replay.ts';
import type { QueueInterval, Replay } from './replay.ts';
import type { RosterBuilder } from './roster-builder.ts';
import { simulateRoster } from './simulated-replay.ts';
import type { SimulatedReplay } from './simulated-replay.ts';
import type { SimulationBudget } from './simulation-budget.ts';
import type { StageClock } from './stages.ts';

/** `timeLimitSeconds` is for building; what simulating may take comes on top. */
export interface VerifyLimits extends BuildLimits {
  readonly simulationSeconds: number;
  readonly simulationBudget: SimulationBudget;
}

/** A roster with what its replays came to; not simulated where the chain already finds what can be cured. */
export interface Round {
  readonly input: CoveringInput;
  readonly built: BuiltRoster;
  readonly replay: Replay;
  readonly simulation: SimulatedReplay | undefined;
}

/** The roster is built again only while so much of the time for building is left. */
const LEAST_TIME_SHARE = 0.2;
/** All simulations together may take so many times the time of one. */
const SIMULATIONS = 1.5;
/** A simulation that is begun late still gets so much of its time. */
const LEAST_SIMULATION_SHARE = 0.3;

/** Whether the people required are there: where they are not, asking for more of them changes nothing. */
export function isStaffed(
  { queue, interval }: QueueInterval,
  { input, built }: Pick<Round, 'input' | 'built'>,
): boolean {
  return built.activities.serving[queue][interval] >= input.requirement[queue].required[interval];
}

/** The chain, with the intervals behind an average that is missed among the missed. */
function replayWithAverages(input: CoveringInput, serving: readonly Int32Array[]): Replay {
  const replay = replayRoster(input, serving);
  const known = new Set(replay.missed.map(({ queue, interval }) => `${queue} ${interval}`));
  const behind = missedAverages(input, replay, serving).filter(
    ({ queue, interval }) => !known.has(`${queue} ${interval}`),
  );
  return { ...replay, missed: [...replay.missed, ...behind] };
}

/** Builds and replays rosters, and keeps the time. */
export class Verification {
  private readonly rows: readonly BandRow[];
  private readonly builder: RosterBuilder;
  private readonly limits: VerifyLimits;
  private readonly clock: StageClock;
  private readonly now: () => number;
  private readonly begin: number;

  /** The time runs from here. */
  constructor(
    rows: readonly BandRow[],
    builder: RosterBuilder,
    limits: VerifyLimits,
    clock: StageClock,
    now: () => number,
  ) {
    this.rows = rows;
    this.builder = builder;
    this.limits = limits;
    this.clock = clock;
    this.now = now;
    this.begin = now();
  }

  /** Whether another roster may be built. */
  get hasTimeToBuild(): boolean {
    const { timeLimitSeconds } = this.limits;
    return this.secondsLeftOf(timeLimitSeconds) >= LEAST_TIME_SHARE * timeLimitSeconds;
  }

  /** Whether another roster that costs nothing to build may be replayed. */
  get hasTimeToPlay(): boolean {
    return this.secondsLeft > 0;
  }

  /** A roster for a requirement, in the time for building that is left; from the one built for a lower requirement, if any. */
  build(input: CoveringInput, before?: BuiltRoster): BuiltRoster {
    const timeLimitSeconds = Math.max(1, this.secondsLeftOf(this.limits.timeLimitSeconds));
    return this.builder.build(input, { ...this.limits, timeLimitSeconds }, before);
  }

  /** A roster against its demand: in the chain, and where that leaves nothing to cure in the simulation. */
  play(input: CoveringInput, built: BuiltRoster): Round {
    const replay = this.clock.run('replay', () => replayWithAverages(input, built.activities.serving));
    const isCurable = replay.missed.some((one) => isStaffed(one, { input, built }));
    return { input, built, replay, simulation: isCurable ? undefined : this.simulate({ input, built }) };
  }

  /** The simulation alone. */
  simulate({ input, built }: Pick<Round, 'input' | 'built'>): SimulatedReplay {
    const { simulationSeconds, simulationBudget: budget, seed, shouldStop, helpers } = this.limits;
    const least = LEAST_SIMULATION_SHARE * simulationSeconds;
    const timeLimitSeconds = Math.max(least, Math.min(simulationSeconds, this.secondsLeft));
    const limits = { seed, budget, timeLimitSeconds, shouldStop, now: this.now, helpers };
    return this.clock.run('replay', () =>
      simulateRoster(input, built.rostered.people, built.activities, this.rows, limits),
    );
  }

  private get secondsLeft(): number {
    return this.secondsLeftOf(this.limits.timeLimitSeconds + SIMULATIONS * this.limits.simulationSeconds);
  }

  private secondsLeftOf(budget: number): number {
    return budget - (this.now() - this.begin) / 1000;
  }
}
