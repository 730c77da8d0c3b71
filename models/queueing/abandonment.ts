import { erlangB } from './erlang.ts';
import { waitingOutcome, type WaitingOutcome } from './waiting-outcome.ts';

/** A single-task queue with abandonment, M/M/n+M. */
export interface ErlangAData {
  readonly contactsPerSecond: number;
  readonly handleSeconds: number;
  /** 0 gives Erlang's loss system, Infinity Erlang C. */
  readonly patienceSeconds: number;
  readonly servers: number;
}

/** Time limits of the answer; see `serviceLevel` for the definitions. */
export interface ErlangAQuestion {
  readonly withinSeconds: number;
  /** A second limit on the wait, reported as `waitedAndLateOfAnswered`. */
  readonly responseSeconds: number;
}

/** Waiting and giving up in an Erlang A queue, with the busy share of the servers. */
export interface ErlangA extends WaitingOutcome {
  readonly occupancy: number;
}

/**
 * Erlang A (Palm 1957; Mandelbaum & Zeltyn 2007): Erlang B below full, the waiting line beyond.
 * Needs a positive arrival rate and at least one server.
 */
export function erlangA(data: ErlangAData, question: ErlangAQuestion): ErlangA {
  const { contactsPerSecond, handleSeconds, patienceSeconds, servers } = data;
  const erlangs = contactsPerSecond * handleSeconds;
  const outcome = waitingOutcome(
    erlangB(servers, erlangs),
    { contactsPerSecond, completionsPerSecond: servers / handleSeconds, patienceSeconds },
    { ...question, replyLongerThan: () => 0 },
  );
  const occupancy = outcome.stable ? Math.min(1, (erlangs * outcome.answered) / servers) : 1;
  return { ...outcome, occupancy };
}
