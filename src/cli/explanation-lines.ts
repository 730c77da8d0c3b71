import type { Explanation } from '../domain/explanation.ts';
import { printable } from './terminal.ts';

/** At most so many stretches and targets; the roster has them all. */
const DRIVERS_SHOWN = 3;
const TARGETS_SHOWN = 2;

/** The first sentences of an explanation, for a terminal. */
export function explanationLines({ headcount, drivers, targets, overstaffing, gaps }: Explanation): string[] {
  const { stretches, note } = drivers;
  const sentences = [
    ...headcount.words,
    ...stretches.slice(0, DRIVERS_SHOWN).map(({ words }) => words),
    ...(stretches.length === 0 ? [note] : []),
    ...targets
      .slice(0, TARGETS_SHOWN)
      .map(({ target, intervals }) => `Set by ${target}: ${intervals} queue intervals.`),
    ...overstaffing.words,
    ...gaps.map(({ words }) => words),
  ];
  return ['', 'Why', ...sentences.map((sentence) => `  ${printable(sentence)}`)];
}
