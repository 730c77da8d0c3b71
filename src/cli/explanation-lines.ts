import type { Explanation } from '../domain/explanation.ts';
import type { Shortage } from '../domain/shortage.ts';
import { printable } from './terminal.ts';

/** At most so many stretches and targets; the roster has them all. */
const DRIVERS_SHOWN = 3;
const TARGETS_SHOWN = 2;

/** The first sentences of an explanation, for a terminal. */
export function explanationLines(explanation: Explanation): string[] {
  const { headcount, drivers, targets, overstaffing, gaps, shortage } = explanation;
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
  const why = ['', 'Why', ...sentences.map((sentence) => `  ${printable(sentence)}`)];
  return shortage === null ? why : [...why, ...shortageLines(shortage)];
}

/** What cannot all be kept, and what would help. */
function shortageLines({ conflicts, relaxations, note }: Shortage): string[] {
  const lines = [
    ...conflicts.flatMap(({ facts }) => [
      'These cannot all be kept:',
      ...facts.map(({ words }) => `  - ${words}`),
    ]),
    ...(relaxations.length === 0 ? [] : ['What would help, least effort for its effect first:']),
    ...relaxations.map(({ words }) => `  - ${words}`),
    note,
  ];
  return ['', 'Why people are missing', ...lines.map((line) => `  ${printable(line)}`)];
}
