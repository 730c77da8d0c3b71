import type { DutyFairness, DutyName } from '../domain/fairness.ts';
import { number } from './figures.ts';
import { textTable } from './text-table.ts';

const DUTY_WORDS: Readonly<Record<DutyName, string>> = {
  nights: 'nights',
  weekends: 'weekends',
  liveDuties: 'live duty',
  bufferDuties: 'buffer duty',
};

/** What stands over the columns of `fairnessRows`. */
export const FAIRNESS_TITLES = [
  'Duty',
  'People',
  'Shifts',
  'From before',
  'Spread',
  'Furthest above the fair share',
  'Furthest below',
] as const;
/** Columns of numbers. */
const ALIGNED_RIGHT: ReadonlySet<number> = new Set([1, 2, 3, 4]);

/** How evenly each duty is shared out; empty where nobody shares any. */
export function fairnessTable(fairness: readonly DutyFairness[]): string[] {
  const rows = fairnessRows(fairness);
  if (rows.length === 0) return [];
  const lines = textTable(
    FAIRNESS_TITLES.map((title, k) => ({ title, align: ALIGNED_RIGHT.has(k) ? 'right' : 'left' })),
    rows,
  );
  return ['', 'Fairness', ...lines.map((line) => `  ${line}`)];
}

/** The same as rows: duty, people who share it, shifts, those from before, spread, and who is furthest from the fair share. */
export function fairnessRows(fairness: readonly DutyFairness[]): string[][] {
  return fairness
    .filter(({ people }) => people.length > 1 && people.some(({ total }) => total > 0))
    .map(({ duty, people, spread }) => {
      const sum = (of: (person: DutyFairness['people'][number]) => number): number =>
        people.reduce((all, person) => all + of(person), 0);
      const byDeviation = people.toSorted((a, b) => b.deviation - a.deviation);
      return [
        DUTY_WORDS[duty],
        String(people.length),
        String(sum(({ worked }) => worked)),
        String(sum(({ carriedIn }) => carriedIn)),
        number(spread),
        deviationInWords(byDeviation[0]),
        deviationInWords(byDeviation[byDeviation.length - 1]),
      ];
    });
}

function deviationInWords({ person, total, deviation }: DutyFairness['people'][number]): string {
  const sign = deviation < 0 ? '−' : '+';
  return `${person} ${sign}${number(Math.abs(deviation))} (has ${total})`;
}
