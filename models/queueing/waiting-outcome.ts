import { asShare } from './numerics/share.ts';
import type { ContactOutcomes } from './service-level.ts';
import { waitingLine, type WaitingLineData, type WaitingLineQuestion } from './waiting-line.ts';

/** How the contacts of a queue fare before an agent takes them. Shares are of all offered contacts. */
export interface WaitingOutcome extends ContactOutcomes {
  readonly probabilityWait: number;
  readonly abandoned: number;
  /** Over all offered contacts, those who give up included; Infinity when the line grows without end. */
  readonly averageWaitSeconds: number;
  /** Over the answered contacts only. */
  readonly averageWaitOfAnsweredSeconds: number;
  /** Share of the answered who had to wait. */
  readonly waitedOfAnswered: number;
  /** Share of the answered who had to wait and whose wait plus reply exceeds the response limit. */
  readonly waitedAndLateOfAnswered: number;
  /** False when nobody gives up and the team cannot keep up. */
  readonly stable: boolean;
}

/**
 * Joins the line to the team in front of it.
 * @param blocking probability that the team is full if nobody were allowed to wait (the truncated chain).
 */
export function waitingOutcome(
  blocking: number,
  data: WaitingLineData,
  question: WaitingLineQuestion,
): WaitingOutcome {
  if (blocking < lostInRounding && data.contactsPerSecond < data.completionsPerSecond) {
    return { ...nobodyWaits, probabilityWait: blocking };
  }
  const line = waitingLine(data, question);
  if (line === undefined) return overwhelmed;
  const belowFull = (1 - blocking) * Math.exp(-line.logScale);
  const total = belowFull + blocking * line.full;
  const full = blocking / total;
  const answeredWaiting = full * line.answered;
  const atOnce = belowFull / total;
  const answered = asShare(atOnce + answeredWaiting);
  const abandoned = asShare(full * line.abandoned);
  return {
    stable: true,
    probabilityWait: asShare(full * line.full),
    abandoned,
    answered,
    answeredWithin: asShare(atOnce + full * line.answeredWithin),
    waitedWithin: asShare(1 - full * line.waitingAfter),
    averageWaitSeconds:
      data.patienceSeconds === Infinity ? full * line.answeredSeconds : abandoned * data.patienceSeconds,
    averageWaitOfAnsweredSeconds: answered > 0 ? (full * line.answeredSeconds) / answered : Infinity,
    waitedOfAnswered: answered > 0 ? asShare(answeredWaiting / answered) : 1,
    waitedAndLateOfAnswered: answered > 0 ? asShare((full * line.answeredLate) / answered) : 1,
  };
}

/** A full team so rare that one minus its probability is one. */
const lostInRounding = 1e-18;

const nobodyWaits: WaitingOutcome = {
  stable: true,
  probabilityWait: 0,
  abandoned: 0,
  answered: 1,
  answeredWithin: 1,
  waitedWithin: 1,
  averageWaitSeconds: 0,
  averageWaitOfAnsweredSeconds: 0,
  waitedOfAnswered: 0,
  waitedAndLateOfAnswered: 0,
};

/** Nobody gives up and the team cannot keep up: whoever arrives waits for ever. */
const overwhelmed: WaitingOutcome = {
  stable: false,
  probabilityWait: 1,
  abandoned: 0,
  answered: 1,
  answeredWithin: 0,
  waitedWithin: 0,
  averageWaitSeconds: Infinity,
  averageWaitOfAnsweredSeconds: Infinity,
  waitedOfAnswered: 1,
  waitedAndLateOfAnswered: 1,
};
