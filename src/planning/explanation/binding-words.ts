import { percent } from '../percent.ts';
import { RAISED } from '../raise.ts';

/** How a binding target is written in the coverage, and what a manager calls it; what follows it is kept. */
const PHRASES: readonly (readonly [pattern: RegExp, phrase: (...parts: string[]) => string])[] = [
  [/^averageResponseSeconds ≤ ([\d.]+)/, (seconds) => `an average answer within ${seconds} s`],
  [
    /^answeredWithin ([\d.]+) s ≥ ([\d.]+)/,
    (seconds, share) => `${percent(Number(share))} answered within ${seconds} s`,
  ],
  [/^threeMinuteReplyRate ≥ ([\d.]+)/, (share) => `${percent(Number(share))} of replies within 3 minutes`],
  [/^maximumAbandonment ≤ ([\d.]+)/, (share) => `at most ${percent(Number(share))} of customers giving up`],
  [/^enough agents to keep up with the work/, () => 'keeping up with the work'],
  [/^minimumAgents of queue/, () => 'the least number of agents of queue'],
];

/** A binding target as what agents are needed for: “an average answer within 20 s (band 20:00–24:00)”. */
export function bindingInWords(target: string): string {
  for (const [pattern, phrase] of PHRASES) {
    const found = pattern.exec(target);
    if (found !== null) return phrase(...found.slice(1)) + ofManager(target.slice(found[0].length));
  }
  return ofManager(target);
}

function ofManager(rest: string): string {
  return rest.replace(RAISED, ', with more agents where the roster missed it');
}

/** “a”, “a and b”, “a, b and c”. */
export function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
