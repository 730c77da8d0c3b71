import type { FloatPosition } from '../../domain/float.ts';
import { counted } from '../explanation/words.ts';
import { rounded } from '../rounded.ts';

/** Somebody who stands by with a skill during a stretch. */
export interface StandBy extends Pick<FloatPosition, 'person' | 'queues' | 'spans'> {
  /** Agents to spare, on average, on the tightest of the queues of other skills; Infinity without any. */
  readonly spareElsewhere: number;
  readonly hasLiveDuty: boolean;
  readonly minutes: number;
}

interface OrderRule {
  /** Who has less goes first. */
  readonly rank: (one: StandBy) => number;
  readonly words: (first: StandBy, second: StandBy) => string;
}

/**
 * In this order: whoever can take over fewer queues, so that the versatile stay free; whoever is missed less by the
 * tightest of the other queues; no live duty before live duty, which has its own peaks; the longer stand-by.
 */
const ORDER_RULES: readonly OrderRule[] = [
  {
    rank: ({ queues }) => queues.length,
    words: (first, second) =>
      `${first.person} can take over ${counted(first.queues.length, 'queue')}, ${second.person} ${counted(second.queues.length, 'queue')}`,
  },
  {
    rank: ({ spareElsewhere }) => -rounded(spareElsewhere, 2),
    words: (first, second) =>
      `the other queues of ${first.person} have ${counted(first.spareElsewhere, 'agent')} to spare, those of ${second.person} ${counted(second.spareElsewhere, 'agent')}`,
  },
  {
    rank: ({ hasLiveDuty }) => (hasLiveDuty ? 1 : 0),
    words: (first, second) => `${second.person} has live duty, ${first.person} has none`,
  },
  {
    rank: ({ minutes }) => -minutes,
    words: (first, second) =>
      `${first.person} stands by for ${first.minutes} minutes, ${second.person} for ${second.minutes}`,
  },
];

/** People who stand by together in the order in which they are called, each with what decides their place; ties by id. */
export function activationOrder(standBys: readonly StandBy[]): FloatPosition[] {
  const ordered = standBys.toSorted((one, other) => {
    const rule = decisive(one, other);
    return rule === undefined ? compareIds(one.person, other.person) : rule.rank(one) - rule.rank(other);
  });
  return ordered.map(({ person, spans, queues }, index) => ({
    order: index + 1,
    person,
    spans,
    queues,
    reason: reasonFor(ordered, index),
  }));
}

function decisive(one: StandBy, other: StandBy): OrderRule | undefined {
  return ORDER_RULES.find(({ rank }) => rank(one) !== rank(other));
}

function reasonFor(ordered: readonly StandBy[], index: number): string {
  if (ordered.length === 1) return 'stands by alone';
  const first = Math.min(index, ordered.length - 2);
  const [one, other] = [ordered[first], ordered[first + 1]];
  return decisive(one, other)?.words(one, other) ?? `${one.person} and ${other.person} are alike, so by id`;
}

function compareIds(one: string, other: string): number {
  return one < other ? -1 : 1;
}
