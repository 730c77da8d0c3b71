import { expect, test } from 'vitest';
import { toAlgebra } from '../../../../models/linear/algebra.ts';
import { buildLinesModel, type ProposedLine } from '../../../../models/rostering/lines/build.ts';
import type { LinesData } from '../../../../models/rostering/lines/data.ts';
import { decodeLines, encodeLines } from '../../../../models/rostering/lines/decode.ts';
import { rosterCost } from '../../../../models/rostering/lines/roster-cost.ts';
import { evaluate } from '../../../../models/linear/evaluate.ts';
import { constraintNames } from '../../../support/formulation.ts';
import { rules } from './instances.ts';

/** Two days, an early and a late shift, two people of whom the second wants the second day off. */
const data: LinesData = {
  days: 2,
  weekends: [],
  shifts: [
    { name: 'early', minutes: 480, barredNextDay: [] },
    { name: 'late', minutes: 480, barredNextDay: [0] },
  ],
  people: [
    { name: 'ann', rules: rules(), daysOff: [], costs: new Float64Array(6) },
    { name: 'bob', rules: rules(), daysOff: [], costs: Float64Array.of(0, 0, 0, 0, 3, 3) },
  ],
  cover: [
    { day: 0, shifts: [0], required: 1, shortageCost: 10, excessCost: 2 },
    { day: 1, shifts: [0, 1], required: 2, shortageCost: 20, excessCost: 1 },
  ],
};
const proposed: ProposedLine[] = [
  { person: 0, line: Uint16Array.of(1, 2) },
  { person: 1, line: Uint16Array.of(1, 0) },
  { person: 1, line: Uint16Array.of(0, 2) },
];

test('the smallest model, whole', () => {
  expect(toAlgebra(buildLinesModel(data, proposed, 'whole').model)).toBe(`minimise
  10 missing[0] + 20 missing[1] + 2 excess[0] + excess[1] + 3 line[1,2]
subject to
  one-line[0]: line[0,0] = 1
  one-line[1]: line[1,1] + line[1,2] = 1
  cover[0]: line[0,0] + line[1,1] + missing[0] - excess[0] = 1
  cover[1]: line[0,0] + line[1,2] + missing[1] - excess[1] = 2
integers
  line[0,0]
  line[1,1]
  line[1,2]
`);
});

test('code and formulation name the same constraints', () => {
  const { model } = buildLinesModel(data, proposed, 'whole');
  const families = new Set(model.rowNames.map((name) => name.split('[')[0]));
  expect(constraintNames('rostering/lines')).toEqual([...families].sort());
});

test('a roster and the values that stand for it', () => {
  const built = buildLinesModel(data, proposed, 'whole');
  for (const second of [1, 2]) {
    const roster = [proposed[0].line, proposed[second].line];
    const values = encodeLines(data, built, proposed, roster);
    const { objective, violation } = evaluate(built.model, values);
    expect(violation).toBe(0);
    expect(objective).toBe(rosterCost(data, roster));
    expect(decodeLines(data, built, proposed, values)).toEqual(roster);
  }
  expect(() => decodeLines(data, built, proposed, new Float64Array(7))).toThrow('Person 0 has no line');
});
