import { expect, test } from 'vitest';
import { fairnessTable } from '../../../src/cli/fairness-table.ts';
import type { DutyFairness } from '../../../src/domain/fairness.ts';
import { sampleRoster } from '../samples.ts';

const share = (person: string, carriedIn: number, worked: number, fairShare: number) => ({
  person,
  carriedIn,
  worked,
  total: carriedIn + worked,
  fairShare,
  deviation: carriedIn + worked - fairShare,
});

const nights: DutyFairness = {
  duty: 'nights',
  people: [share('a01', 4, 1, 3.5), share('a02', 0, 2, 3.5), share('a03', 1, 3, 3.5)],
  spread: 3,
  standardDeviation: 1.2,
};

test('duties with who is furthest from the fair share', () => {
  const weekends: DutyFairness = {
    ...nights,
    duty: 'weekends',
    people: nights.people.slice(0, 2),
    spread: 0.25,
  };
  expect(fairnessTable([nights, weekends])).toEqual([
    '',
    'Fairness',
    '  Duty      People  Shifts  From before  Spread  Furthest above the fair share  Furthest below',
    '  nights         3       6            5       3  a01 +1.5 (has 5)               a02 −1.5 (has 2)',
    '  weekends       2       3            4     0.3  a01 +1.5 (has 5)               a02 −1.5 (has 2)',
  ]);
});

test('nothing where nobody has a duty, or one person alone', () => {
  expect(fairnessTable(sampleRoster.fairness)).toEqual([]);
  expect(fairnessTable([{ ...nights, people: nights.people.slice(0, 1) }])).toEqual([]);
});
