import type { Explanation } from '../domain/explanation.ts';
import type { Shortage } from '../domain/shortage.ts';
import { printable } from './terminal.ts';

/** At most so many stretches and targets; the roster has them all. */
const DRIVERS_SHOWN = 3;
const TARGETS_SHOWN = 3;

/** The first sentences of an explanation under their title, for a terminal. */
export function explanationLines(explanation: Explanation): string[] {
  const { shortage } = explanation;
  const sentences = explanationSentences(explanation);
  const why = ['', 'Why', ...sentences.map((sentence) => `  ${printable(sentence)}`)];
  return shortage === null ? why : [...why, ...shortageLines(shortage)];
}

/** The first sentences of an explanation, from the headcount to the gaps. */
export function explanationSentences({
  headcount,
  drivers,
  targets,
  overstaffing,
  gaps,
}: Explanation): string[] {
  const { stretches, note } = drivers;
  return [
    ...headcount.words,
    ...stretches.slice(0, DRIVERS_SHOWN).map(({ words }) => words),
    ...(stretches.length === 0 ? [note] : []),
    ...(targets.length === 0 ? [] : [whatSetsAgents(targets)]),
    ...overstaffing.words,
    ...gaps.map(({ words }) => words),
  ];
}

function whatSetsAgents(targets: Explanation['targets']): string {
  const shown = targets.slice(0, TARGETS_SHOWN);
  const shares = shown.map(
    ({ words, share }) => `${words}, ${share < 0.01 ? 'under 1' : Math.round(share * 100)} % of the time`,
  );
  const more = targets.length > shown.length ? `; and ${targets.length - shown.length} more` : '';
  return `What sets how many agents a queue needs: ${shares.join('; ')}${more}.`;
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
