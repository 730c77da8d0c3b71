import type { Replay as ReplayProof } from '../domain/certificate.ts';
import type { BandRow } from './band-rows.ts';
import type { CoveringInput } from './covering-data.ts';
import { raiseRequirement } from './raise.ts';
import type { QueueInterval } from './replay.ts';
import type { RosterBuilder } from './roster-builder.ts';
import type { SimulatedReplay } from './simulated-replay.ts';
import type { StageClock } from './stages.ts';
import { Verification, isStaffed } from './verification.ts';
import type { Round, VerifyLimits } from './verification.ts';

/** A roster whose promises were replayed, with the requirement it was built for in the end. */
export interface Verified extends Round {
  readonly simulation: SimulatedReplay;
  readonly rounds: number;
  readonly ended: ReplayProof['ended'];
}

const MOST_ROUNDS = 6;

/**
 * Builds a roster, replays it against the demand in the chain and then in a simulation, raises the requirement where a
 * target is missed although the people required are there, and gives them to the queues anew or, where they do not suffice,
 * builds again (Atlason, Epelman & Henderson 2008). Requirements only ever rise and rounds are few, so it ends; the result
 * says how. Of all rounds it is the one that misses least.
 */
export function buildVerified(
  first: CoveringInput,
  rows: readonly BandRow[],
  builder: RosterBuilder,
  limits: VerifyLimits,
  clock: StageClock,
  now: () => number,
): Verified {
  const verification = new Verification(rows, builder, limits, clock, now);
  let round = verification.play(first, verification.build(first));
  let best = round;
  for (let rounds = 1; ; rounds++) {
    const finish = (ended: Verified['ended']): Verified => ({
      ...best,
      simulation: best.simulation ?? verification.simulate(best),
      rounds,
      ended,
    });
    const missed = missedIn(round);
    const curable = missed.filter((one) => isStaffed(one, round));
    if (missed.length === 0 && isKnown(round)) return finish('kept');
    if (missed.length > 0 && curable.length === 0) return finish('short');
    if (rounds === MOST_ROUNDS) return finish('rounds');
    if (limits.shouldStop()) return finish('stop');
    if (missed.length === 0) return finish('time');
    const input = raiseRequirement(round.input, round.built, curable);
    const reassigned = builder.reassign(round.input, input, round.built);
    const hasTime = reassigned === undefined ? verification.hasTimeToBuild : verification.hasTimeToPlay;
    if (!hasTime) return finish('time');
    round = verification.play(input, reassigned ?? verification.build(input, round.built));
    if (missesLess(round, best)) best = round;
  }
}

/** What the chain misses, and where it is content what the simulation does. */
function missedIn({ replay, simulation }: Round): readonly QueueInterval[] {
  return simulation === undefined ? replay.missed : [...replay.missed, ...simulation.missed];
}

/** Whether the simulation came far enough to contradict the chain: one replication has no confidence interval. */
function isKnown({ simulation }: Round): boolean {
  return simulation !== undefined && simulation.replications > 1;
}

function missesLess(one: Round, other: Round): boolean {
  const inChain = one.replay.missed.length - other.replay.missed.length;
  const simulated = ({ simulation }: Round): number => simulation?.missed.length ?? Infinity;
  return inChain === 0 ? simulated(one) < simulated(other) : inChain < 0;
}
