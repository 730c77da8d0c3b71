import { ChatTeam } from './chat-team.ts';
import type { CompiledScenario } from './compiled-scenario.ts';

/** What one replication counted. */
export interface PlayedReplication {
  /** The values of a tally; good until the next replication is asked for. */
  readonly values: Float64Array;
  /** Contacts nobody could serve or lose after the horizon. */
  readonly contactsLeft: number;
}

/** Whoever plays the replications of one scenario: the same numbers count the same, whoever does. */
export interface Replications {
  /** Plays one, asked for from 0 on without a gap; undefined when it was stopped before its end. */
  play(replication: number, shouldStop: () => boolean): PlayedReplication | undefined;
}

/** One replication after the other, by the caller. */
export class ReplicationsInTurn implements Replications {
  private readonly scenario: CompiledScenario;
  private readonly team: ChatTeam;

  /** @param seed any safe integer */
  constructor(scenario: CompiledScenario, seed: number) {
    this.scenario = scenario;
    this.team = new ChatTeam(scenario, seed);
  }

  play(replication: number, shouldStop: () => boolean): PlayedReplication | undefined {
    const { team, scenario } = this;
    team.start(replication);
    for (let interval = 0; interval < scenario.intervalCount; interval += 1) {
      if (shouldStop()) return undefined;
      if (interval > 0) team.beginInterval(interval);
      team.runUntil((interval + 1) * scenario.intervalSeconds);
    }
    team.finish();
    return { values: team.tally.values, contactsLeft: team.contactsInSystem };
  }
}
